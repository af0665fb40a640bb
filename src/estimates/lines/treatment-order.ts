import { compare } from '../../domain/compare.ts';
import type { Key } from '../../domain/key.ts';
import { toothSortNumber } from '../../domain/teeth.ts';
import type { EstimatePreferences } from '../facts/preferences.ts';

/** What decides the place of a procedure in a treatment plan. */
export interface TreatmentItem {
  readonly ProcNum: Key;
  readonly ToothNum: string;
  readonly ProcDate: string;
  /** Item order of the priority on the plan; undefined without a usable priority. */
  readonly priorityOrder: number | undefined;
}

/**
 * The order of a treatment plan, which is also the order in which its lines use up the benefits: by priority, then by
 * tooth number if the preference says so, then by date, then by entry (TPL-1, `treatment-plans.md` 3.2).
 */
export function inTreatmentOrder<Item extends TreatmentItem>(
  items: readonly Item[],
  { TreatPlanSortByTooth }: Pick<EstimatePreferences, 'TreatPlanSortByTooth'>,
): Item[] {
  return items.toSorted(
    (a, b) =>
      Number(a.priorityOrder === undefined) - Number(b.priorityOrder === undefined) ||
      (a.priorityOrder ?? 0) - (b.priorityOrder ?? 0) ||
      (TreatPlanSortByTooth ? toothSortNumber(a.ToothNum) - toothSortNumber(b.ToothNum) : 0) ||
      compare(a.ProcDate, b.ProcDate) ||
      compare(a.ProcNum, b.ProcNum),
  );
}
