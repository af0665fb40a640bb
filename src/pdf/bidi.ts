import { type BidiClass, bidiClass, closingBrackets, closingOf, RIGHT_TO_LEFT } from './bidi-classes.ts';

/** Marks that make a line begin at the left or at the right whatever its first letter is. They have no drawing. */
export const LEFT_TO_RIGHT_MARK = '\u200e';
export const RIGHT_TO_LEFT_MARK = '\u200f';

export type Direction = 'L' | 'R';

export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** The direction of a paragraph: that of its first letter (UAX 9, P2 and P3). */
export function directionOf(text: string): Direction {
  if (!hasRightToLeft(text)) return 'L';
  for (const character of text) {
    const kind = bidiClass(character);
    if (kind === 'L') return 'L';
    if (kind === 'R' || kind === 'AL') return 'R';
  }
  return 'L';
}

/** A line of the office's language that may hold names of another: it runs from left to right whatever it begins with. */
export const leftToRight = (line: string): string => (hasRightToLeft(line) ? LEFT_TO_RIGHT_MARK + line : line);

/** Joins facts to one line so that none of them changes the direction of its neighbours. */
export const besideEachOther = (facts: readonly string[]): string =>
  leftToRight(facts.filter(Boolean).join(` ${LEFT_TO_RIGHT_MARK}· `));

/**
 * The level of each character of a line: even levels run from left to right, odd ones from right to left, and higher
 * levels are inside lower ones. This is the Unicode Bidirectional Algorithm without embeddings and overrides: what
 * somebody typed does not change the direction of the text after it. Takes time in proportion to the line's length.
 */
export function bidiLevels(characters: readonly string[], direction: Direction): number[] {
  const original = characters.map(bidiClass);
  const kinds = [...original];
  resolveMarks(kinds, direction);
  resolveNumbers(kinds, direction);
  resolveBrackets(characters, kinds, original, direction);
  resolveNeutrals(kinds, direction);
  const base = direction === 'R' ? 1 : 0;
  const levels = kinds.map((kind) => {
    if (base === 0) return kind === 'R' ? 1 : kind === 'AN' || kind === 'EN' ? 2 : 0;
    return kind === 'R' ? 1 : 2;
  });
  // L1: blanks at the end of a line have the direction of the line.
  for (let at = levels.length - 1; at >= 0 && ['WS', 'BN'].includes(original[at]!); at--) levels[at] = base;
  return levels;
}

/**
 * W1: a mark gets the class of the letter that it stands on; a character that is never drawn, that of its neighbour.
 */
function resolveMarks(kinds: BidiClass[], direction: Direction): void {
  let last: BidiClass = direction;
  for (const [at, kind] of kinds.entries()) {
    if (kind === 'NSM') kinds[at] = last;
    if (kind !== 'BN') last = kinds[at]!;
  }
}

/** W2 to W7: the class of numbers depends on the letters before them, that of signs on the numbers beside them. */
function resolveNumbers(kinds: BidiClass[], direction: Direction): void {
  let strong: BidiClass = direction;
  for (const [at, kind] of kinds.entries()) {
    if (kind === 'EN' && strong === 'AL') kinds[at] = 'AN';
    if (isStrong(kind)) strong = kind;
  }
  for (const [at, kind] of kinds.entries()) if (kind === 'AL') kinds[at] = 'R';
  joinSeparators(kinds);
  joinTerminators(kinds);
  strong = direction;
  for (const [at, kind] of kinds.entries()) {
    if (['ES', 'ET', 'CS', 'BN'].includes(kind)) kinds[at] = 'ON';
    else if (kind === 'EN' && strong === 'L') kinds[at] = 'L';
    if (isStrong(kind)) strong = kind;
  }
}

/** W4: a sign between two numbers belongs to them. Characters that are never drawn are passed over. */
function joinSeparators(kinds: BidiClass[]): void {
  let before: BidiClass | undefined;
  /** Where the sign is that the next character may make a part of the number before it. */
  let sign: number | undefined;
  for (const [at, kind] of kinds.entries()) {
    if (kind === 'BN') continue;
    if (sign !== undefined && kind === before && (kind === 'EN' || (kind === 'AN' && kinds[sign] === 'CS'))) {
      kinds[sign] = kind;
    }
    const isSign = sign === undefined && (kind === 'ES' || kind === 'CS') && isNumber(before);
    sign = isSign ? at : undefined;
    if (!isSign) before = kind;
  }
}

/** W5: a currency or percent sign beside a number belongs to it. */
function joinTerminators(kinds: BidiClass[]): void {
  for (let at = 0; at < kinds.length; at++) {
    if (kinds[at] !== 'ET') continue;
    let end = at;
    while (kinds[end] === 'ET' || kinds[end] === 'BN') end++;
    if (kinds[end] === 'EN' || numberBefore(kinds, at)) kinds.fill('EN', at, end);
    at = end;
  }
}

function numberBefore(kinds: readonly BidiClass[], at: number): boolean {
  let before = at - 1;
  while (kinds[before] === 'BN') before--;
  return kinds[before] === 'EN';
}

/** N0: a pair of brackets gets the direction of its content. */
function resolveBrackets(
  characters: readonly string[],
  kinds: BidiClass[],
  original: readonly BidiClass[],
  direction: Direction,
): void {
  for (const [open, close] of bracketPairs(characters, kinds)) {
    const turned = bracketDirection(kinds, open, close, direction);
    if (!turned) continue;
    for (const at of [open, close]) {
      kinds[at] = turned;
      for (let mark = at + 1; original[mark] === 'NSM'; mark++) kinds[mark] = turned;
    }
  }
}

/** How deep brackets within brackets are read (BD16). */
const DEEPEST = 63;

function bracketPairs(characters: readonly string[], kinds: readonly BidiClass[]): [open: number, close: number][] {
  const open: { at: number; closing: string }[] = [];
  const pairs: [number, number][] = [];
  for (const [at, character] of characters.entries()) {
    if (kinds[at] !== 'ON') continue;
    const closing = closingOf.get(character);
    if (closing !== undefined) {
      if (open.length === DEEPEST) break;
      open.push({ at, closing });
    } else if (closingBrackets.has(character)) {
      const found = open.findLastIndex((one) => one.closing === character);
      if (found >= 0) pairs.push([open.splice(found)[0]!.at, at]);
    }
  }
  return pairs.sort(([a], [b]) => a - b);
}

function bracketDirection(
  kinds: readonly BidiClass[],
  open: number,
  close: number,
  direction: Direction,
): Direction | undefined {
  let holds: Direction | undefined;
  for (let at = open + 1; at < close; at++) {
    const side = sideOf(kinds[at]!);
    if (side === direction) return direction;
    holds ??= side;
  }
  if (!holds) return undefined;
  for (let at = open - 1; at >= 0; at--) {
    const side = sideOf(kinds[at]!);
    if (side) return side === holds ? holds : direction;
  }
  return direction;
}

/** N1 and N2: blanks and signs between words of one direction are of that direction, all others of the line's. */
function resolveNeutrals(kinds: BidiClass[], direction: Direction): void {
  let before: Direction = direction;
  for (let at = 0; at < kinds.length; at++) {
    const side = sideOf(kinds[at]!);
    if (side) {
      before = side;
      continue;
    }
    let end = at;
    while (end < kinds.length && !sideOf(kinds[end]!)) end++;
    const after = end < kinds.length ? sideOf(kinds[end]!)! : direction;
    kinds.fill(before === after ? before : direction, at, end);
    at = end - 1;
  }
}

const isStrong = (kind: BidiClass) => kind === 'L' || kind === 'R' || kind === 'AL';
const isNumber = (kind: BidiClass | undefined) => kind === 'EN' || kind === 'AN';

/** The direction that a resolved character has for its neighbours: numbers count as right to left. */
function sideOf(kind: BidiClass): Direction | undefined {
  if (kind === 'L') return 'L';
  return kind === 'R' || isNumber(kind) ? 'R' : undefined;
}

/** Indices of a line's parts in the order from left to right, by their levels (L2). */
export function fromLeftToRight(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  for (let level = levels.reduce((most, one) => Math.max(most, one), 0); level > 0; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while (end < order.length && levels[order[end]!]! >= level) end++;
      for (let left = start, right = end - 1; left < right; left++, right--) {
        [order[left], order[right]] = [order[right]!, order[left]!];
      }
      start = end;
    }
  }
  return order;
}
