import { compare } from '../../domain/compare.ts';
import type { Key } from '../../domain/key.ts';
import { inTreatmentOrder, type TreatmentItem } from './treatment-order.ts';

/** What decides the place of a procedure among the saved rows. */
export type OrderedLine = TreatmentItem & { readonly ProcNumLab: Key };

/**
 * The rows of a saved plan in order (`treatment-plans.md` 3.2): treatment order, each Canadian lab procedure right
 * under its parent, and those without a parent on the plan at the end.
 */
export function inSavedOrder<Line extends OrderedLine>(lines: readonly Line[], sortByTooth: boolean): Line[] {
  const labs = lines.filter((line) => line.ProcNumLab !== 0).toSorted((a, b) => compare(a.ProcNum, b.ProcNum));
  const others = inTreatmentOrder(
    lines.filter((line) => line.ProcNumLab === 0),
    { TreatPlanSortByTooth: sortByTooth },
  );
  const parents = new Set(others.map((line) => line.ProcNum));
  const labsOf = Map.groupBy(labs, (lab) => lab.ProcNumLab);
  return [
    ...others.flatMap((line) => [line, ...(labsOf.get(line.ProcNum) ?? [])]),
    ...labs.filter((lab) => !parents.has(lab.ProcNumLab)),
  ];
}
