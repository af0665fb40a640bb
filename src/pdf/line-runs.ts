import type { Font } from 'fontkit';
import { bidiLevels, directionOf, fromLeftToRight, hasRightToLeft } from './bidi.ts';
import { bidiClass, mirrorOf } from './bidi-classes.ts';

/** A part of a line that is set in one font and in one direction. */
export interface Run {
  /** The text for the font, which reverses words of a right-to-left script itself. */
  readonly text: string;
  /** Place among the fonts. */
  readonly font: number;
  /** Whether it runs from right to left. */
  readonly isTurned: boolean;
}

/** A line's runs as they are read, and their places from left to right. */
export interface LineRuns {
  readonly runs: readonly Run[];
  readonly order: readonly number[];
}

/** Shown in place of a character that no font has. */
const UNKNOWN = '?';
const MARK = /\p{M}/u;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
/**
 * What follows thirty marks on one letter, more than any language has (UAX 15, Stream-Safe Text). Putting marks in order, and
 * placing them on their letter, takes time in proportion to the square of their number.
 */
const SURPLUS_MARKS = /(?<=\p{M}{30})\p{M}+/gu;
/** The fonts reverse digits of these scripts as they reverse words, although numbers run from left to right. */
const TURNING_DIGITS = /[\u0600-\u07ff]/;

interface Letter {
  readonly character: string;
  readonly font: number;
  readonly level: number;
  readonly isWord: boolean;
}

/**
 * Divides a line into parts that can be drawn one beside the other. The first font that has a character draws it, and a
 * mark is drawn with its letter. A character that no font has becomes a question mark; control characters and tabs
 * become blanks.
 */
export function lineRuns(text: string, fonts: readonly Font[]): LineRuns {
  if (/^[\x20-\x7e]*$/.test(text)) return oneRun(text);
  const letters = lettersOf(text, fonts);
  const runs: Run[] = [];
  const levels: number[] = [];
  for (let at = 0; at < letters.length; ) {
    const first = letters[at]!;
    let end = at + 1;
    while (end < letters.length && isSameRun(first, letters[end]!)) end++;
    const characters = letters.slice(at, end).map(({ character }) => character);
    runs.push(runOf(characters, first));
    levels.push(first.level);
    at = end;
  }
  return { runs, order: fromLeftToRight(levels) };
}

function runOf(characters: string[], { font, level, isWord }: Letter): Run {
  const isTurned = level % 2 === 1;
  const text = isTurned && !isWord ? characters.reverse().map(mirrorOf).join('') : characters.join('');
  return { text, font, isTurned };
}

const oneRun = (text: string): LineRuns => ({ runs: [{ text, font: 0, isTurned: false }], order: [0] });

function isSameRun(first: Letter, next: Letter): boolean {
  if (first.font !== next.font || first.level !== next.level) return false;
  if (first.level % 2 === 1) return first.isWord === next.isWord;
  return !TURNING_DIGITS.test(first.character) && !TURNING_DIGITS.test(next.character);
}

function lettersOf(text: string, fonts: readonly Font[]): Letter[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they have no drawing
  const seen = text.replace(/[\u0000-\u001f\u007f]/g, ' ').replace(SURPLUS_MARKS, '');
  const characters = Array.from(seen.normalize('NFC'));
  const levels = hasRightToLeft(text) ? bidiLevels(characters, directionOf(text)) : undefined;
  const letters: Letter[] = [];
  for (const [index, character] of characters.entries()) {
    const before = letters.at(-1);
    const font = fontOf(character, fonts, before?.font);
    if (font === undefined && UNSEEN.test(character)) continue;
    const level = levels?.[index] ?? 0;
    const isWord = MARK.test(character) ? (before?.isWord ?? false) : isLetterTurned(character);
    letters.push({ character: font === undefined ? UNKNOWN : character, font: font ?? 0, level, isWord });
  }
  return letters;
}

const isLetterTurned = (character: string) => ['R', 'AL'].includes(bidiClass(character));

function fontOf(character: string, fonts: readonly Font[], before: number | undefined): number | undefined {
  const point = character.codePointAt(0)!;
  const has = (font: Font | undefined) => font?.hasGlyphForCodePoint(point) ?? false;
  // Marks of direction are no longer needed here.
  if (UNSEEN.test(character) && bidiClass(character) !== 'BN') return undefined;
  if (before !== undefined && MARK.test(character) && has(fonts[before])) return before;
  const found = fonts.findIndex(has);
  return found < 0 ? undefined : found;
}
