import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { ToothNomenclature } from './enums.ts';
import {
  archOf,
  displayTooth,
  isAnterior,
  isMaxillary,
  isMolar,
  isPosterior,
  isPrimary,
  isSecondMolar,
  isSupernumerary,
  parseToothNum,
  quadrantOf,
  toothOrdinal,
  toothSortNumber,
} from './teeth.ts';

const numbers = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
const permanent = numbers(1, 32);
const primary = [...'ABCDEFGHIJKLMNOPQRST'];
const teeth = [...permanent, ...primary, ...numbers(51, 82), ...primary.map((letter) => `${letter}S`)];
const anyTooth = fc.constantFrom(...teeth);
const keep = (test: (tooth: string) => boolean, from = teeth) => from.filter(test).join(' ');

describe('parseToothNum', () => {
  it('accepts every stored form as it is and in lower case', () => {
    for (const tooth of teeth)
      expect([parseToothNum(tooth), parseToothNum(tooth.toLowerCase())]).toEqual([tooth, tooth]);
  });

  it.each(['', '0', '33', '50', '83', '04', 'U', '1A', 'ASS', 'A1', '1S', ' 3', '3 ', '-3', '3.0', '1e1', '٣', 'ı'])(
    'refuses %j',
    (text) => {
      expect(parseToothNum(text)).toBeUndefined();
    },
  );

  it('accepts nothing but the 104 stored forms', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4 }), (text) => {
        expect(parseToothNum(text)).toBe(teeth.find((tooth) => tooth.toLowerCase() === text.toLowerCase()));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('geometry', () => {
  it('places primary and supernumerary teeth at their permanent tooth', () => {
    expect(primary.map(toothOrdinal)).toEqual([...numbers(4, 13), ...numbers(20, 29)].map(Number));
    expect(toothOrdinal('51')).toBe(1);
    expect(toothOrdinal('82')).toBe(32);
    expect(toothOrdinal('TS')).toBe(29);
    expect(['', '04', '99', 'a', 'ZS'].map(toothSortNumber)).toEqual([-1, -1, -1, -1, -1]);
  });

  it('names the front, the molars and the premolars', () => {
    expect(keep(isAnterior)).toBe(
      '6 7 8 9 10 11 22 23 24 25 26 27 C D E F G H M N O P Q R 56 57 58 59 60 61 72 73 74 75 76 77 CS DS ES FS GS HS MS NS OS PS QS RS',
    );
    expect(keep(isMolar, [...permanent, ...primary])).toBe('1 2 3 14 15 16 17 18 19 30 31 32 A B I J K L S T');
    expect(keep(isSecondMolar)).toBe('2 15 18 31 52 65 68 81');
    expect(['51', '53', '54', 'AS', 'CS'].map(isMolar)).toEqual([true, true, false, true, false]);
  });

  it('names quadrant and arch', () => {
    expect(['1', '8', '9', '16', '17', '24', '25', '32', 'E', 'K', 'TS'].map(quadrantOf).join(' ')).toBe(
      'UR UR UL UL LL LL LR LR UR LL LR',
    );
    expect(['16', '17', 'J', 'K', '66', '67', ''].map(archOf)).toEqual(['U', 'L', 'U', 'L', 'U', 'L', undefined]);
    expect(quadrantOf('')).toBeUndefined();
  });

  it('answers no for what is no tooth', () => {
    for (const text of ['', '0', 'U', '-']) {
      for (const asked of [isAnterior, isPosterior, isMolar, isPrimary, isMaxillary, isSupernumerary]) {
        expect(asked(text)).toBe(false);
      }
    }
  });

  it('puts every tooth either in front or behind, and its supernumerary with it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...permanent, ...primary), (tooth) => {
        const extra = isPrimary(tooth) ? `${tooth}S` : String(Number(tooth) + 50);
        expect(isAnterior(tooth)).not.toBe(isPosterior(tooth));
        expect(isSupernumerary(tooth)).toBe(false);
        expect(isSupernumerary(extra)).toBe(true);
        expect(isPrimary(extra)).toBe(isPrimary(tooth));
        for (const same of [toothOrdinal, isMolar, isAnterior, quadrantOf]) expect(same(extra)).toBe(same(tooth));
      }),
    );
  });
});

describe('displayTooth', () => {
  const { Universal, FDI, Haderup, Palmer } = ToothNomenclature;
  const shown = (list: string[], nomenclature: ToothNomenclature) =>
    list.map((tooth) => displayTooth(tooth, nomenclature)).join(' ');

  it('writes FDI', () => {
    expect(shown(permanent, FDI)).toBe(
      '18 17 16 15 14 13 12 11 21 22 23 24 25 26 27 28 38 37 36 35 34 33 32 31 41 42 43 44 45 46 47 48',
    );
    expect(shown(primary, FDI)).toBe('55 54 53 52 51 61 62 63 64 65 75 74 73 72 71 81 82 83 84 85');
    expect(shown(['51', '52', 'AS', '0', 'x'], FDI)).toBe('99 - - - -');
  });

  it('writes Haderup', () => {
    expect(shown(permanent, Haderup)).toBe(
      '8+ 7+ 6+ 5+ 4+ 3+ 2+ 1+ +1 +2 +3 +4 +5 +6 +7 +8 -8 -7 -6 -5 -4 -3 -2 -1 1- 2- 3- 4- 5- 6- 7- 8-',
    );
    expect(shown(primary, Haderup)).toBe(primary.join(' '));
    expect(shown(['51', '52', 'AS'], Haderup)).toBe('- - -');
  });

  it('writes Palmer', () => {
    expect(shown(permanent, Palmer)).toBe(
      'UR8 UR7 UR6 UR5 UR4 UR3 UR2 UR1 UL1 UL2 UL3 UL4 UL5 UL6 UL7 UL8 ' +
        'LL8 LL7 LL6 LL5 LL4 LL3 LL2 LL1 LR1 LR2 LR3 LR4 LR5 LR6 LR7 LR8',
    );
    expect(shown(primary, Palmer)).toBe(
      'URE URD URC URB URA ULA ULB ULC ULD ULE LLE LLD LLC LLB LLA LRA LRB LRC LRD LRE',
    );
    expect(shown(['51', 'TS'], Palmer)).toBe('- -');
  });

  it('leaves Universal and the empty text alone', () => {
    fc.assert(fc.property(fc.oneof(anyTooth, fc.string()), (text) => displayTooth(text, Universal) === text));
    for (const nomenclature of Object.values(ToothNomenclature)) expect(displayTooth('', nomenclature)).toBe('');
  });

  it('never shows two teeth alike', () => {
    for (const nomenclature of [FDI, Haderup, Palmer]) {
      const texts = [...permanent, ...primary].map((tooth) => displayTooth(tooth, nomenclature));
      expect(new Set(texts).size).toBe(52);
    }
  });
});
