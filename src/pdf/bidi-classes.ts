/** Those character classes of the Unicode Bidirectional Algorithm (UAX 9) that lines on paper need. */
export type BidiClass = 'L' | 'R' | 'AL' | 'EN' | 'AN' | 'ES' | 'ET' | 'CS' | 'NSM' | 'BN' | 'WS' | 'ON';

/**
 * The first match counts. The algorithm's table lists every letter; here properties and blocks give the same classes.
 */
const CLASSES: readonly (readonly [BidiClass, RegExp])[] = [
  ['L', /\u200e/],
  ['R', /\u200f/],
  ['AL', /\u061c/],
  ['AN', /[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd\u08e2]/],
  ['EN', /[0-9\u00b2\u00b3\u00b9\u06f0-\u06f9\u2070\u2074-\u2079\u2080-\u2089\uff10-\uff19]/],
  ['NSM', /[\p{Mn}\p{Me}]/u],
  ['BN', /[\p{Default_Ignorable_Code_Point}\ufeff]/u],
  ['ES', /[+\-\u207a\u207b\u208a\u208b\u2212\ufb29\ufe62\ufe63\uff0b\uff0d]/],
  ['CS', /[,./:\u00a0\u060c\u202f\u2044\uff0c\uff0e\uff0f\uff1a]/],
  ['WS', /[\s\p{Cc}]/u],
  ['ET', /[\p{Sc}#%\u00b0\u00b1\u0609\u060a\u066a\u2030-\u2034\u212e\u2213\uff03\uff05]/u],
  ['ON', /[\u0606\u0607\u060e\u060f\u06de\u06e9\u07f6-\u07f9\ufd3e\ufd3f\ufd40-\ufd4f\ufdfd-\ufdff]/],
  ['AL', /[\u0600-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufeff\u{1ee00}-\u{1eeff}]/u],
  ['R', /[\u0590-\u05ff\u07c0-\u085f\ufb1d-\ufb4f\u{10800}-\u{10fff}\u{1e800}-\u{1edff}]/u],
  ['L', /[\p{L}\p{Nd}\p{Nl}\p{Mc}]/u],
];

/** Letters that are written from right to left. A text without any needs no algorithm. */
export const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;

export function bidiClass(character: string): BidiClass {
  return CLASSES.find(([, pattern]) => pattern.test(character))?.[0] ?? 'ON';
}

/** Brackets, each beside the one that closes it. */
const BRACKETS =
  '()[]{}\u2045\u2046\u207d\u207e\u2329\u232a\u27e6\u27e7\u27e8\u27e9\u3008\u3009\u300a\u300b\u300c\u300d\uff08\uff09\uff3b\uff3d';
/** Characters that are mirrored in right-to-left words, also in pairs. */
const TURNED = `${BRACKETS}<>\u00ab\u00bb\u2039\u203a\u2264\u2265`;

const pairsOf = (text: string) =>
  Array.from({ length: text.length / 2 }, (_, index) => [text[2 * index]!, text[2 * index + 1]!] as const);

/** The closing bracket of each opening one. */
export const closingOf: ReadonlyMap<string, string> = new Map(pairsOf(BRACKETS));
export const closingBrackets: ReadonlySet<string> = new Set(closingOf.values());

/** A character as it looks from the other side. */
const mirrored = new Map(pairsOf(TURNED).flatMap(([left, right]) => [[left, right] as const, [right, left] as const]));

export const mirrorOf = (character: string): string => mirrored.get(character) ?? character;
