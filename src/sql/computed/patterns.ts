import { asNumber, requireLength, type SqlComputed, strict, textOf, texts } from './values.ts';

/** Flags of a pattern that ignores the case of letters, and of one that does not. */
const [ANY_CASE, BINARY] = ['iu', 'u'];

const withFlags = (flags: string) => ({
  REGEXP: texts((text, pattern) => asNumber(patternOf(pattern!, flags).test(text!) ? 1 : 0)),
  REGEXP_REPLACE: strict((text, pattern, other) =>
    replaced(textOf(text!), patternOf(textOf(pattern!), `g${flags}`), textOf(other!)),
  ),
  REGEXP_SUBSTR: texts((text, pattern) => patternOf(pattern!, flags).exec(text!)?.[0] ?? ''),
  REGEXP_INSTR: texts((text, pattern) => {
    const found = patternOf(pattern!, flags).exec(text!);
    return asNumber(found ? [...text!.slice(0, found.index)].length + 1 : 0);
  }),
});

/** MySQL's functions of regular expressions, for SQLite, and their forms for texts whose upper and lower case differ. */
export const patternFunctions: Readonly<Record<string, SqlComputed>> = {
  ...withFlags(ANY_CASE),
  ...Object.fromEntries(Object.entries(withFlags(BINARY)).map(([name, compute]) => [`${name}_BINARY`, compute])),
};

/** What stands within `[ ]` for the classes that MySQL writes by name. */
const CLASSES: Readonly<Record<string, string>> = {
  alnum: '\\p{L}\\p{N}',
  alpha: '\\p{L}',
  blank: ' \\t',
  digit: '\\d',
  lower: '\\p{Ll}',
  punct: '\\p{P}$+<=>^`|~',
  space: '\\s',
  upper: '\\p{Lu}',
  xdigit: '\\da-f',
};

/**
 * JavaScript refuses a backslash before a sign that needs none, and has no names as `[:digit:]`.
 *
 * @throws SyntaxError for an invalid pattern
 */
function patternOf(pattern: string, flags: string): RegExp {
  const source = pattern.replace(/\\(.)|\[:(\w+):\]/gsu, (written, sign?: string, name?: string) => {
    if (name !== undefined) return (Object.hasOwn(CLASSES, name) && CLASSES[name]) || written;
    return /[\w^$\\.*+?()[\]{}|/]/.test(sign!) ? written : `\\u{${sign!.codePointAt(0)!.toString(16)}}`;
  });
  return new RegExp(source, flags);
}

/** The length is counted while the text is made, so that one that gets too long is refused before it takes memory. */
function replaced(text: string, pattern: RegExp, other: string): string {
  const parts: string[] = [];
  let length = 0;
  const add = (part: string) => {
    length += part.length;
    requireLength(length);
    parts.push(part);
  };
  // Every second piece is the number of a group, or a backslash.
  const pieces = other.split(/\\([\d\\])/);
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    // MariaDB replaces nothing from an empty match on.
    if (found[0] === '') break;
    add(text.slice(from, found.index));
    for (const [at, piece] of pieces.entries()) {
      add(at % 2 === 0 || piece === '\\' ? piece : (found[Number(piece)] ?? ''));
    }
    from = found.index + found[0].length;
  }
  add(text.slice(from));
  return parts.join('');
}
