import { describe, expect, it } from 'vitest';
import { fc } from '../../../test/support/properties.ts';
import { TreatArea } from '../../domain/enums.ts';
import { archOf } from '../../domain/teeth.ts';
import { type Shelves, type Spot, shelve, shelvesAround } from './services.ts';

const spot = fc.record({
  ToothNum: fc.constantFrom('', '3', '14', 'A'),
  Surf: fc.constantFrom('', 'MO', 'UR', 'U', 'L'),
  ToothRange: fc.constantFrom('', '3', '2,3,4', '13,14', '18,19', 'A,B'),
});
const area = fc.constantFrom(...Object.values(TreatArea));

/** FRQ-5 as a comparison of two places. */
function isSameArea(area: number, codeArea: number, a: Spot, b: Spot): boolean {
  const isNowhere = (spot: Spot) => spot.ToothNum + spot.Surf + spot.ToothRange === '';
  if (isNowhere(a) && isNowhere(b)) return true;
  const rangeOf = (spot: Spot) => spot.ToothRange.split(',').filter((tooth) => tooth !== '');
  const overlap = (first: string[], second: string[]) => first.some((tooth) => second.includes(tooth));
  if (area === TreatArea.Mouth) return true;
  if (area === TreatArea.Tooth) return a.ToothNum !== '' && a.ToothNum === b.ToothNum;
  if (area === TreatArea.ToothRange) {
    const whole = (spot: Spot) => {
      if (spot.ToothRange !== '' || !['U', 'L'].includes(spot.Surf)) return rangeOf(spot);
      return Array.from({ length: 16 }, (_, index) => String(index + (spot.Surf === 'U' ? 1 : 17)));
    };
    return overlap(whole(a), whole(b));
  }
  if (area === TreatArea.Arch) {
    const arch = (spot: Spot) => (['U', 'L'].includes(spot.Surf) ? spot.Surf : archOf(rangeOf(spot)[0] ?? ''));
    return arch(a) !== undefined && arch(a) === arch(b);
  }
  if (a.Surf !== b.Surf) return false;
  if ([TreatArea.Arch, TreatArea.Quad, TreatArea.Sextant].some((region) => region === codeArea)) return true;
  const noRanges = a.ToothRange === '' && b.ToothRange === '';
  if (a.ToothNum === b.ToothNum && (a.ToothNum !== '' || noRanges)) return true;
  return (
    (a.ToothNum !== '' && rangeOf(b).includes(a.ToothNum)) ||
    (b.ToothNum !== '' && rangeOf(a).includes(b.ToothNum)) ||
    overlap(rangeOf(a), rangeOf(b))
  );
}

describe('shelves of services', () => {
  it('find exactly the services in the same area (FRQ-5)', () => {
    fc.assert(
      fc.property(area, area, fc.array(spot, { maxLength: 6 }), spot, (area, codeArea, spots, planned) => {
        const shelves: Shelves = new Map();
        spots.forEach((each, index) => {
          shelve(shelves, area, { ...each, ProcNum: index, date: '2026-01-01' });
        });
        const found = new Set(shelvesAround(shelves, area, planned, codeArea).flat());
        const expected = spots.filter((each) => isSameArea(area, codeArea, planned, each));
        expect(found.size).toBe(expected.length);
      }),
      { numRuns: 2000 },
    );
  });
});
