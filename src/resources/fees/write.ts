import { type AuditEntry, recordAudit } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, hasRow, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { requireProviderIfAny } from '../../practice/office/providers.ts';
import { requireReferences, rowOf } from '../../practice/office/references.ts';
import { signalSetup } from '../../practice/office/setup-signals.ts';
import { keyInput, moneyInput, type ValuesOf } from '../../wire/input.ts';

type Fee = Row<'fee'>;

/** Body of Fees PUT. */
export const feeInputs = { Amount: moneyInput({ required: true, description: 'Dollars, not negative.' }) };

/** Body of Fees POST. */
export const newFeeInputs = {
  ...feeInputs,
  FeeSched: keyInput({ required: true, description: 'feesched.FeeSchedNum.' }),
  CodeNum: keyInput({ required: true }),
  ClinicNum: keyInput({ description: 'Only in a schedule that is not global. Default: 0.' }),
  ProvNum: keyInput({ description: 'Only in a schedule that is not global. Default: 0.' }),
};

const REFERENCES = {
  FeeSched: rowOf('feesched', 'FeeSched'),
  CodeNum: rowOf('procedurecode', 'CodeNum'),
  ClinicNum: requireClinicIfAny,
  ProvNum: requireProviderIfAny,
};

/** What a code costs in a schedule, for everybody or for one clinic or provider (`companions-people.md` 14). */
export async function createFee(tx: Transaction, sent: ValuesOf<typeof newFeeInputs>): Promise<Fee> {
  const { Amount, FeeSched, CodeNum, ClinicNum = 0, ProvNum = 0 } = sent;
  const { FeeSched: feeSched } = await requireReferences(tx, sent, REFERENCES);
  if (feeSched.IsGlobal && (ClinicNum || ProvNum)) {
    throw badRequest('ClinicNum and ProvNum can only be set for a non-global FeeSched.');
  }
  const fee = { Amount, FeeSched, CodeNum, ClinicNum, ProvNum };
  await refuseGrouped(tx, fee, 'created');
  await lockShared(tx, 'fee');
  if (await hasRow(tx, 'fee', { FeeSched, CodeNum, ClinicNum, ProvNum }))
    throw badRequest('A fee with that information already exists in the database.');
  const created = await insertRow(tx, 'fee', { ...fee, SecDateEntry: tx.today });
  await tell(tx, created, 'Created', 'Fee Inserted');
  return created;
}

export async function updateFee(tx: Transaction, fee: Fee, { Amount }: ValuesOf<typeof feeInputs>): Promise<Fee> {
  await refuseGrouped(tx, fee, 'updated');
  const changed = await updateRow(tx, 'fee', fee, { Amount });
  if (changed !== fee) await tell(tx, changed, 'Updated', 'Fee Updated');
  return changed;
}

export async function removeFee(tx: Transaction, fee: Fee): Promise<void> {
  await refuseGrouped(tx, fee, 'deleted');
  await deleteRows(tx, 'fee', [fee]);
  await tell(tx, fee, 'Deleted', 'Fee deleted');
}

type Owned = Pick<Fee, 'FeeSched' | 'ClinicNum'>;

/** Refuses fees that clinics share through a fee schedule group: they belong to the group (Fees page). */
async function refuseGrouped(handle: Handle, { FeeSched, ClinicNum }: Owned, done: string): Promise<void> {
  if (!ClinicNum || !(await isPreferenceOn(handle, 'ShowFeeSchedGroups'))) return;
  const groups = await rowsWhere(handle, 'feeschedgroup', 'FeeSchedNum', FeeSched);
  const clinics = groups.flatMap(({ ClinicNums }) => ClinicNums.split(',').map((number) => number.trim()));
  if (clinics.includes(String(ClinicNum))) {
    throw badRequest(`Fees associated with a FeeSchedGroup cannot be ${done}.`);
  }
}

/** Writes two audit rows, as the desktop program does, and the signal to read the schedule again. */
async function tell(tx: Transaction, fee: Fee, action: AuditEntry['action'], logText: string): Promise<void> {
  const code = await findRow(tx, 'procedurecode', fee.CodeNum);
  const feeSched = await findRow(tx, 'feesched', fee.FeeSched);
  const amount = fee.Amount.toFixed(2);
  await recordAudit(tx, {
    permission: 'ProcFeeEdit',
    patNum: 0,
    key: fee.CodeNum,
    action,
    detail: `Procedure: ${code?.ProcCode ?? ''}, Fee: ${amount}, Fee Schedule: ${feeSched?.Description ?? ''}`,
  });
  await recordAudit(tx, { permission: 'LogFeeEdit', patNum: 0, key: fee.FeeNum, action, detail: logText });
  await signalSetup(tx, 'Fees', fee.FeeSched);
}
