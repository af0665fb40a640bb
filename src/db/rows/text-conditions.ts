import type { Handle } from '../handle.ts';
import type { TableName } from '../schema/tables.ts';
import type { Condition } from './select.ts';

type Where = Pick<Handle, 'engine'>;

/** `column` begins with the text, letter case ignored; every row for none. */
export const beginsWith =
  (column: string) =>
  (text: string, where: Where): Condition[] =>
    text ? [matches(column, [text, ''], where)] : [];

/**
 * The same for a column that has an index, of a table that the statement calls by this letter. SQLite uses the index for a
 * range only: it reads LIKE as one when it knows the text, and so would compile the statement again for each text. MariaDB
 * finds the range by itself, in the order of its own collation.
 */
export const indexedBeginsWith =
  (table: TableName, letter: string, name: string) =>
  (text: string, where: Where): Condition[] => {
    const column = `${letter}.${name}`;
    const found = beginsWith(column)(text, where);
    if (where.engine !== 'sqlite') return found;
    const ranges = startsOf(text).map((start) => [start, firstAfter(start)] as const);
    if (ranges.length === 0 || ranges.some(([, after]) => after === undefined)) return found;
    const ends = ranges.flatMap(([start, after]) => [start, after!]);
    if (ranges.length === 1) return [...found, [`${column} >= ? AND ${column} < ?`, ...ends]];
    // With an OR of ranges SQLite would walk the whole index, because its order is asked for.
    const each = ranges.map(() => `SELECT rowid FROM ${table} WHERE ${name} >= ? AND ${name} < ?`);
    return [...found, [`${letter}.rowid IN (${each.join(' UNION ALL ')})`, ...ends]];
  };

/** Ranges of an index that are looked through for one text. */
const MOST_STARTS = 8;

/**
 * What all that begins with the text begins with, for an index that knows both cases of ASCII letters only: all forms of
 * its first letters.
 */
function startsOf(text: string): string[] {
  if (!hasOtherCases(text)) return text ? [text] : [];
  let starts = [''];
  for (const letter of text) {
    const forms = BEYOND_ASCII.test(letter) ? [...formsOf(letter)] : [letter];
    if (starts.length * forms.length > MOST_STARTS) break;
    starts = starts.flatMap((start) => forms.map((form) => start + form));
  }
  return starts;
}

/** A text that comes after all that begin with this one, whatever the case of their letters; none after the last of all. */
function firstAfter(text: string): string | undefined {
  const lower = [...text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())];
  while (lower.length > 0) {
    const last = lower.pop()!.codePointAt(0)! + 1;
    if (last <= LAST_CODE_POINT)
      return lower.join('') + String.fromCodePoint(last === SURROGATES ? AFTER_SURROGATES : last);
  }
  return undefined;
}

const LAST_CODE_POINT = 0x10ffff;
/** Code points that are no characters. */
const SURROGATES = 0xd800;
const AFTER_SURROGATES = 0xe000;

/** `column` has the text anywhere, letter case ignored; every row for none. */
export const contains =
  (column: string) =>
  (text: string, where: Where): Condition[] =>
    text ? [matches(column, ['', text, ''], where)] : [];

/** `column` is the text, letter case ignored. */
export const isText =
  (column: string) =>
  (text: string, where: Where): Condition =>
    matches(column, [text], where);

/** `column` has the pieces of the text in their order, whatever stands between them; every row for none. */
export const containsPieces =
  (column: string, between: RegExp) =>
  (text: string, where: Where): Condition[] => {
    const pieces = text.split(between).filter(Boolean);
    return pieces.length > 0 ? [matches(column, ['', ...pieces, ''], where)] : contains(column)(text, where);
  };

/** `column` is these pieces, with anything between them. */
function matches(column: string, pieces: readonly string[], { engine }: Where): Condition {
  return engine === 'sqlite' && hasOtherCases(pieces.join(''))
    ? [`${column} GLOB ?`, pieces.map(inBothCases).join('*')]
    : [`${column} LIKE ? ESCAPE '!'`, pieces.map(literally).join('%')];
}

/** The text with nothing in it that LIKE reads as a pattern. */
function literally(text: string): string {
  return text.replace(/[%_!]/g, '!$&');
}

const BEYOND_ASCII = /[^\0-\x7f]/;
/** A pattern of GLOB has 50,000 bytes at most; no name comes near this. */
const LONGEST = 1000;

/** Whether SQLite's LIKE, which ignores the case of ASCII letters only, would miss some rows. */
export const hasOtherCases = (text: string) => text.length <= LONGEST && BEYOND_ASCII.test(text);

/** The text as a pattern of GLOB, which distinguishes cases: for each letter the class of its forms. */
const inBothCases = (text: string) =>
  [...text].map((letter) => (/[*?[]|\p{L}/u.test(letter) ? `[${formsOf(letter)}]` : letter)).join('');

function formsOf(letter: string): string {
  const lower = letter.toLowerCase();
  const forms = lower === 'σ' || letter === 'ς' ? ['Σ', 'σ', 'ς'] : [letter, lower, letter.toUpperCase()];
  return [...new Set(forms)].filter((form) => [...form].length === 1).join('');
}
