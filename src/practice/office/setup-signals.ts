import type { Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import { InvalidType, KeyType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

/** Tells open workstations which of the office's lists they must read again (`companions-people.md` 1.10). */
export async function signalSetup(tx: Transaction, list: keyof typeof InvalidType, feeSched?: Key): Promise<void> {
  await insertRow(tx, 'signalod', {
    IType: InvalidType[list],
    FKeyType: feeSched === undefined ? KeyType.Undefined : KeyType.FeeSched,
    FKey: feeSched ?? 0,
    SigDateTime: tx.now,
  });
}
