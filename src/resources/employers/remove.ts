import type { Transaction } from '../../db/handle.ts';
import { deleteRows, hasRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { badRequest } from '../../domain/refusal.ts';

/** Deletes an employer that no patient and no plan names (Employers page). */
export async function removeEmployer(tx: Transaction, employer: Row<'employer'>): Promise<void> {
  await lockShared(tx, 'employer', employer.EmployerNum);
  for (const table of ['patient', 'insplan'] as const) {
    if (await hasRow(tx, table, { EmployerNum: employer.EmployerNum })) {
      throw badRequest('Employer is attached to a patient or an insurance plan and cannot be deleted.');
    }
  }
  await deleteRows(tx, 'employer', [employer]);
}
