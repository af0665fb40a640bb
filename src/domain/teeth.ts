import { ToothNomenclature } from './enums.ts';

const STORED_FORM = /^(?:[1-9]|[12]\d|3[0-2]|5[1-9]|[67]\d|8[0-2]|[A-T]S?)$/;
/** Primary teeth in range order, upper right to lower right. */
export const PRIMARY_LETTERS = 'ABCDEFGHIJKLMNOPQRST';

type Quadrant = 'UR' | 'UL' | 'LL' | 'LR';
type Arch = 'U' | 'L';

/**
 * The stored (Universal) form of a tooth number, letter case folded, or undefined when it is none (`procedures.md` 13):
 * `1`…`32`, `A`…`T`, supernumeraries `51`…`82` and `AS`…`TS`. The caller trims; `04` and `1A` are no teeth.
 */
export function parseToothNum(text: string): string | undefined {
  const folded = foldCase(text);
  return STORED_FORM.test(folded) ? folded : undefined;
}

/** Upper case for a–z only: full Unicode folding would turn `ı` into a real tooth. */
export function foldCase(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/**
 * The equivalent permanent tooth, 1–32, that places a stored tooth in the mouth (`procedures.md` 13): a primary tooth
 * counts as its successor, a supernumerary as its neighbour. -1 for the empty text and anything that is no tooth.
 */
export function toothOrdinal(tooth: string): number {
  if (!STORED_FORM.test(tooth)) return -1;
  const letter = PRIMARY_LETTERS.indexOf(tooth.charAt(0));
  if (letter >= 0) return letter < 10 ? letter + 4 : letter + 10;
  const number = Number(tooth);
  return number > 50 ? number - 50 : number;
}

/** Where a tooth sorts in a treatment plan (`treatment-plans.md` 3.2, rule 3): no or unreadable tooth first, at -1. */
export function toothSortNumber(stored: string): number {
  return toothOrdinal(stored);
}

/** Primary, supernumerary primary (`AS`) included. */
export function isPrimary(tooth: string): boolean {
  return STORED_FORM.test(tooth) && PRIMARY_LETTERS.includes(tooth.charAt(0));
}

export function isSupernumerary(tooth: string): boolean {
  return STORED_FORM.test(tooth) && (tooth.endsWith('S') ? tooth.length === 2 : Number(tooth) > 50);
}

/** Incisors and canines. False for what is no tooth, like every question below. */
export function isAnterior(tooth: string): boolean {
  const ordinal = toothOrdinal(tooth);
  return between(ordinal, 6, 11) || between(ordinal, 22, 27);
}

export function isPosterior(tooth: string): boolean {
  return toothOrdinal(tooth) > 0 && !isAnterior(tooth);
}

/** Primary posterior teeth are molars although their successors are premolars (`procedures.md` 13). */
export function isMolar(tooth: string): boolean {
  const ordinal = toothOrdinal(tooth);
  if (isPrimary(tooth)) return isPosterior(tooth);
  return between(ordinal, 1, 3) || between(ordinal, 14, 19) || between(ordinal, 30, 32);
}

/** Second permanent molars; never a primary tooth (`insurance-estimates.md` 2.25). */
export function isSecondMolar(tooth: string): boolean {
  return [2, 15, 18, 31].includes(toothOrdinal(tooth));
}

/** In the upper jaw. */
export function isMaxillary(tooth: string): boolean {
  return between(toothOrdinal(tooth), 1, 16);
}

export function quadrantOf(tooth: string): Quadrant | undefined {
  const ordinal = toothOrdinal(tooth);
  if (ordinal < 0) return undefined;
  if (ordinal <= 8) return 'UR';
  if (ordinal <= 16) return 'UL';
  return ordinal <= 24 ? 'LL' : 'LR';
}

export function archOf(tooth: string): Arch | undefined {
  if (toothOrdinal(tooth) < 0) return undefined;
  return isMaxillary(tooth) ? 'U' : 'L';
}

/**
 * A stored tooth as the office writes it (`treatment-plans.md` 3.4). Universal shows the stored text unchanged; the
 * others know permanent and primary teeth only and show `-` for the rest, FDI's `99` for a stored `51` excepted.
 */
export function displayTooth(stored: string, nomenclature: ToothNomenclature): string {
  if (stored === '' || nomenclature === ToothNomenclature.Universal) return stored;
  if (nomenclature === ToothNomenclature.FDI && stored === '51') return '99';
  const quadrant = quadrantOf(stored);
  if (quadrant === undefined || isSupernumerary(stored)) return '-';
  const primary = isPrimary(stored);
  if (nomenclature === ToothNomenclature.Haderup) {
    return primary ? stored : haderup(quadrant, fromMidline(stored));
  }
  if (nomenclature === ToothNomenclature.FDI) {
    return `${FDI_QUADRANT[quadrant] + (primary ? 4 : 0)}${fromMidline(stored)}`;
  }
  return quadrant + (primary ? PRIMARY_LETTERS.charAt(fromMidline(stored) - 1) : fromMidline(stored));
}

const FDI_QUADRANT: Record<Quadrant, number> = { UR: 1, UL: 2, LL: 3, LR: 4 };

/** 1 for a central incisor, up to 8 for a third molar (5 for a primary second molar). */
function fromMidline(tooth: string): number {
  const ordinal = toothOrdinal(tooth);
  if (isMaxillary(tooth)) return ordinal <= 8 ? 9 - ordinal : ordinal - 8;
  return ordinal <= 24 ? 25 - ordinal : ordinal - 24;
}

/** Haderup writes the sign of the jaw on the side of the midline. */
function haderup(quadrant: Quadrant, position: number): string {
  const sign = quadrant.startsWith('U') ? '+' : '-';
  return quadrant.endsWith('L') ? sign + position : position + sign;
}

function between(ordinal: number, first: number, last: number): boolean {
  return ordinal >= first && ordinal <= last;
}
