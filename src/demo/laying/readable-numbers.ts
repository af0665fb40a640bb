import type { Key } from '../../domain/key.ts';
import type { FirstDay } from '../first-day.ts';

/**
 * Gives plans, their attaches and saved lines numbers that a reader understands: the second plan of patient 1140 is
 * 11402, its first attach or line 1140201. The rules had given them the next free numbers.
 */
export function withReadableNumbers(laid: FirstDay): FirstDay {
  const { treatplan = [], treatplanattach = [], proctp = [] } = laid;
  const planOf = new Map(
    numbered(treatplan, ({ PatNum }) => Number(PatNum) * 10).map(([plan, num]) => [plan.TreatPlanNum, num]),
  );
  const within = ({ TreatPlanNum }: { readonly TreatPlanNum: Key }) => planOf.get(TreatPlanNum)! * 100;
  return {
    ...laid,
    treatplan: treatplan.map((row) => ({ ...row, TreatPlanNum: planOf.get(row.TreatPlanNum)! })),
    treatplanattach: numbered(treatplanattach, within).map(([row, TreatPlanAttachNum]) => ({
      ...row,
      TreatPlanAttachNum,
      TreatPlanNum: planOf.get(row.TreatPlanNum)!,
    })),
    proctp: numbered(proctp, within).map(([row, ProcTPNum]) => ({
      ...row,
      ProcTPNum,
      TreatPlanNum: planOf.get(row.TreatPlanNum)!,
    })),
  };
}

/** Each row with its base's next number, in the order of the rows. */
function numbered<R>(rows: readonly R[], baseOf: (row: R) => number): [row: R, num: number][] {
  const counts = new Map<number, number>();
  return rows.map((row) => {
    const base = baseOf(row);
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return [row, base + count];
  });
}
