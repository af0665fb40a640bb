import { describe, expect, it } from 'vitest';
import { fc } from '../../../test/support/properties.ts';
import { inTreatmentOrder, type TreatmentItem } from './treatment-order.ts';

const item = (ProcNum: number, rest: Partial<TreatmentItem> = {}): TreatmentItem => ({
  ProcNum,
  ToothNum: '',
  ProcDate: '2026-06-15',
  priorityOrder: undefined,
  ...rest,
});

describe('the order of a treatment plan (TPL-1)', () => {
  it('is priority, tooth, date, entry', () => {
    const items = [
      item(1),
      item(2, { ToothNum: '3' }),
      item(3, { ToothNum: 'A' }),
      item(4, { ToothNum: '54', ProcDate: '2026-01-01' }),
      item(5, { priorityOrder: 1 }),
      item(6, { priorityOrder: 0, ToothNum: '30' }),
      item(7, { ProcDate: '2026-01-01' }),
    ];
    const order = (byTooth: boolean) =>
      inTreatmentOrder(items, { TreatPlanSortByTooth: byTooth }).map(({ ProcNum }) => ProcNum);
    expect(order(true)).toEqual([6, 5, 7, 1, 2, 4, 3]);
    expect(order(false)).toEqual([6, 5, 4, 7, 1, 2, 3]);
  });

  it('does not depend on the order items come in', () => {
    const anyItem = fc.record({
      ToothNum: fc.constantFrom('', '1', '32', 'T', '51'),
      ProcDate: fc.constantFrom('2026-01-01', '2026-02-01'),
      priorityOrder: fc.option(fc.nat(2), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(anyItem), fc.boolean(), (parts, TreatPlanSortByTooth) => {
        const items = parts.map((part, index) => item(index, part));
        const sorted = inTreatmentOrder(items, { TreatPlanSortByTooth });
        expect(inTreatmentOrder(items.toReversed(), { TreatPlanSortByTooth })).toEqual(sorted);
      }),
    );
  });
});
