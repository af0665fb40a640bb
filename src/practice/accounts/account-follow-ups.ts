import type { Handle, Reader, Transaction } from '../../db/handle.ts';
import { prepared } from '../../db/rows/prepared.ts';
import { insertRow, rememberedRows, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MAX_DATE } from '../../domain/calendar.ts';
import { PayPlanChargeType, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact, sumOf } from '../../domain/money.ts';
import { preference } from '../office/preferences.ts';

type Procedure = Row<'procedurelog'>;

const paySplitsOf = (reader: Reader, procNum: Key) => rememberedRows(reader, 'paysplit', 'ProcNum', procNum);

export const adjustmentsOf = (tx: Transaction, procNum: Key) => rowsWhere(tx, 'adjustment', 'ProcNum', procNum);

/** Dollars a patient has paid on a procedure, all splits together. */
export async function paidByPatient(handle: Handle, procNum: Key): Promise<number> {
  return sumOf((await paySplitsOf(handle, procNum)).map((split) => split.SplitAmt));
}

/** Gives payments the procedure's provider, and adjustments too if the office enforces it (`procedures.md` 23.3). */
export async function moveAccountProvider(tx: Transaction, { ProcNum, ProvNum }: Procedure): Promise<void> {
  for (const split of await paySplitsOf(tx, ProcNum)) await updateRow(tx, 'paysplit', split, { ProvNum });
  if ((await preference(tx, 'RigorousAdjustments')) !== '0') return;
  for (const adjustment of await adjustmentsOf(tx, ProcNum)) await updateRow(tx, 'adjustment', adjustment, { ProvNum });
}

/** A payment plan charges for work on the day it is done, and never before (`procedures.md` 23.3). */
export async function dateChargesOfPayPlans(
  tx: Transaction,
  { ProcNum, ProcStatus: status, ProcDate }: Procedure,
): Promise<void> {
  const ChargeDate = status === ProcStatus.C ? ProcDate : MAX_DATE;
  for (const charge of await chargesOfPayPlans(tx, ProcNum))
    await updateRow(tx, 'payplancharge', charge, { ChargeDate });
}

const chargesOfPayPlans = (reader: Reader, procNum: Key): Promise<readonly Row<'payplancharge'>[]> =>
  reader.remember(`charges of pay plans on ${procNum}`, () => readCharges(reader, procNum), [
    'payplancharge',
    'payplan',
  ]);

const readCharges = prepared((db, procNum: Key) =>
  db
    .selectFrom('payplancharge')
    .innerJoin('payplan', 'payplan.PayPlanNum', 'payplancharge.PayPlanNum')
    .selectAll('payplancharge')
    .where('payplancharge.ProcNum', '=', procNum)
    .where('payplancharge.ChargeType', '=', PayPlanChargeType.Credit)
    .where('payplan.IsDynamic', '=', 0),
);

/** Reads ahead what a completion changes in the account besides adjustments. */
export const readFollowUpsAhead = (reader: Reader, procNum: Key): readonly Promise<unknown>[] => [
  chargesOfPayPlans(reader, procNum),
  paySplitsOf(reader, procNum),
];

/**
 * Money paid ahead on planned work becomes a payment of the work once it is done: a payment of nothing, whose splits
 * take the amount off unearned and put it on the procedure (`procedures.md` 23.3).
 */
export async function earnPrepayments(tx: Transaction, procedure: Procedure): Promise<void> {
  const { PatNum, ProcNum, ProvNum, ClinicNum } = procedure;
  const prepaid = (await paySplitsOf(tx, ProcNum)).filter((split) => split.UnearnedType !== 0);
  // If the procedure was completed before, the splits of that time are here too and cancel out.
  if (sumOf(prepaid.map((split) => split.SplitAmt)) <= 0) return;
  const today = { DatePay: tx.today, DateEntry: tx.today, ProcDate: tx.today };
  const { PayNum } = await insertRow(tx, 'payment', {
    PatNum,
    ClinicNum,
    PayDate: tx.today,
    DateEntry: tx.today,
    IsSplit: 1,
  });
  for (const split of prepaid) {
    const { SplitNum: _num, SecDateTEdit: _edited, SecurityHash: _hash, ...copied } = split;
    const back = { ...copied, ...today, PayNum, SplitAmt: exact(-split.SplitAmt), FSplitNum: split.SplitNum };
    await insertRow(tx, 'paysplit', back);
    const earned = { ...copied, ...today, PayNum, ProvNum, ClinicNum, UnearnedType: 0, FSplitNum: 0 };
    await insertRow(tx, 'paysplit', earned);
  }
}
