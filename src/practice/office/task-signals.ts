import type { Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import { InvalidType, KeyType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

/** Tells open workstations to read a task again, and to pop it up where somebody waits for it (`companions-people.md` 15). */
export async function signalTask(tx: Transaction, taskNum: Key): Promise<void> {
  for (const IType of [InvalidType.Task, InvalidType.TaskPopup]) {
    await insertRow(tx, 'signalod', { IType, FKeyType: KeyType.Task, FKey: taskNum, SigDateTime: tx.now });
  }
}
