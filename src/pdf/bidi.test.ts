import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bidiLevels, type Direction, directionOf, fromLeftToRight } from './bidi.ts';

/** Capitals stand for Hebrew letters, as in the examples of UAX 9, `~` for an Arabic one and `^` for an Arabic digit. */
const written = (text: string) =>
  Array.from(text, (letter) => {
    if (/[A-Z]/.test(letter)) return String.fromCodePoint(0x05d0 + letter.charCodeAt(0) - 65);
    return letter === '~' ? '\u0639' : letter === '^' ? '\u0663' : letter;
  });

function seenFromLeft(text: string, direction: Direction): string {
  const order = fromLeftToRight(bidiLevels(written(text), direction));
  return order.map((index) => text[index]!).join('');
}

describe('the order of letters in a line', () => {
  it.each<[direction: Direction, text: string, seen: string]>([
    ['L', 'car means CAR.', 'car means RAC.'],
    ['R', 'car MEANS CAR.', '.RAC SNAEM car'],
    ['L', 'he said "THE VALUES ARE 123, 456, OK".', 'he said "KO ,456 ,123 ERA SEULAV EHT".'],
    ['L', 'SARA COHEN-LEVI, dob 3/2/1984', 'IVEL-NEHOC ARAS, dob 3/2/1984'],
    ['R', 'PRICE: 1,250.00 $ (WITH TAX 17%)', ')17% XAT HTIW( $ 1,250.00 :ECIRP'],
    ['R', 'TOOTH 36 - crown d2740, FULL', 'LLUF ,crown d2740 - 36 HTOOT'],
    ['R', 'WEB www.example.com OR 03-555-0100.', '.03-555-0100 RO www.example.com BEW'],
    ['L', 'CLINIC (north)', 'CINILC (north)'],
    ['R', 'CLINIC (north)', ')north( CINILC'],
    ['L', 'A [b (C] d)', 'A [b (C] d)'],
    ['L', 'A 12-34 B', 'B 12-34 A'],
    ['L', 'A +5 B', 'B 5+ A'],
    ['R', '-5 A', 'A 5-'],
    ['L', '~ 12, 34', '34 ,12 ~'],
    ['R', '~~ ^^/^^ 12% b', 'b %12 ^^/^^ ~~'],
    ['R', 'A ', ' A'],
  ])('%s: %s', (direction, text, seen) => {
    expect(seenFromLeft(text, direction)).toBe(seen);
  });

  it('is that of the first letter of a paragraph', () => {
    for (const [text, direction] of [
      ['12 (a) A', 'L'],
      ['12 (A) a', 'R'],
      ['~ a', 'R'],
      ['12', 'L'],
      ['', 'L'],
      ['\u200eA', 'L'],
      ['\u200fa', 'R'],
    ] as const) {
      expect([text, directionOf(written(text).join(''))]).toEqual([text, direction]);
    }
  });

  it('is not turned by marks that would turn what stands behind them', () => {
    for (const mark of '\u202a\u202b\u202d\u202e\u2066\u2067\u2068') {
      expect(bidiLevels([...`a${mark}bc 12`], 'L')).toEqual([0, 0, 0, 0, 0, 0, 0]);
    }
  });

  it('holds every letter once, and leaves lines without right-to-left letters as they are', () => {
    const letter = fc.constantFrom(...'aA~^1 ,.-+$%()[]<>"\u05b0\u200e\u200f\u200d漢');
    const direction = fc.constantFrom<Direction>('L', 'R');
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 40 }), direction, (letters, side) => {
        const order = fromLeftToRight(bidiLevels(written(letters.join('')), side));
        expect(order.toSorted((a, b) => a - b)).toEqual(letters.map((_, index) => index));
        const plain = letters.filter((one) => !/[A~^\u200f]/.test(one));
        expect(fromLeftToRight(bidiLevels(plain, 'L'))).toEqual(plain.map((_, index) => index));
      }),
    );
  });
});
