import type { ToothPlace } from './words/words.ts';

const PERMANENT = ['central', 'lateral', 'canine', 'premolar1', 'premolar2', 'molar1', 'molar2', 'molar3'] as const;
const PRIMARY = ['central', 'lateral', 'canine', 'molar1', 'molar2'] as const;

/**
 * The place of a tooth by its stored (Universal) number: `1`–`32`, `A`–`T`, and for extra teeth the neighbour's number
 * plus 50 or its letter plus S. Undefined for anything else.
 */
export function placeOf(tooth: string): ToothPlace | undefined {
  const [, letter, extra] = /^([A-T])(S?)$/.exec(tooth) ?? [];
  if (letter) {
    const at = letter.charCodeAt(0) - 65;
    return { ...half(at, 10), isPrimary: true, isExtra: extra === 'S', type: PRIMARY[fromMiddle(at % 10, 5)]! };
  }
  const number = Number(tooth);
  const isExtra = number > 50;
  const at = (isExtra ? number - 50 : number) - 1;
  if (!Number.isInteger(at) || at < 0 || at > 31) return undefined;
  return { ...half(at, 16), isPrimary: false, isExtra, type: PERMANENT[fromMiddle(at % 16, 8)]! };
}

/** Counting goes from the upper right to the upper left, then from the lower left to the lower right. */
function half(at: number, inJaw: number) {
  const isUpper = at < inJaw;
  const isFirstHalf = at % inJaw < inJaw / 2;
  return { isUpper, isRight: isUpper === isFirstHalf };
}

const fromMiddle = (place: number, inHalf: number) => (place < inHalf ? inHalf - 1 - place : place - inHalf);
