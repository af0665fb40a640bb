import { badRequest } from './refusal.ts';

/** Objects and lists inside one another; no body of the published API nests deeper than three. */
const DEEPEST = 20;

/** Names of one body, all its objects together: a thousand procedures to price have ten each. */
const MOST_NAMES = 20_000;

/** Values of one body, entries of lists included. */
const MOST_VALUES = 100_000;

/**
 * Looks at the brackets and commas of a JSON text before it is parsed, in one pass that never turns back, so that a
 * body costs what its length says. Refuses with 400 one that is nested too deeply or holds too much, or in which an object
 * has a name twice: of two values one would be passed over in silence. Answers the text without a comma that stands right
 * before a closing bracket, which the published samples have.
 */
export function withoutTrailingCommas(text: string, { mostNames = MOST_NAMES, mostValues = MOST_VALUES } = {}): string {
  const commas: number[] = [];
  let depth = 0;
  let names = 0;
  let values = 1;
  let comma = -1;
  /** Names of the objects around this place, and where the last text began and ended. */
  const seen: (Set<string> | undefined)[] = [];
  let [start, end] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case SPACE:
      case TAB:
      case LINE_FEED:
      case RETURN:
        continue;
      case QUOTE:
        start = at + 1;
        at = endOfString(text, at);
        end = at;
        break;
      case OPENING_BRACE:
      case OPENING_BRACKET:
        if (++depth > DEEPEST) throw badRequest(`The body is nested too deeply: ${DEEPEST} levels are the most.`);
        seen[depth] = undefined;
        break;
      case CLOSING_BRACE:
      case CLOSING_BRACKET:
        depth--;
        if (comma >= 0) commas.push(comma);
        break;
      case COLON:
        if (++names > mostNames) throw badRequest(`The body has too many names: ${mostNames} are the most.`);
        if (end > start) {
          const ofObject = seen[depth] ?? new Set();
          seen[depth] = noteName(ofObject, text.slice(start, end));
        }
        end = start;
        break;
      case COMMA:
        if (++values > mostValues) throw badRequest(`The body has too many values: ${mostValues} are the most.`);
        comma = at;
        continue;
    }
    comma = -1;
  }
  return commas.length === 0 ? text : without(text, commas);
}

/** As the caller wrote it, or with its escapes read: `"\u0061"` and `"a"` are the same name. */
function noteName(seen: Set<string>, written: string): Set<string> {
  const name = written.includes('\\') ? unescaped(written) : written;
  if (seen.has(name)) throw badRequest(`${name.slice(0, LONGEST_NAME)} is specified more than once.`);
  return seen.add(name);
}

/** As many characters of a name are repeated. */
const LONGEST_NAME = 60;

function unescaped(written: string): string {
  try {
    return JSON.parse(`"${written}"`);
  } catch {
    return written;
  }
}

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** Place of the quote that ends the string; the end of the text for one that never ends. */
function endOfString(text: string, start: number): number {
  const quote = text.indexOf('"', start + 1);
  if (quote < 0) return text.length;
  // Most strings have no quote within, and a long one is found by the search in a hundredth of the time.
  if (text.charCodeAt(quote - 1) !== BACKSLASH) return quote;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    // What it escapes ends nothing.
    if (code === BACKSLASH) at++;
  }
  return text.length;
}

function without(text: string, places: readonly number[]): string {
  let kept = '';
  let from = 0;
  for (const place of places) {
    kept += text.slice(from, place);
    from = place + 1;
  }
  return kept + text.slice(from);
}
