import type { Row } from '../../db/schema/tables.ts';
import { PayPlanChargeType } from '../../domain/enums.ts';
import { exact } from '../../domain/money.ts';
import type { PlannedCharge } from '../../domain/pay-plan-terms.ts';
import type { FinancedItem } from '../../practice/accounts/pay-plan-credits.ts';

/** What is left to charge of an item, in dollars. */
export interface OpenItem {
  readonly item: FinancedItem;
  open: number;
}

/**
 * The rows of one charge: it is spread over the items in their order, with the interest on the first. Subtracts what it
 * charges from the items.
 */
export function chargeRows(
  plan: Row<'payplan'>,
  { date, principal, interest }: PlannedCharge,
  items: readonly OpenItem[],
  note: string,
): Partial<Row<'payplancharge'>>[] {
  const rows: Partial<Row<'payplancharge'>>[] = [];
  let left = principal;
  for (const open of items) {
    const part = Math.min(left, open.open);
    if (part <= 0) continue;
    open.open = exact(open.open - part);
    left = exact(left - part);
    rows.push({
      PayPlanNum: plan.PayPlanNum,
      Guarantor: plan.Guarantor,
      PatNum: open.item.patNum,
      ChargeDate: date,
      Principal: part,
      Interest: rows.length === 0 ? interest : 0,
      Note: note,
      ProvNum: open.item.provNum,
      ClinicNum: open.item.clinicNum,
      ChargeType: PayPlanChargeType.Debit,
      FKey: open.item.link.FKey,
      LinkType: open.item.link.LinkType,
    });
  }
  return rows;
}
