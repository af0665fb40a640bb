import type { AccountEntry } from '../../domain/aging.ts';
import type { Key } from '../../domain/key.ts';

/** A charge or credit, and on whose account it stands. */
export interface PatientEntry extends AccountEntry {
  readonly patNum: Key;
  readonly clinicNum: Key;
}
