import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { GuardianRelationship } from '../../domain/enums.ts';
import { notFound } from '../../domain/refusal.ts';
import { patientRow, refuseDeletedPatient, refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { flagInput, keyInput, namedInput, type ValuesOf } from '../../wire/input.ts';

type Guardian = Row<'guardian'>;

/** Body of Guardians POST. */
export const newGuardianInputs = {
  PatNumChild: keyInput({ required: true }),
  PatNumGuardian: keyInput({ required: true }),
  Relationship: namedInput(GuardianRelationship, {
    required: true,
    description: 'What the guardian is to the child.',
  }),
  IsGuardian: flagInput({ description: 'Default: false.' }),
};

/** Body of Guardians PUT. */
export const guardianInputs = {
  Relationship: namedInput(GuardianRelationship),
  IsGuardian: flagInput(),
};

export async function createGuardian(tx: Transaction, sent: ValuesOf<typeof newGuardianInputs>): Promise<Guardian> {
  const child = await patientRow(tx, sent.PatNumChild);
  if (!child) throw notFound('PatNumChild');
  const guardian = await patientRow(tx, sent.PatNumGuardian);
  if (!guardian) throw notFound('PatNumGuardian');
  refuseDeletedPatient(child);
  refuseDeletedPatient(guardian);
  return insertRow(tx, 'guardian', asColumns(sent));
}

export async function updateGuardian(
  tx: Transaction,
  guardian: Guardian,
  sent: ValuesOf<typeof guardianInputs>,
): Promise<Guardian> {
  await refuseOfDeletedPatient(tx, { PatNum: guardian.PatNumChild });
  return updateRow(tx, 'guardian', guardian, asColumns(sent));
}

export async function removeGuardian(tx: Transaction, guardian: Guardian): Promise<void> {
  await refuseOfDeletedPatient(tx, { PatNum: guardian.PatNumChild });
  await deleteRows(tx, 'guardian', [guardian]);
}
