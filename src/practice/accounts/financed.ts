import type { Handle } from '../../db/handle.ts';
import { newRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { compare } from '../../domain/compare.ts';
import { PayPlanLinkType, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { refuseOfAnother } from '../office/patients.ts';
import { type FinancedItem, financedItems } from './pay-plan-credits.ts';

type Link = Row<'payplanlink'>;
type Procedure = Pick<Row<'procedurelog'>, 'ProcNum' | 'PatNum' | 'ProcStatus'>;
type Adjustment = Pick<Row<'adjustment'>, 'AdjNum' | 'PatNum' | 'AdjAmt'>;

/** The rows that a new plan names, and their keys in the order sent. */
interface Financed {
  readonly procNums: readonly Key[];
  readonly adjNums: readonly Key[];
  readonly procedures: readonly Procedure[];
  readonly adjustments: readonly Adjustment[];
}

/** Procedures, then adjustments; 404 for what does not exist. */
export async function requireFinanced(
  handle: Handle,
  procNums: readonly Key[],
  adjNums: readonly Key[],
): Promise<Financed> {
  const procedures = await requireProcedures(handle, procNums);
  const adjustments = await requireAdjustments(handle, adjNums);
  return { procNums, adjNums, procedures, adjustments };
}

/**
 * What a new plan finances, the earliest first; 400 for an item of another patient, a procedure that is not TP or C, a
 * discount, and an item that is on a plan already (`companions-insurance.md` 18). Nothing is stored.
 */
export async function itemsToFinance(
  handle: Handle,
  patNum: Key,
  { procNums, adjNums, procedures, adjustments }: Financed,
): Promise<FinancedItem[]> {
  refuseProcedures(procedures, patNum);
  refuseAdjustments(adjustments, patNum);
  await refuseLinked(handle, PayPlanLinkType.Procedure, procNums, 'Procedure');
  await refuseLinked(handle, PayPlanLinkType.Adjustment, adjNums, 'Adjustment');
  const links = [
    ...procNums.map((FKey) => ({ FKey, LinkType: PayPlanLinkType.Procedure })),
    ...adjNums.map((FKey) => ({ FKey, LinkType: PayPlanLinkType.Adjustment })),
  ];
  const items = await financedItems(
    handle,
    links.map((link) => newRow('payplanlink', handle.now, link) as Link),
  );
  return inOrder(items);
}

/** Charges pay for the earliest work first; of the same day for what was entered first. */
export function inOrder(items: readonly FinancedItem[]): FinancedItem[] {
  return items.toSorted((one, other) =>
    one.date === other.date
      ? one.link.LinkType - other.link.LinkType || compare(one.link.FKey, other.link.FKey)
      : one.date < other.date
        ? -1
        : 1,
  );
}

async function requireProcedures(handle: Handle, procNums: readonly Key[]): Promise<Procedure[]> {
  if (procNums.length === 0) return [];
  const found = await handle.db
    .selectFrom('procedurelog')
    .select(['ProcNum', 'PatNum', 'ProcStatus'])
    .where('ProcNum', 'in', procNums)
    .execute();
  if (found.length < procNums.length) throw notFound('Procedure');
  return found;
}

function refuseProcedures(found: readonly Procedure[], patNum: Key): void {
  for (const procedure of found) {
    const { ProcStatus: status } = procedure;
    if (status === ProcStatus.D) throw badRequest('Procedure has been deleted.');
    refuseOfAnother('Procedure', procedure, patNum);
    if (status !== ProcStatus.TP && status !== ProcStatus.C) {
      throw badRequest('Procedure must have a ProcStatus of TP or C.');
    }
  }
}

async function requireAdjustments(handle: Handle, adjNums: readonly Key[]): Promise<Adjustment[]> {
  if (adjNums.length === 0) return [];
  const found = await handle.db
    .selectFrom('adjustment')
    .select(['AdjNum', 'PatNum', 'AdjAmt'])
    .where('AdjNum', 'in', adjNums)
    .execute();
  if (found.length < adjNums.length) throw notFound('Adjustment');
  return found;
}

function refuseAdjustments(found: readonly Adjustment[], patNum: Key): void {
  for (const adjustment of found) {
    refuseOfAnother('Adjustment', adjustment, patNum);
    if (adjustment.AdjAmt <= 0) throw badRequest('Adjustment must be positive.');
  }
}

async function refuseLinked(
  handle: Handle,
  type: PayPlanLinkType,
  keys: readonly Key[],
  thing: 'Procedure' | 'Adjustment',
): Promise<void> {
  if (keys.length === 0) return;
  const linked = await handle.db
    .selectFrom('payplanlink')
    .select('PayPlanLinkNum')
    .where('LinkType', '=', type)
    .where('FKey', 'in', keys)
    .limit(1)
    .executeTakeFirst();
  if (linked) throw badRequest(`${thing} is already attached to a payment plan.`);
}
