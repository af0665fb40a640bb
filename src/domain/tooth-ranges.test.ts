import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { ToothNomenclature } from './enums.ts';
import { displayTooth } from './teeth.ts';
import { displayToothRange, parseToothRange } from './tooth-ranges.ts';

const { Universal, FDI, Haderup, Palmer } = ToothNomenclature;
const ORDER = [...Array.from({ length: 32 }, (_, index) => String(index + 1)), ...'ABCDEFGHIJKLMNOPQRST'];
const INVALID = 'ToothRange is invalid.';

describe('parseToothRange', () => {
  it.each([
    ['2,3, 13-15', '2,3,13,14,15'],
    ['31,30, 18-21', '18,19,20,21,30,31'],
    ['4,s,2,a,b', '2,4,A,B,S'],
    ['15-18', '15,16,17,18'],
    ['a-c', 'A,B,C'],
    ['I-L', 'I,J,K,L'],
    ['7-7', '7'],
    [' 1 2 - 1 4 ,\t3', '3,12,13,14'],
    ['3,3,2-4,4', '2,3,4'],
    ['1-32', ORDER.slice(0, 32).join(',')],
    ['T,32', '32,T'],
  ])('stores %j as %s', (text, teeth) => {
    expect(parseToothRange(text)).toEqual({ teeth });
  });

  it.each([
    ['', ' is not a valid tooth number.'],
    ['2,,3', ' is not a valid tooth number.'],
    ['2,3,', ' is not a valid tooth number.'],
    ['2,33', '33 is not a valid tooth number.'],
    ['2, 0', '0 is not a valid tooth number.'],
    ['04', '04 is not a valid tooth number.'],
    ['51', '51 is not a valid tooth number.'],
    ['as', 'AS is not a valid tooth number.'],
    ['u', 'U is not a valid tooth number.'],
    ['2;3', '2;3 is not a valid tooth number.'],
    ['ı', 'ı is not a valid tooth number.'],
    ['5-3', INVALID],
    ['C-A', INVALID],
    ['30-B', INVALID],
    ['A-3', INVALID],
    ['2-40', INVALID],
    ['51-53', INVALID],
    ['2-', INVALID],
    ['-2', INVALID],
    ['-', INVALID],
    ['2-4-6', INVALID],
    ['2--4', INVALID],
    ['x,5-3', 'X is not a valid tooth number.'],
    ['5-3,x', INVALID],
    ['1-32,A-T', INVALID],
  ])('refuses %j: %s', (text, refusal) => {
    expect(parseToothRange(text)).toEqual({ refusal });
  });

  it('takes a list that just fits its column of 100 characters', () => {
    // 32 permanent teeth take 86 characters with their commas, each primary tooth two more.
    expect(parseToothRange('1-32,A-G')).toHaveProperty('teeth.length', 100);
    expect(parseToothRange('1-32,A-H')).toEqual({ refusal: INVALID });
  });

  it('stores the same teeth for any order, case, repetition and blanks', () => {
    const teeth = fc.uniqueArray(fc.constantFrom(...ORDER), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(teeth, fc.infiniteStream(fc.boolean()), (chosen, coins) => {
        const flip = () => coins.next().value;
        const typed = chosen
          .flatMap((tooth) => (flip() ? [tooth] : [tooth, tooth]))
          .map((tooth) => (flip() ? ` ${tooth.toLowerCase()} ` : tooth))
          .join(',');
        const stored = ORDER.filter((tooth) => chosen.includes(tooth)).join(',');
        expect(parseToothRange(typed)).toEqual({ teeth: stored });
        expect(parseToothRange(stored)).toEqual({ teeth: stored });
      }),
    );
  });
});

describe('displayToothRange', () => {
  it.each([
    ['2,3,4,7', Universal, '2-4,7'],
    ['7,3,2', Universal, '2,3,7'],
    ['15,16,17', Universal, '15,16,17'],
    ['1,2,3,4', Universal, '1-4'],
    ['2,3,4', FDI, '17-15'],
    ['5', Universal, '5'],
    ['9,2', Universal, '9,2'],
    ['2,3', FDI, '17,16'],
    ['14,15,16,17,18,19', Universal, '14-16,17-19'],
    ['31,32,A', Universal, '31,32,A'],
    ['I,J,K,L', Universal, 'I-L'],
    ['A,B,C,3', Universal, '3,A-C'],
    ['A,B,C,3', Palmer, 'UR6,URE-URC'],
    ['7,8,9', Haderup, '2+-+1'],
    ['2, 3, 4', Universal, '2-4'],
    ['51,3,2,1', Universal, '1-3,51'],
    ['', Universal, ''],
  ] as const)('shows %j in nomenclature %i as %s', (range, nomenclature, text) => {
    expect(displayToothRange(range, nomenclature)).toBe(text);
  });

  it('loses no tooth: the Universal text expands to the range again', () => {
    const teeth = fc.uniqueArray(fc.constantFrom(...ORDER), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(teeth, (chosen) => {
        const stored = ORDER.filter((tooth) => chosen.includes(tooth)).join(',');
        expect(parseToothRange(displayToothRange(stored, Universal))).toEqual({ teeth: stored });
      }),
    );
  });

  it('names the ends in the office’s nomenclature', () => {
    for (const nomenclature of Object.values(ToothNomenclature)) {
      const [first, last] = ['18', '24'].map((tooth) => displayTooth(tooth, nomenclature));
      expect(displayToothRange('18,19,20,21,22,23,24', nomenclature)).toBe(`${first}-${last}`);
    }
  });
});
