import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { PERIO_REGIONS, type PerioRegion, readPerioString } from './perio-string.ts';

const told = (region: PerioRegion, text: string) =>
  readPerioString(region, text).map(({ tooth, surface, depth, flags }) => `${tooth} ${surface} ${depth} ${flags}`);

describe('a text of perio measurements', () => {
  it.each([
    ['UpperFacial', '323b', ['1 DBvalue 3 0', '1 Bvalue 2 0', '1 MBvalue 3 1']],
    ['UpperLingual', 'b3 BS,2x', ['1 DLvalue 3 3', '1 Lvalue 2 0']],
    ['LowerFacial', '4bspc', ['32 DBvalue 4 15']],
    ['LowerLingual', '1bb', ['32 DLvalue 1 1']],
    ['UpperFacial', 'spc', []],
  ] as const)('%s %s', (region, text, readings) => {
    expect(told(region, text)).toEqual(readings);
  });

  it('turns at the midline', () => {
    const [first, , last] = told('UpperFacial', '1'.repeat(48)).slice(24, 27);
    expect([first, last]).toEqual(['9 MBvalue 1 0', '9 DBvalue 1 0']);
    expect(told('LowerLingual', '1'.repeat(48)).at(-1)).toBe('17 DLvalue 1 0');
  });

  it('fills each surface of the region once, and ignores what comes after', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIO_REGIONS), fc.string({ maxLength: 200 }), (region, text) => {
        const readings = readPerioString(region, text);
        const digits = text.replace(/[^0-9]/g, '').slice(0, 48);
        expect(readings.map(({ depth }) => depth).join('')).toBe(digits);
        expect(new Set(readings.map(({ tooth, surface }) => `${tooth} ${surface}`)).size).toBe(digits.length);
      }),
    );
  });
});
