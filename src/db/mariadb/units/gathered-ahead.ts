import { BoundedMap, remember } from '../../../domain/remember.ts';
import type { Bound } from '../../rows/select.ts';
import { filledUp, rowsAtOnce } from '../../rows/statement-texts.ts';
import { isOfStatement } from '../sessions/errors.ts';
import type { Session } from '../sessions/session.ts';

type RowOf = Record<string, unknown>;

/** One of several units that ask the same about patients of their own. */
interface Asked {
  readonly sql: string;
  readonly parameters: readonly Bound[];
  readonly answer: PromiseWithResolvers<RowOf[]>;
}

/**
 * What several units ask ahead, as fewer statements: those whose texts are equal and which differ in nothing but the key
 * they begin with become one with `IN (?, ?)`. For eight units the server needs a fifth of the time of eight statements.
 */
export interface GatheredAhead {
  /** For what is asked before `send`. */
  readonly session: Session;
  /** Asks. Whoever uses the session afterwards asks by itself. */
  send(): void;
}

export function aheadGatherer(): (session: Session) => GatheredAhead {
  const texts = new BoundedMap<string, string | undefined>(MOST_TEXTS);
  const textFor = (sql: string, keys: number) => remember(texts, `${keys} ${sql}`, () => gatheredText(sql, keys));
  return (session) => gatheredAhead(session, textFor);
}

function gatheredAhead(session: Session, textFor: typeof gatheredText): GatheredAhead {
  let gathering: Map<string, Asked[]> | undefined = new Map();

  function ask(some: readonly Asked[]): void {
    const [{ sql, parameters }] = some as [Asked];
    const gathered = some.length === 1 || !haveSameRest(some) ? undefined : textFor(sql, rowsAtOnce(some.length));
    if (gathered === undefined) {
      askEach(some);
      return;
    }
    const keys = filledUp(some).map((each) => each.parameters[0]!);
    session.allByKey(gathered, [...keys, ...parameters.slice(1)]).then(
      (rows) => {
        for (const { parameters: own, answer } of some) answer.resolve(rows.get(String(own[0])) ?? []);
      },
      (error) => {
        // Anything else is wrong with the transaction or the session.
        if (isOfStatement(error)) askEach(some);
        else for (const { answer } of some) answer.reject(error);
      },
    );
  }

  function askEach(some: readonly Asked[]): void {
    for (const { sql, parameters, answer } of some) session.all(sql, parameters).then(answer.resolve, answer.reject);
  }

  return {
    session: {
      ...session,
      all(sql, parameters = []) {
        if (!gathering) return session.all(sql, parameters);
        const answer = Promise.withResolvers<RowOf[]>();
        const alike = gathering.get(sql);
        if (alike) alike.push({ sql, parameters, answer });
        else gathering.set(sql, [{ sql, parameters, answer }]);
        return answer.promise;
      },
    },
    send() {
      const all = gathering!;
      gathering = undefined;
      for (const some of all.values()) ask(some);
    },
  };
}

const haveSameRest = ([first, ...others]: readonly Asked[]): boolean =>
  others.every(({ parameters }) =>
    parameters.every((value, index) => index === 0 || value === first!.parameters[index]),
  );

/** Texts of statements that units ask ahead, each with so many keys. */
const MOST_TEXTS = 200;

/** What depends on all rows together, or on how many there are. */
const OF_ALL_ROWS = /\b(limit|distinct|group by|having|union|over|count|sum|min|max|or|for update)\b/i;

/**
 * Undefined for a statement whose first value is not a key that each of its rows has. The key becomes the last column, since
 * nothing may stand in front of `*`.
 */
function gatheredText(sql: string, keys: number): string | undefined {
  const [, before, column, end] = /^(select .*? where (`\w+`(?:\.`\w+`)?)) = \?(.*)$/is.exec(sql) ?? [];
  if (before === undefined || before.includes('?') || isOpen(before) || OF_ALL_ROWS.test(sql)) return undefined;
  const from = ownFrom(before);
  const marks = Array(keys).fill('?').join(', ');
  return `${before.slice(0, from)}, ${column} as \`gathered\`${before.slice(from)} in (${marks})${end}`;
}

/** Where the FROM is that belongs to the outermost SELECT. */
function ownFrom(sql: string): number {
  let at = sql.indexOf(' from ');
  while (isOpen(sql.slice(0, at))) at = sql.indexOf(' from ', at + 1);
  return at;
}

/** Whether a bracket is open at its end: what follows belongs to a SELECT inside of another one. */
const isOpen = (sql: string) => sql.split('(').length !== sql.split(')').length;
