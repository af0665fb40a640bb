import { InvalidType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import type { Transaction } from '../handle.ts';
import { insertRow } from '../rows/rows.ts';
import type { TableName } from '../schema/tables.ts';
import { isPatient } from '../shared-lock.ts';

/** What an open workstation shows of a table, and reads again when it is told to (data model, Side tables). */
const shownIn: Partial<Record<TableName, readonly number[]>> = {
  treatplan: [InvalidType.TPModule],
  treatplanattach: [InvalidType.TPModule],
  proctp: [InvalidType.TPModule],
  procedurelog: [InvalidType.TPModule, InvalidType.AccModule],
};

/** Whether a change of one of these tables is told to workstations. */
export const signalsFollow = (changed: readonly TableName[]) => changed.some((table) => shownIn[table]);

/** Tells the office's open workstations what of these patients they must read again. */
export async function signalWorkstations(tx: Transaction, patients: ReadonlySet<Key>): Promise<void> {
  const signals = new Set(tx.changes.flatMap(({ table }) => shownIn[table] ?? []));
  for (const patNum of [...patients].filter(isPatient)) {
    for (const signal of signals) {
      await insertRow(tx, 'signalod', { IType: signal, FKeyType: 'PatNum', FKey: patNum, SigDateTime: tx.now });
    }
  }
}
