import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { IN_ACCOUNTS } from '../../domain/claimproc-statuses.ts';
import { ClaimProcStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact, sumOf } from '../../domain/money.ts';
import { lineFeeOf } from '../../estimates/facts/line-fee.ts';
import { definitionsOf } from '../office/definitions.ts';
import type { PatientEntry } from './patient-entry.ts';
import { payPlanEntries, payPlansVersion } from './pay-plan-entries.ts';

/** What a claim that was sent is expected to pay and to write off, in dollars. */
interface PendingClaim {
  readonly patNum: Key;
  readonly clinicNum: Key;
  /** Both together. */
  readonly amount: number;
  readonly payment: number;
  readonly writeOff: number;
}

interface Account {
  readonly entries: readonly PatientEntry[];
  readonly pending: readonly PendingClaim[];
  /** Dollars paid ahead, still to be earned. */
  readonly unearned: number;
}

const { Received, NotReceived } = ClaimProcStatus;

/**
 * Everything that makes up the balances of these patients, from the rows as they stand (`companions-insurance.md`
 * 19.1). Estimates of work that is on no claim never count. For a day in the past only what had happened by that day
 * counts; what claims paid later was still expected then (22).
 */
export async function accountOf(handle: Handle, patNums: readonly Key[], day = handle.today): Promise<Account> {
  if (patNums.length === 0) return { entries: [], pending: [], unearned: 0 };
  const [claimed, splits, procedures, adjustments, payPlans] = await Promise.all([
    claimProcsOf(handle, patNums),
    shownSplits(handle, patNums),
    procedureEntries(handle, patNums),
    adjustmentEntries(handle, patNums),
    payPlanEntries(handle, patNums),
  ]);
  const entries = [
    ...procedures,
    ...claimed.filter(({ Status }) => Status !== NotReceived).map(paidEntry),
    ...adjustments,
    ...(await splitEntries(handle, splits)),
    ...payPlans,
  ];
  const isPast = day < handle.today;
  return {
    entries: isPast ? entries.filter(({ date }) => date <= day) : entries,
    pending: claimed.filter(isPast ? wasAwaitedOn(day) : isAwaited).map(pendingClaim),
    unearned: sumOf(splits.filter(({ UnearnedType }) => UnearnedType !== 0).map(({ SplitAmt }) => SplitAmt)),
  };
}

async function procedureEntries(handle: Handle, patNums: readonly Key[]): Promise<PatientEntry[]> {
  const rows = await handle.db
    .selectFrom('procedurelog')
    .selectAll()
    .where('PatNum', 'in', patNums)
    .where('ProcStatus', '=', ProcStatus.C)
    .where('ProcFee', '<>', 0)
    .execute();
  return rows.map((row) => ({
    patNum: row.PatNum,
    clinicNum: row.ClinicNum,
    date: row.ProcDate,
    amount: lineFeeOf(row),
  }));
}

/** Lines of claims and write-offs of capitation, for work that is done or for no procedure at all. */
function claimProcsOf(handle: Handle, patNums: readonly Key[]) {
  return handle.db
    .selectFrom('claimproc as c')
    .leftJoin('procedurelog as p', 'p.ProcNum', 'c.ProcNum')
    .select(['c.PatNum', 'c.ClinicNum', 'c.Status', 'c.ProcDate', 'c.DateCP', 'c.PayPlanNum'])
    .select(['c.InsPayAmt', 'c.InsPayEst', 'c.WriteOff'])
    .where('c.PatNum', 'in', patNums)
    .where('c.Status', 'in', IN_ACCOUNTS)
    .where((where) => where.or([where('c.ProcNum', '=', 0), where('p.ProcStatus', '=', ProcStatus.C)]))
    .execute();
}

type Claimed = Awaited<ReturnType<typeof claimProcsOf>>[number];

const isAwaited = ({ Status }: Claimed) => Status === NotReceived;

const wasAwaitedOn =
  (day: string) =>
  ({ Status, ProcDate, DateCP }: Claimed) =>
    ProcDate <= day && (Status === NotReceived || (Status === Received && DateCP > day));

const pendingClaim = ({ PatNum, ClinicNum, InsPayEst, WriteOff }: Claimed): PendingClaim => ({
  patNum: PatNum,
  clinicNum: ClinicNum,
  amount: exact(InsPayEst + WriteOff),
  payment: InsPayEst,
  writeOff: WriteOff,
});

const paidEntry = ({ PatNum, ClinicNum, DateCP, InsPayAmt, WriteOff, PayPlanNum }: Claimed): PatientEntry => ({
  patNum: PatNum,
  clinicNum: ClinicNum,
  date: DateCP,
  // What insurance pays toward its payment plan is a credit of the plan.
  amount: exact(-(PayPlanNum === 0 ? InsPayAmt : 0) - WriteOff),
});

async function adjustmentEntries(handle: Handle, patNums: readonly Key[]): Promise<PatientEntry[]> {
  const rows = await handle.db
    .selectFrom('adjustment')
    .select(['PatNum', 'ClinicNum', 'AdjDate', 'AdjAmt'])
    .where('PatNum', 'in', patNums)
    .execute();
  return rows.map(({ PatNum, ClinicNum, AdjDate, AdjAmt }) => ({
    patNum: PatNum,
    clinicNum: ClinicNum,
    date: AdjDate,
    amount: AdjAmt,
  }));
}

/** All splits except those of a hidden unearned type, which an office keeps out of its balances. */
async function shownSplits(handle: Handle, patNums: readonly Key[]): Promise<Row<'paysplit'>[]> {
  const hidden = await hiddenUnearnedTypes(handle);
  const rows = await handle.db.selectFrom('paysplit').selectAll().where('PatNum', 'in', patNums).execute();
  return rows.filter(({ UnearnedType }) => !hidden.has(UnearnedType));
}

/** Unearned types that are left out of every balance: the definitions with an item value. */
export async function hiddenUnearnedTypes(handle: Handle): Promise<ReadonlySet<Key>> {
  const types = await definitionsOf(handle, 'PaySplitUnearnedType');
  return new Set(types.filter(({ ItemValue }) => (ItemValue ?? '') !== '').map(({ DefNum }) => DefNum));
}

/** Payments on a payment plan count as credits only if the office ages its plans by their charges. */
async function splitEntries(handle: Handle, splits: readonly Row<'paysplit'>[]): Promise<PatientEntry[]> {
  const isPlanApart = [1, 3].includes(await payPlansVersion(handle));
  return splits
    .filter(({ PayPlanNum }) => !isPlanApart || PayPlanNum === 0)
    .map(({ PatNum, ClinicNum, DatePay, SplitAmt }) => ({
      patNum: PatNum,
      clinicNum: ClinicNum,
      date: DatePay,
      amount: -SplitAmt,
    }));
}
