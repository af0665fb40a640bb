import type { Handle, Reader, Transaction } from '../../db/handle.ts';
import { prepared } from '../../db/rows/prepared.ts';
import { rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { DynamicPayPlanTPOption, PayPlanChargeType, PayPlanLinkType, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact, sumOf } from '../../domain/money.ts';
import { lineFeeOf } from '../../estimates/facts/line-fee.ts';
import { insuranceOf } from './procedure-money.ts';

type Link = Row<'payplanlink'>;

/** A procedure or an adjustment that a payment plan pays off in parts. */
export interface FinancedItem {
  readonly link: Link;
  readonly patNum: Key;
  readonly provNum: Key;
  readonly clinicNum: Key;
  /** Day of the work or of the adjustment. */
  readonly date: string;
  /** Dollars the plan takes over: an amount fixed on the link, or what is left of the item. */
  readonly amount: number;
  /** Always true of an adjustment; true of a procedure once its work is done. */
  readonly isComplete: boolean;
}

/** The items that these links of dynamic payment plans finance (`companions-insurance.md` 18), in the links' order. */
export async function financedItems(handle: Handle, links: readonly Link[]): Promise<FinancedItem[]> {
  const keysOf = (type: number) => links.filter(({ LinkType }) => LinkType === type).map(({ FKey }) => FKey);
  const procedures = await procedureItems(handle, keysOf(PayPlanLinkType.Procedure));
  const adjustments = await adjustmentItems(handle, keysOf(PayPlanLinkType.Adjustment));
  return links.flatMap((link) => {
    const known = link.LinkType === PayPlanLinkType.Procedure ? procedures : adjustments;
    const item = link.LinkType === PayPlanLinkType.OrthoCase ? undefined : known.get(link.FKey);
    if (!item) return [];
    const { left, splits, ...rest } = item;
    const elsewhere = splits.filter(({ PayPlanNum }) => PayPlanNum !== link.PayPlanNum || PayPlanNum === 0);
    const amount = elsewhere.reduce((sum, { SplitAmt }) => exact(sum - SplitAmt), left);
    return [{ ...rest, link, amount: link.AmountOverride || amount }];
  });
}

/** What a plan has still to charge for an item; these are its charges. */
export const leftToCharge = ({ amount, link }: FinancedItem, charges: readonly Row<'payplancharge'>[]) =>
  charges
    .filter(({ ChargeType, FKey, LinkType }) => {
      return ChargeType === PayPlanChargeType.Debit && FKey === link.FKey && LinkType === link.LinkType;
    })
    .reduce((left, { Principal }) => exact(left - Principal), amount);

/** Those of a plan's items that it charges for by now: the done ones, or all if the plan treats them so. */
export function dueItems(option: Row<'payplan'>['DynamicPayPlanTPOption'], items: readonly FinancedItem[]) {
  return items.filter(({ isComplete }) => isComplete || option === DynamicPayPlanTPOption.TreatAsComplete);
}

/** A patient's dynamic plans, closed ones too; none in an office's own database, where the desktop program keeps them. */
export const dynamicPlansOf = async (reader: Reader, patNum: Key): Promise<readonly Row<'payplan'>[]> =>
  reader.tablesInBraces
    ? []
    : reader.remember(`dynamic plans of ${patNum}`, () => readDynamicPlans(reader, patNum), ['payplan']);

const readDynamicPlans = prepared((db, patNum: Key) =>
  db.selectFrom('payplan').selectAll().where('PatNum', '=', patNum).where('IsDynamic', '=', 1).orderBy('PayPlanNum'),
);

/**
 * Writes down how much of what an open dynamic plan finances is done by now (`payplan.CompletedAmt`). In an office's own
 * database the desktop program keeps it, in a table that nobody else may change.
 */
export async function noteCompletedWork(tx: Transaction, plan: Row<'payplan'>): Promise<void> {
  if (tx.tablesInBraces || !plan.IsDynamic || plan.IsClosed) return;
  const items = await financedItems(tx, await rowsWhere(tx, 'payplanlink', 'PayPlanNum', plan.PayPlanNum));
  const CompletedAmt = sumOf(dueItems(plan.DynamicPayPlanTPOption, items).map(({ amount }) => amount));
  await updateRow(tx, 'payplan', plan, { CompletedAmt });
}

type Open = Omit<FinancedItem, 'link' | 'amount'> & { left: number; splits: Row<'paysplit'>[] };

async function procedureItems(handle: Handle, procNums: readonly Key[]): Promise<Map<Key, Open>> {
  if (procNums.length === 0) return new Map();
  const rows = await handle.db.selectFrom('procedurelog').selectAll().where('ProcNum', 'in', procNums).execute();
  const adjustments = await handle.db.selectFrom('adjustment').selectAll().where('ProcNum', 'in', procNums).execute();
  const splits = await handle.db.selectFrom('paysplit').selectAll().where('ProcNum', 'in', procNums).execute();
  const insurance = await insuranceOf(handle, procNums);
  const items = rows.map((row): [Key, Open] => {
    const adjusted = adjustments
      .filter(({ ProcNum }) => ProcNum === row.ProcNum)
      .reduce((sum, { AdjAmt }) => exact(sum + AdjAmt), lineFeeOf(row));
    return [
      row.ProcNum,
      {
        patNum: row.PatNum,
        provNum: row.ProvNum,
        clinicNum: row.ClinicNum,
        date: row.ProcDate,
        isComplete: row.ProcStatus === ProcStatus.C,
        left: exact(adjusted - (insurance.get(row.ProcNum) ?? 0)),
        splits: splits.filter(({ ProcNum }) => ProcNum === row.ProcNum),
      },
    ];
  });
  return new Map(items);
}

async function adjustmentItems(handle: Handle, adjNums: readonly Key[]): Promise<Map<Key, Open>> {
  if (adjNums.length === 0) return new Map();
  const rows = await handle.db.selectFrom('adjustment').selectAll().where('AdjNum', 'in', adjNums).execute();
  const splits = await handle.db.selectFrom('paysplit').selectAll().where('AdjNum', 'in', adjNums).execute();
  return new Map(
    rows.map((row) => [
      row.AdjNum,
      {
        patNum: row.PatNum,
        provNum: row.ProvNum,
        clinicNum: row.ClinicNum,
        date: row.AdjDate,
        isComplete: true,
        left: row.AdjAmt,
        splits: splits.filter(({ AdjNum }) => AdjNum === row.AdjNum),
      },
    ]),
  );
}
