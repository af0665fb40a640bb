import { badRequest } from '../../domain/refusal.ts';
import { syntaxError } from '../refusals.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Most parentheses, CASEs and signs inside each other: no real query is deeper, and a deeper one would overflow our
 * stack.
 */
export const DEEPEST = 100;

/** Most operators in a chain, as in 1 + 1 + 1: each makes the tree one level deeper for everything that walks it. */
const LONGEST_CHAIN = 800;

/** Most tokens of one request. */
const MOST_TOKENS = 50_000;

/** Words that begin or join a clause: they are no alias, and no name unless quoted. */
const RESERVED = new Set(
  `ALL AND AS ASC BETWEEN BINARY BY CASE CROSS DESC DISTINCT DIV ELSE END EXCEPT EXISTS FALSE FETCH FOR FORCE FROM GROUP
  HAVING IGNORE IN INNER INTERSECT INTERVAL INTO IS JOIN LEFT LIKE LIMIT LOCK MOD NATURAL NOT NULL ON OR ORDER OUTER
  OVER PROCEDURE REGEXP RIGHT RLIKE SELECT SEPARATOR SET STRAIGHT_JOIN THEN TRUE UNION USE USING VALUES WHEN WHERE
  WINDOW WITH XOR`.split(/\s+/),
);

/** Reads the tokens of one request from left to right. */
export interface Reader {
  readonly source: string;
  peek(ahead?: number): Token;
  next(): Token;
  /** Takes the next word or symbol if it is this one. */
  take(text: string): boolean;
  /** Takes these words when all of them come next. */
  takeAll(...words: string[]): boolean;
  is(text: string, ahead?: number): boolean;
  expect(text: string): void;
  /** A name of a column, a table or an alias. */
  name(): string;
  /** The same, or undefined if no name comes next. */
  nameIfAny(): string | undefined;
  /** Takes `opendental.`, the usual name of the database, before a table. */
  skipDatabase(): void;
  /** Lower-case names of the tables met so far. */
  readonly tables: Set<string>;
  /** Tables of numbers met so far. */
  numberTables: number;
  /** Runs `work` one level further down. */
  within<T>(work: () => T): T;
  /** Runs `work`, which calls `link` for every operator that it puts above what it has. */
  chain<T>(work: (link: () => void) => T): T;
  fail(): never;
}

/** What `parse` reads, once or more often, with commas between. */
export function listOf<Part>(reader: Reader, parse: (reader: Reader) => Part): Part[] {
  const parts = [parse(reader)];
  while (reader.take(',')) parts.push(parse(reader));
  return parts;
}

/** `(a, b)` */
export function parseNames(reader: Reader): string[] {
  reader.expect('(');
  const names = listOf(reader, () => reader.name());
  reader.expect(')');
  return names;
}

export function readerOf(source: string): Reader {
  const tokens = tokensOf(source);
  if (tokens.length > MOST_TOKENS) throw badRequest(`A query cannot have more than ${MOST_TOKENS} words and signs.`);
  let at = 0;
  let depth = 0;
  let links = 0;
  const peek = (ahead = 0) => tokens[Math.min(at + ahead, tokens.length - 1)]!;
  const is = (text: string, ahead = 0) => {
    const { kind, text: found } = peek(ahead);
    return (kind === 'word' && found.toUpperCase() === text) || (kind === 'symbol' && found === text);
  };
  const next = () => {
    const token = peek();
    if (at < tokens.length - 1) at++;
    return token;
  };
  const fail = (): never => {
    throw syntaxError(source.slice(peek().start));
  };
  const nameIfAny = () => {
    const { kind, text } = peek();
    if (kind === 'quoted' || (kind === 'word' && !RESERVED.has(text.toUpperCase()))) return next().text;
    return undefined;
  };
  return {
    source,
    tables: new Set(),
    numberTables: 0,
    peek,
    next,
    is,
    fail,
    nameIfAny,
    take(text) {
      const found = is(text);
      if (found) next();
      return found;
    },
    takeAll(...words) {
      const found = words.every((word, index) => is(word, index));
      if (found) at += words.length;
      return found;
    },
    expect(text) {
      if (!is(text)) fail();
      next();
    },
    name: () => nameIfAny() ?? fail(),
    skipDatabase() {
      if (is('.', 1) && /^opendental$/i.test(peek().text)) at += 2;
    },
    within(work) {
      if (++depth > DEEPEST) throw badRequest(`A query cannot be nested more than ${DEEPEST} levels deep.`);
      try {
        return work();
      } finally {
        depth--;
      }
    },
    chain(work) {
      const before = links;
      try {
        return work(() => {
          if (++links > LONGEST_CHAIN) throw badRequest(`A query cannot join more than ${LONGEST_CHAIN} operators.`);
        });
      } finally {
        links = before;
      }
    },
  };
}
