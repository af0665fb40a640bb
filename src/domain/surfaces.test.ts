import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { ToothNomenclature, TreatArea } from './enums.ts';
import { displaySurf, parseRegion, parseToothSurfaces } from './surfaces.ts';
import { isAnterior } from './teeth.ts';

describe('parseToothSurfaces', () => {
  it.each([
    ['OM', '3', 'MO'],
    ['DO', '3', 'OD'],
    ['LDOM', '30', 'MODL'],
    ['FI', '8', 'IF'],
    ['VB', '3', 'BV'],
    ['mod', 'A', 'MOD'],
    ['MMOOm', '14', 'MO'],
    ['MIDFVL', 'C', 'MIDFVL'],
    ['LVBDOM', '51', 'MODBVL'],
    ['LVFDIM', 'CS', 'MIDFVL'],
    ['L', '58', 'L'],
  ])('stores %s on tooth %s as %s', (text, tooth, stored) => {
    expect(parseToothSurfaces(text, tooth)).toBe(stored);
  });

  it.each([
    ['', '3'],
    ['M O', '3'],
    [' MO', '3'],
    ['M,O', '3'],
    ['MX', '3'],
    ['UR', '3'],
    ['O', '8'],
    ['B', '8'],
    ['MI', '3'],
    ['F', '3'],
    ['OI', '3'],
    ['F', '53'],
    ['B', 'HS'],
    ['5', '3'],
    ['ı', '8'],
  ])('refuses %j on tooth %s', (text, tooth) => {
    expect(parseToothSurfaces(text, tooth)).toBeUndefined();
  });

  it('depends on the set of letters only, and is stable', () => {
    const letters = fc.array(fc.constantFrom(...'MOIDBFVLmoidbfvl'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(letters, fc.constantFrom('3', '8', 'A', 'C', '58', 'TS'), (typed, tooth) => {
        const foreign = isAnterior(tooth) ? /[ob]/i : /[if]/i;
        const stored = parseToothSurfaces(typed.join(''), tooth);
        expect(stored === undefined).toBe(foreign.test(typed.join('')));
        if (stored === undefined) return;
        expect(new Set(stored)).toEqual(new Set(typed.join('').toUpperCase()));
        expect('MOIDBFVL'.replace(new RegExp(`[^${stored}]`, 'g'), '')).toBe(stored);
        expect(parseToothSurfaces(stored, tooth)).toBe(stored);
        expect(parseToothSurfaces(typed.toReversed().join(''), tooth)).toBe(stored);
      }),
    );
  });
});

describe('parseRegion', () => {
  const accepted = {
    Quad: ['UR', 'UL', 'LR', 'LL'],
    Sextant: ['1', '2', '3', '4', '5', '6'],
    Arch: ['U', 'L'],
  } as const;

  it.each(Object.keys(accepted) as (keyof typeof accepted)[])('knows the values of %s and no others', (area) => {
    const values: readonly string[] = accepted[area];
    for (const value of values) {
      expect(parseRegion(area, value)).toBe(value);
      expect(parseRegion(area, value.toLowerCase())).toBe(value);
    }
    const refused = ['', 'UL,UR', 'UR UL', '0', '7', '03', 'UPPER', ' U', 'RU', 'ULR', '12', 'M'];
    const others = Object.values(accepted)
      .flat()
      .filter((value) => !values.includes(value));
    for (const text of [...refused, ...others]) expect(parseRegion(area, text)).toBeUndefined();
  });
});

describe('displaySurf', () => {
  const { Universal, FDI, Haderup, Palmer } = ToothNomenclature;

  it('rewrites class V and facial for Canada, on tooth surfaces only', () => {
    expect(displaySurf(TreatArea.Surf, 'MFV', Universal, true)).toBe('MV5');
    expect(displaySurf(TreatArea.Surf, 'MFV', FDI, false)).toBe('MFV');
    expect(displaySurf(TreatArea.Tooth, 'FV', Universal, true)).toBe('FV');
  });

  it('numbers sextants the FDI way under FDI only', () => {
    const show = (surf: string) => displaySurf(TreatArea.Sextant, surf, FDI, false);
    expect(['1', '2', '3', '4', '5', '6', '', '7', '03'].map(show).join(' ')).toBe('03 04 05 06 07 08 00 00 00');
    for (const other of [Universal, Haderup, Palmer])
      expect(displaySurf(TreatArea.Sextant, '2', other, true)).toBe('2');
  });

  it.each([TreatArea.None, TreatArea.Tooth, TreatArea.Mouth, TreatArea.Quad, TreatArea.Arch, TreatArea.ToothRange])(
    'keeps the text of area %i',
    (area) => {
      for (const surf of ['', 'UR', 'L', 'MOD']) expect(displaySurf(area, surf, FDI, true)).toBe(surf);
    },
  );
});
