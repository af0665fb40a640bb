import { isMaxillary, isPrimary, isSupernumerary, PRIMARY_LETTERS, toothOrdinal } from '../domain/teeth.ts';
import type { Area } from './model.ts';

/** The 32 positions in the mouth's order. */
export const POSITIONS: readonly string[] = Array.from({ length: 32 }, (_, index) => String(index + 1));

/** The primary tooth that stands where the permanent one will: `4` → `A`; undefined for permanent molars. */
export function predecessorOf(permanent: string): string | undefined {
  const number = toothOrdinal(permanent);
  if (number >= 4 && number <= 13) return PRIMARY_LETTERS.charAt(number - 4);
  return number >= 20 && number <= 29 ? PRIMARY_LETTERS.charAt(number - 10) : undefined;
}

const PERMANENT_NAMES = [
  'central incisor',
  'lateral incisor',
  'canine',
  'first premolar',
  'second premolar',
  'first molar',
  'second molar',
  'third molar',
];
const PRIMARY_NAMES = ['central incisor', 'lateral incisor', 'canine', 'first molar', 'second molar'];

/** 1 for a central incisor, up to 8 for a third molar. */
export function placeFromMidline(tooth: string): number {
  const ordinal = toothOrdinal(tooth);
  if (ordinal <= 16) return ordinal <= 8 ? 9 - ordinal : ordinal - 8;
  return ordinal <= 24 ? 25 - ordinal : ordinal - 24;
}

/** On the patient's right, which is the viewer's left. */
export function isOnRight(tooth: string): boolean {
  const ordinal = toothOrdinal(tooth);
  return ordinal <= 8 || ordinal >= 25;
}

/** `upper right first molar`, `upper right primary first molar`, `extra tooth at the upper right central incisor`. */
export function toothName(tooth: string): string {
  const jaw = isMaxillary(tooth) ? 'upper' : 'lower';
  const side = isOnRight(tooth) ? 'right' : 'left';
  const place = placeFromMidline(tooth) - 1;
  const name = isPrimary(tooth) ? `primary ${PRIMARY_NAMES[place]}` : PERMANENT_NAMES[place];
  return isSupernumerary(tooth) ? `extra tooth at the ${jaw} ${side} ${name}` : `${jaw} ${side} ${name}`;
}

export const areaNames: Readonly<Record<Area, string>> = {
  UR: 'upper right quadrant',
  UL: 'upper left quadrant',
  LL: 'lower left quadrant',
  LR: 'lower right quadrant',
  S1: 'upper right sextant',
  S2: 'upper front sextant',
  S3: 'upper left sextant',
  S4: 'lower left sextant',
  S5: 'lower front sextant',
  S6: 'lower right sextant',
  U: 'upper arch',
  L: 'lower arch',
  M: 'whole mouth',
  none: 'no particular area',
};

/** First and last position of an area that lies in one jaw. */
export const areaSpans: Readonly<Partial<Record<Area, readonly [first: number, last: number]>>> = {
  UR: [1, 8],
  UL: [9, 16],
  LL: [17, 24],
  LR: [25, 32],
  S1: [1, 5],
  S2: [6, 11],
  S3: [12, 16],
  S4: [17, 21],
  S5: [22, 27],
  S6: [28, 32],
  U: [1, 16],
  L: [17, 32],
};
