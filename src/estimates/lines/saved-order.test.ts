import { describe, expect, it } from 'vitest';
import { fc } from '../../../test/support/properties.ts';
import { inSavedOrder, type OrderedLine } from './saved-order.ts';

const line = (ProcNum: number, values: Partial<OrderedLine> = {}): OrderedLine => ({
  ProcNum,
  ProcNumLab: 0,
  ToothNum: '',
  ProcDate: '2025-01-01',
  priorityOrder: undefined,
  ...values,
});

const numbers = (lines: readonly OrderedLine[]) => lines.map(({ ProcNum }) => ProcNum);

describe('the order of saved rows', () => {
  it('asks priority, tooth, date and number in turn', () => {
    const lines = [
      line(1, { ToothNum: '14' }),
      line(2, { ToothNum: 'A' }),
      line(3, { priorityOrder: 2 }),
      line(4, { priorityOrder: 0, ToothNum: '30' }),
      line(5, { ProcDate: '2024-12-31' }),
      line(6),
    ];
    expect(numbers(inSavedOrder(lines, true))).toEqual([4, 3, 5, 6, 2, 1]);
    expect(numbers(inSavedOrder(lines, false))).toEqual([4, 3, 5, 1, 2, 6]);
  });

  it('puts labs under their parent, lonely ones at the end', () => {
    const lines = [
      line(9, { ProcNumLab: 2 }),
      line(8, { ProcNumLab: 77 }),
      line(7, { ProcNumLab: 2, priorityOrder: 0 }),
      line(3),
      line(2),
      line(5, { ProcNumLab: 9 }),
    ];
    expect(numbers(inSavedOrder(lines, true))).toEqual([2, 7, 9, 3, 5, 8]);
  });

  it('holds every row once, however they came', () => {
    const lines = fc.uniqueArray(
      fc.record({
        ProcNum: fc.integer({ min: 1, max: 12 }),
        ProcNumLab: fc.integer({ min: 0, max: 12 }),
        ToothNum: fc.constantFrom('', '3', 'B', '55', 'x'),
        ProcDate: fc.constantFrom('2025-01-01', '2025-02-01'),
        priorityOrder: fc.constantFrom(undefined, 0, 1),
      }),
      { selector: ({ ProcNum }) => ProcNum },
    );
    fc.assert(
      fc.property(lines, fc.boolean(), (given, byTooth) => {
        const ordered = inSavedOrder(given, byTooth);
        expect(numbers(ordered).toSorted((a, b) => Number(a) - Number(b))).toEqual(
          numbers(given).toSorted((a, b) => Number(a) - Number(b)),
        );
        expect(inSavedOrder(given.toReversed(), byTooth)).toEqual(ordered);
      }),
    );
  });
});
