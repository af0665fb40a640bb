import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { definitionByName, requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refuseOfDeletedPatient, requireLivePatient } from '../../practice/office/patients.ts';
import { copiedToReferral } from '../../practice/people/referral-copies.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newReferralInputs, referralInputs } from './inputs.ts';

type Referral = Row<'referral'>;

/** A patient, a provider or something else that sends patients (`companions-people.md` 13). */
export async function createReferral(tx: Transaction, sent: ValuesOf<typeof newReferralInputs>): Promise<Referral> {
  const { PatNum, specialty, ...columns } = sent;
  const ofPatient = PatNum ? await patientColumns(tx, PatNum, sent.LName) : undefined;
  const Specialty = await specialtyFrom(tx, sent);
  const isProvider = Specialty !== undefined;
  return insertRow(tx, 'referral', {
    NotPerson: PatNum || isProvider ? 0 : 1,
    IsDoctor: isProvider ? 1 : 0,
    Note: '',
    ...asColumns(columns),
    ...(isProvider ? { Specialty } : {}),
    ...ofPatient,
  });
}

async function patientColumns(tx: Transaction, patNum: Key, lastName: string): Promise<Partial<Referral>> {
  const patient = await requireLivePatient(tx, patNum);
  if ((patient.LName ?? '').toLowerCase() !== lastName.toLowerCase())
    throw badRequest('LName does not match the patient.');
  if ((await rowsWhere(tx, 'referral', 'PatNum', patNum)).length > 0) {
    throw badRequest('A Referral for that patient already exists.');
  }
  return { PatNum: patNum, IsDoctor: 0, NotPerson: 0, ...copiedToReferral(patient), Phone2: patient.WirelessPhone };
}

async function specialtyFrom(
  handle: Handle,
  { Specialty, specialty }: { Specialty?: Key | undefined; specialty?: string | undefined },
): Promise<Key | undefined> {
  const named = await definitionByName(handle, 'ProviderSpecialties', specialty, 'specialty');
  return named ?? (await requireDefinitionIfAny(handle, 'ProviderSpecialties', Specialty, 'Specialty'))?.DefNum;
}

/** A patient's referral follows the patient: only its notes can be changed here. */
export async function updateReferral(
  tx: Transaction,
  referral: Referral,
  sent: ValuesOf<typeof referralInputs>,
): Promise<Referral> {
  if (referral.PatNum !== 0) {
    await refuseOfDeletedPatient(tx, referral);
    const other = Object.keys(asColumns(sent)).find((name) => name !== 'Note' && name !== 'DisplayNote');
    if (other) throw badRequest(`${other} cannot be changed for a patient referral.`);
  }
  await specialtyFrom(tx, sent);
  return updateRow(tx, 'referral', referral, asColumns(sent));
}
