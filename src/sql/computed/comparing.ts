import { compare } from '../../domain/compare.ts';
import { comparable } from './texts.ts';
import { asNumber, folded, numberOf, type SqlComputed, strict, textOf, texts } from './values.ts';

/** MySQL's functions that look for one text in others, for SQLite: `fold` makes two texts equal that compare as equal. */
function comparing(fold: (text: string) => string) {
  /** Place of one text in another from an index on; 0 if it is not there. */
  const placeOf = (text: string, what: string, from: number) =>
    from > 0 && from >= text.length ? 0 : fold(text).indexOf(fold(what), from) + 1;
  return {
    INSTR: texts((text, what) => asNumber(placeOf(text!, what!, 0))),
    LOCATE: strict((what, text, from = 1) => {
      const start = Math.round(numberOf(from)) - 1;
      return asNumber(start < 0 ? 0 : placeOf(textOf(text!), textOf(what!), start));
    }),
    FIND_IN_SET: texts((what, list) => asNumber(list === '' ? 0 : fold(list!).split(',').indexOf(fold(what!)) + 1)),
    FIELD: (what, ...among) =>
      asNumber(
        what === null
          ? 0
          : among.findIndex(
              (one) => one !== null && comparable(textOf(one), fold) === comparable(textOf(what!), fold),
            ) + 1,
      ),
    STRCMP: texts((...both) => {
      const [one, other] = both.map((text) => comparable(text, fold)) as [string, string];
      return asNumber(compare(one, other));
    }),
  } satisfies Readonly<Record<string, SqlComputed>>;
}

const binary = comparing((text) => text);

/** Each of them, and its form for texts whose upper and lower case differ. */
export const comparingFunctions: Readonly<Record<string, SqlComputed>> = {
  ...comparing(folded),
  ...Object.fromEntries(Object.entries(binary).map(([name, compute]) => [`${name}_BINARY`, compute])),
  LIKE_BINARY: texts((text, pattern, escapedBy) => asNumber(isLike([...text], signsOf(pattern, escapedBy)) ? 1 : 0)),
};

/** `%` and `_` of a pattern, and the characters that stand for themselves. */
const MANY = Symbol('any characters');
const ONE = Symbol('any character');
type Sign = string | typeof MANY | typeof ONE;

function signsOf(pattern: string, escapedBy: string): Sign[] {
  const signs: Sign[] = [];
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === escapedBy && at + 1 < characters.length) signs.push(characters[++at]!);
    else signs.push(character === '%' ? MANY : character === '_' ? ONE : character);
  }
  return signs;
}

/** Goes back only to the last `%`, since what an earlier one could take, that one can take as well. */
function isLike(text: readonly string[], signs: readonly Sign[]): boolean {
  let [at, sign] = [0, 0];
  let last: { at: number; sign: number } | undefined;
  while (at < text.length) {
    if (sign < signs.length && signs[sign] === MANY) last = { at, sign: ++sign };
    else if (sign < signs.length && (signs[sign] === ONE || signs[sign] === text[at])) [at, sign] = [at + 1, sign + 1];
    else if (last) [at, sign] = [++last.at, last.sign];
    else return false;
  }
  return signs.slice(sign).every((rest) => rest === MANY);
}
