import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PatRestrictType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseOfDeletedPatient, requireLivePatient } from '../../practice/office/patients.ts';
import { keyInput, namedInput, type ValuesOf } from '../../wire/input.ts';

type PatRestriction = Row<'patrestriction'>;

const { None: _unused, ...types } = PatRestrictType;

/** Body of PatRestrictions POST. */
export const patRestrictionInputs = {
  PatNum: keyInput({ required: true }),
  PatRestrictType: namedInput(types, { required: true, refusal: 'PatRestrictType must be "ApptSchedule".' }),
};

/** From now on the patient gets no appointments. */
export async function createPatRestriction(
  tx: Transaction,
  sent: ValuesOf<typeof patRestrictionInputs>,
): Promise<PatRestriction> {
  await requireLivePatient(tx, sent.PatNum);
  const before = await rowsWhere(tx, 'patrestriction', 'PatNum', sent.PatNum);
  if (before.some((row) => row.PatRestrictType === sent.PatRestrictType)) {
    throw badRequest('The patient already has this PatRestriction.');
  }
  return insertRow(tx, 'patrestriction', sent);
}

export async function removePatRestriction(tx: Transaction, restriction: PatRestriction): Promise<void> {
  await refuseOfDeletedPatient(tx, restriction);
  await deleteRows(tx, 'patrestriction', [restriction]);
}
