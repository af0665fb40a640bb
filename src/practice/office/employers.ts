import type { Transaction } from '../../db/handle.ts';
import { requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import type { Key } from '../../domain/key.ts';

/** The employer with this number, or 404; the lock keeps it from being removed meanwhile. 0 names none. */
export async function requireEmployerIfAny(tx: Transaction, employerNum: Key): Promise<Row<'employer'> | undefined> {
  if (!employerNum) return undefined;
  await lockShared(tx, 'employer', employerNum);
  return requireRow(tx, 'employer', employerNum, 'Employer');
}
