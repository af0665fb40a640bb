import { syntaxError } from '../refusals.ts';

/** One piece of a statement. `text` is the name or the content of a literal, `start` a place in the source. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'variable' | 'setting' | 'symbol' | 'end';
  readonly text: string;
  readonly start: number;
}

/** Longest first, so that `<=>` is not read as `<=`. */
const SYMBOLS = ['<=>', ':=', '<=', '>=', '<>', '!=', '&&', '||', '<<', '>>', ...'=<>+-*/%(),.;!~^&|'];

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', 0: '\0', Z: '\x1a' };

const isWordStart = (character: string) => /[\p{L}_$]/u.test(character);
const WORD = /[\p{L}\p{N}_$]*/uy;
/** `@@version`, without the first sign. */
const SETTING = /@(\w+\.)?\w+/y;
const NUMBER = /(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?/iy;
const BLANKS = /\s*/y;

/**
 * Cuts a text in MySQL's dialect into tokens in one pass, so its time grows only with its length. `"text"` is a string,
 * as in MySQL without ANSI_QUOTES. Throws a refusal for a text that never ends, and for comments that a server would
 * execute.
 */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;

  const matched = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? '';
  };
  const add = (kind: Token['kind'], text: string, end: number) => {
    tokens.push({ kind, text, start: at });
    at = end;
  };

  function skipBlanks(): void {
    for (;;) {
      at += matched(BLANKS).length;
      const isLine = source[at] === '#' || /^--(\s|$)/.test(source.slice(at, at + 3));
      if (isLine) at = endOf('\n', at, source.length);
      else if (source.startsWith('/*', at)) {
        if (/^(!|M!)/.test(source.slice(at + 2, at + 4))) throw syntaxError('/*!');
        at = endOf('*/', at + 2) + 2;
      } else return;
    }
  }

  function endOf(mark: string, from: number, otherwise?: number): number {
    const found = source.indexOf(mark, from);
    if (found >= 0) return found;
    if (otherwise === undefined) throw syntaxError('/*');
    return otherwise;
  }

  /** The content up to the closing mark; a doubled mark stands for one. */
  function quoted(mark: string): { text: string; end: number } {
    const parts: string[] = [];
    let from = at + 1;
    for (let place = from; place < source.length; place++) {
      const character = source[place]!;
      if (character === '\\' && mark !== '`') {
        const next = source[place + 1] ?? '';
        // `\%` and `\_` keep the backslash, for LIKE to read.
        parts.push(source.slice(from, place), next === '%' || next === '_' ? `\\${next}` : (ESCAPES[next] ?? next));
        place++;
        from = place + 1;
      } else if (character === mark) {
        parts.push(source.slice(from, place));
        if (source[place + 1] !== mark) return { text: parts.join(''), end: place + 1 };
        parts.push(mark);
        place++;
        from = place + 1;
      }
    }
    throw syntaxError(source.slice(at));
  }

  for (;;) {
    skipBlanks();
    const character = source[at];
    if (character === undefined) break;
    if (character === "'" || character === '"' || character === '`') {
      const { text, end } = quoted(character);
      add(character === '`' ? 'quoted' : 'string', text, end);
    } else if (character === '@') {
      at++;
      const name = matched(source[at] === '@' ? SETTING : WORD);
      if (name === '') throw syntaxError(source.slice(at - 1));
      at--;
      add(name.startsWith('@') ? 'setting' : 'variable', name, at + 1 + name.length);
    } else if (/\d/.test(character) || (character === '.' && /\d/.test(source[at + 1] ?? ''))) {
      const number = matched(NUMBER);
      const end = at + number.length;
      if (isWordStart(source[end] ?? '')) throw syntaxError(source.slice(at));
      add('number', number, end);
    } else if (isWordStart(character)) {
      const word = matched(WORD);
      add('word', word, at + word.length);
    } else {
      const symbol = SYMBOLS.find((one) => source.startsWith(one, at));
      if (!symbol) throw syntaxError(source.slice(at));
      add('symbol', symbol, at + symbol.length);
    }
  }
  tokens.push({ kind: 'end', text: '', start: source.length });
  return tokens;
}
