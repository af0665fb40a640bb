import { PlanType } from '../../domain/enums.ts';
import { type Benefit, mostSpecific } from './benefits.ts';

export interface PlanPercentage {
  /** 0–100. */
  readonly percent: number;
  /** The row it comes from; undefined if no row covers the code or if the plan type decides. */
  readonly benefit: Benefit | undefined;
  readonly rule: 'PCT-1' | 'PCT-2' | 'PCT-3';
}

/**
 * The percentage a plan pays for a code, from the CoInsurance rows that cover it: the most specific patient override,
 * else the most specific plan row, else 0 (PCT-1, PCT-2, ODD-10). Flat copay and capitation plans always pay 100 (PCT-3).
 */
export function planPercentage(planType: string, covering: readonly Benefit[]): PlanPercentage {
  if (planType === PlanType.FlatCopay || planType === PlanType.Capitation) {
    return { percent: 100, benefit: undefined, rule: 'PCT-3' };
  }
  const rows = covering.filter((benefit) => benefit.row.Percent !== -1);
  const betterGroup = (a: Benefit, b: Benefit) => a.order > b.order;
  const choose = (isOverride: boolean) =>
    mostSpecific(
      rows.filter((benefit) => benefit.isOverride === isOverride),
      { betterGroup },
    );
  const override = choose(true);
  const benefit = override ?? choose(false);
  return { percent: benefit?.row.Percent ?? 0, benefit, rule: override ? 'PCT-2' : 'PCT-1' };
}
