import type { AccountEntry } from '../../domain/aging.ts';
import type { Key } from '../../domain/key.ts';

/** A charge or credit, and the patient whose account it is on. */
export interface PatientEntry extends AccountEntry {
  readonly patNum: Key;
  readonly clinicNum: Key;
}
