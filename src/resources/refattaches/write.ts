import type { Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { ReferralToStatus, ReferralType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { placeBehind } from '../../practice/office/last-place.ts';
import {
  refuseDeletedPatient,
  refuseOfAnother,
  refuseOfDeletedPatient,
  requirePatient,
} from '../../practice/office/patients.ts';
import { requireProviderIfAny } from '../../practice/office/providers.ts';
import { requireReferences, rowIfAny, rowOf } from '../../practice/office/references.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateInput, flagInput, keyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type RefAttach = Row<'refattach'>;

const rest = {
  RefDate: dateInput({ description: 'Default: today.' }),
  ReferralType: namedInput(ReferralType, { description: 'Default: RefFrom.' }),
  RefToStatus: namedInput(ReferralToStatus, { description: 'Default: None.' }),
  Note: textInput({ ...sized('refattach', 'Note'), verbatim: true }),
  IsTransitionOfCare: flagInput({ added: '23.3.26' }),
  ProcNum: keyInput({ added: '23.3.26', description: 'procedurelog.ProcNum of the patient; 0 = none.' }),
  DateProcComplete: dateInput({ added: '23.3.26' }),
  ProvNum: keyInput({ added: '23.3.26', description: 'Only with ReferralType RefTo.' }),
};

/** Body of RefAttaches POST. */
export const newRefAttachInputs = {
  PatNum: keyInput({ required: true }),
  ReferralNum: keyInput({ description: 'This or referralName; takes precedence over the name.' }),
  referralName: textInput({
    ...sized('referral', 'LName'),
    description: 'LName of a referral; created if there is none.',
  }),
  ...rest,
};

/** Body of RefAttaches PUT. */
export const refAttachInputs = { ReferralNum: keyInput(), ...rest };

type Sent = ValuesOf<typeof refAttachInputs>;

/** Says who sent a patient, or to whom the patient was sent (`companions-people.md` 13). */
export async function createRefAttach(
  tx: Transaction,
  { PatNum, referralName, ...given }: ValuesOf<typeof newRefAttachInputs>,
  ignore: (name: string) => void,
): Promise<RefAttach> {
  const sent = referralName && !given.ReferralNum ? { ...given, ReferralNum: undefined } : given;
  // Nobody else adds the same name meanwhile.
  if (sent.ReferralNum === undefined) await lockShared(tx, 'referral');
  const patient = await requirePatient(tx, PatNum);
  const { ProcNum: procedure } = await requireReferences(tx, sent, REFERENCES);
  refuseDeletedPatient(patient);
  refuseOfAnother('Procedure', procedure, PatNum);
  refuseProvider(sent.ReferralType ?? ReferralType.RefFrom, sent.ProvNum);
  if (sent.ReferralNum !== undefined && referralName !== undefined) {
    const { LName } = (await findRow(tx, 'referral', sent.ReferralNum))!;
    if (LName?.toLowerCase() !== referralName.trim().toLowerCase()) ignore('referralName');
  }
  const ReferralNum = sent.ReferralNum ?? (await referralNamed(tx, referralName!));
  const others = await rowsWhere(tx, 'refattach', 'PatNum', PatNum);
  const { ReferralType: RefType = ReferralType.RefFrom, ...columns } = sent;
  return insertRow(tx, 'refattach', {
    RefDate: tx.today,
    Note: '',
    ...asColumns(columns),
    RefType,
    PatNum,
    ReferralNum,
    ItemOrder: placeBehind('refattach', others),
  });
}

export async function updateRefAttach(tx: Transaction, attach: RefAttach, sent: Sent): Promise<RefAttach> {
  const { ProcNum: procedure } = await requireReferences(tx, sent, REFERENCES);
  await refuseOfDeletedPatient(tx, attach);
  refuseOfAnother('Procedure', procedure, attach.PatNum);
  const { ReferralType: type, ...columns } = sent;
  const RefType = type ?? attach.RefType;
  const leavesRefTo = RefType !== ReferralType.RefTo && sent.ProvNum === undefined;
  refuseProvider(RefType, leavesRefTo ? 0 : (sent.ProvNum ?? attach.ProvNum));
  return updateRow(tx, 'refattach', attach, {
    ...asColumns(columns),
    RefType,
    ...(leavesRefTo ? { ProvNum: 0 } : {}),
  });
}

export async function removeRefAttach(tx: Transaction, attach: RefAttach): Promise<void> {
  await refuseOfDeletedPatient(tx, attach);
  await deleteRows(tx, 'refattach', [attach]);
}

const REFERENCES = {
  ReferralNum: rowOf('referral', 'Referral'),
  ProcNum: rowIfAny('procedurelog', 'Procedure'),
  ProvNum: requireProviderIfAny,
};

function refuseProvider(type: number, provNum: Key | undefined): void {
  if (provNum && type !== ReferralType.RefTo) {
    throw badRequest('ProvNum can only be set when ReferralType is RefTo.');
  }
}

async function referralNamed(tx: Transaction, name: string): Promise<Key> {
  const known = (
    await tx.db.selectFrom('referral').select(['ReferralNum', 'LName']).orderBy('ReferralNum').execute()
  ).find(({ LName }) => (LName ?? '').toLowerCase() === name.toLowerCase());
  return known?.ReferralNum ?? (await insertRow(tx, 'referral', { LName: name, NotPerson: 1, Note: '' })).ReferralNum;
}
