import { InvalidType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import type { Transaction } from '../practice.ts';
import { insertRow } from '../rows.ts';

const PLAN_TABLES = ['treatplan', 'treatplanattach', 'proctp', 'procedurelog'];

/**
 * Tells the office's open workstations to read a patient's plans, and after changes of procedures the account, again
 * (data model, Side tables).
 */
export async function signalWorkstations(
  tx: Transaction,
  written: ReadonlySet<string>,
  patients: ReadonlySet<Key>,
): Promise<void> {
  const signals: number[] = [];
  if (PLAN_TABLES.some((table) => written.has(table))) signals.push(InvalidType.TPModule);
  if (written.has('procedurelog')) signals.push(InvalidType.AccModule);
  for (const patNum of patients) {
    for (const signal of signals) {
      await insertRow(tx, 'signalod', { IType: signal, FKeyType: 'PatNum', FKey: patNum, SigDateTime: tx.now });
    }
  }
}
