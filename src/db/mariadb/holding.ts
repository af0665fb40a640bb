import { HeldKey, type HeldRows, type Insert } from '../held-rows.ts';
import type { Bound } from '../select.ts';
import { insertText, quoted } from '../statement-texts.ts';
import type { Session } from './session.ts';

/** What a unit of work has not sent yet. */
export interface Holding extends HeldRows {
  /** Sends the rows that are held: whatever the unit sends next comes behind them. */
  flush(): void;
  /** Reads once, at the very end. Rejects when the unit is not stored. */
  readonly read: Session['arrays'];
  /** Stores and reads what is left and commits, in one exchange. False when nothing is left, and then nothing was sent. */
  storeAndCommit(session: Session): Promise<boolean>;
}

interface Held {
  readonly number: number;
  readonly insert: Insert;
  readonly told: (firstKey: bigint) => void;
}

interface Read {
  readonly sql: string;
  readonly parameters: readonly Bound[];
  readonly isExact: (index: number) => boolean;
  readonly answer: PromiseWithResolvers<unknown[][]>;
}

/** `unanswered` takes what was sent and must be answered before the unit commits. */
export function holding(session: Session, unanswered: Promise<unknown>[]): Holding {
  let held: Held[] = [];
  let last: Insert | undefined;
  let read: Read | undefined;
  let count = 0;
  function flush(): void {
    const sending = held;
    held = [];
    for (const { insert, told } of sending) {
      const { table, columns, rows } = insert;
      const stored = session
        .run(insertText(table, columns, rows.length), rows.flat() as Bound[])
        .then(({ insertId }) => told(insertId));
      // Whoever waits for the unit is told.
      stored.catch(() => {});
      unanswered.push(stored);
    }
  }
  return {
    hold(insert, told) {
      const number = count++;
      held.push({ number, insert, told });
      return new HeldKey(number, 0);
    },
    async send() {
      flush();
      await Promise.all(unanswered);
    },
    lastly(insert) {
      last = insert;
    },
    read(sql, parameters, isExact) {
      if (read) throw new Error('A unit of work reads once at its end.');
      read = { sql, parameters, isExact, answer: Promise.withResolvers() };
      return read.answer.promise;
    },
    flush,
    async storeAndCommit(session) {
      if (held.length === 0 && !last && !read) return false;
      const { sql, parameters } = blockOf(held, read, last);
      try {
        const rows = await session.runAndCommit(sql, parameters, read?.isExact ?? (() => false));
        read?.answer.resolve(rows);
      } catch (error) {
        read?.answer.reject(error);
        throw error;
      }
      return true;
    },
  };
}

/** In the order in which the unit asked for them; the rows that tell of the others come last. */
function blockOf(held: readonly Held[], read: Read | undefined, last: Insert | undefined) {
  const parameters: Bound[] = [];
  const names: string[] = [];
  const statements = held.flatMap(({ number, insert }) => {
    for (const row of insert.rows) parameters.push(...(row as Bound[]));
    const text = insertText(insert.table, insert.columns, insert.rows.length);
    if (!last) return [text];
    names.push(nameOf(number));
    return [text, `SET ${nameOf(number)} = LAST_INSERT_ID()`];
  });
  if (read) {
    statements.push(read.sql);
    parameters.push(...read.parameters);
  }
  if (last) statements.push(textOf(last, parameters));
  const declared = names.length > 0 ? `DECLARE ${names.join(', ')} BIGINT; ` : '';
  return { sql: declared + statements.join('; '), parameters };
}

/** The variable that holds the first key of an insert. */
const nameOf = (number: number) => `held_${number}`;

/** Like `insertText`, with variables for held keys. */
function textOf({ table, columns, rows }: Insert, parameters: Bound[]): string {
  const texts = rows.map((values) => {
    const marks = values.map((value) => {
      const isHeld = value instanceof HeldKey;
      parameters.push(isHeld ? value.distance : value);
      return isHeld ? `${nameOf(value.insert)} + ?` : '?';
    });
    return `(${marks.join(', ')})`;
  });
  return `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values ${texts.join(', ')}`;
}
