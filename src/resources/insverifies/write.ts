import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { VerifyType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateInput, keyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type InsVerify = Row<'insverify'>;

const { InsuranceBenefit, PatientEnrollment } = VerifyType;

/** Body of InsVerifies PUT. */
export const insVerifyInputs = {
  DateLastVerified: dateInput({ description: 'Closes the verification.' }),
  VerifyType: namedInput({ PatientEnrollment, InsuranceBenefit }, { required: true }),
  FKey: keyInput({ required: true, description: 'PatPlanNum or PlanNum, by VerifyType.' }),
  DefNum: keyInput({ description: 'DefNum of category 38; 0 = none.' }),
  Note: textInput({ ...sized('insverify', 'Note'), verbatim: true, added: '24.1.17' }),
};

/**
 * PUT insverifies: with a date the verification is closed and a copy with its status and note goes to the history;
 * without one only status and note of the open verification change (`companions-insurance.md` 14).
 */
export async function verifyInsurance(tx: Transaction, sent: ValuesOf<typeof insVerifyInputs>): Promise<InsVerify> {
  await requireVerified(tx, sent.VerifyType, sent.FKey);
  await requireDefinitionIfAny(tx, 'InsuranceVerificationStatus', sent.DefNum, 'DefNum');
  const PatNum = await patientVerified(tx, sent.VerifyType, sent.FKey);
  if (PatNum) await refuseOfDeletedPatient(tx, { PatNum });
  const stored = (await rowsWhere(tx, 'insverify', 'FKey', sent.FKey)).find(
    ({ VerifyType: type }) => type === sent.VerifyType,
  );
  const { VerifyType: type, FKey, ...plain } = sent;
  const row = stored ?? (await insertRow(tx, 'insverify', { VerifyType: type, FKey, DateTimeEntry: tx.now }));
  const said = await updateRow(tx, 'insverify', row, asColumns(plain));
  if (sent.DateLastVerified === undefined) return said;
  const { SecDateTEdit: _stamp, ...history } = said;
  await insertRow(tx, 'insverifyhist', { ...history, VerifyUserNum: 0 });
  return updateRow(tx, 'insverify', said, {
    UserNum: 0,
    DefNum: 0,
    Note: '',
    DateLastAssigned: MIN_DATE_TIME,
  });
}

/** The patient whose enrollment was verified; nobody if it was a plan. */
export async function patientVerified(handle: Handle, type: VerifyType, key: Key): Promise<Key | undefined> {
  return type === PatientEnrollment ? (await findRow(handle, 'patplan', key))?.PatNum : undefined;
}

async function requireVerified(handle: Handle, type: VerifyType, key: Key): Promise<void> {
  const isLink = type === PatientEnrollment;
  const found = isLink ? await findRow(handle, 'patplan', key) : await findRow(handle, 'insplan', key);
  if (!found) throw notFound(isLink ? 'PatPlan' : 'InsPlan');
}
