import type { Key } from '../../../domain/key.ts';
import type { Unit } from '../../handle.ts';
import { HeldKey, type HeldRows, type Insert, passedKey } from '../../rows/held-rows.ts';
import type { Bound } from '../../rows/select.ts';
import { Conflict } from '../../trouble.ts';
import type { Session } from '../sessions/session.ts';
import { blockOf, type Held, type HeldInsert, isPassed, namesPassed, textOf } from './block.ts';

/** What a unit of work has not sent yet. */
export interface Holding extends HeldRows {
  /** Sends what is held: whatever the unit sends next comes behind it. Throws when the unit must start again instead. */
  flush(): void;
  /** Reads once, at the very end. Rejects when the unit is not stored. */
  readonly read: Session['arrays'];
  /**
   * Stores and reads what is left, in one exchange, with COMMIT if the transaction is this unit's alone. False when nothing is
   * left, and then nothing was sent.
   */
  storeLast(session: Session, end: 'and commit' | 'commit later'): Promise<boolean>;
}

interface Read {
  readonly sql: string;
  readonly parameters: readonly Bound[];
  readonly isExact: (index: number) => boolean;
  readonly answer: PromiseWithResolvers<unknown[][]>;
}

interface HoldingUnit {
  readonly session: Session;
  readonly unit: Unit;
  /** Takes what was sent and must be answered before the unit commits. */
  readonly unanswered: Promise<unknown>[];
  /** Hears of each statement at once, even if it is sent later. */
  readonly tellWrite: (sql: string) => void;
  /** Throws where a unit may send nothing that is held before its end. */
  readonly refuseSending?: (() => void) | undefined;
}

/** More are sent: a block is prepared for each order of its statements, and a long one is seldom met twice. */
const MOST_IN_BLOCK = 12;

export function holding({ session, unit, unanswered, tellWrite, refuseSending }: HoldingUnit): Holding {
  let held: Held[] = [];
  let last: Insert | undefined;
  let read: Read | undefined;
  let count = 0;
  /** Somebody holds a key that stands for one which the database would have to give now. */
  function startAgain(): Conflict {
    unit.asksKeys = true;
    return new Conflict('The key of a new row is asked for.', { atOnce: true });
  }
  function flush(): void {
    if (held.length === 0) return;
    if (held.some(isPassed)) throw startAgain();
    refuseSending?.();
    const sending = held;
    held = [];
    for (const each of sending) {
      const stored = 'insert' in each ? store(each) : session.run(each.sql, each.parameters);
      // Whoever waits for the unit is told.
      stored.catch(() => {});
      unanswered.push(stored);
    }
  }
  async function store({ insert, told }: HeldInsert): Promise<void> {
    const { insertId } = await session.run(textOf(insert), insert.rows.flat() as Bound[]);
    told?.(insertId);
  }
  function keep(one: Held, sql: string): void {
    tellWrite(sql);
    if (held.length === MOST_IN_BLOCK) flush();
    held.push(one);
  }
  return {
    change(sql, parameters) {
      keep({ sql, parameters }, sql);
    },
    hold(insert, told) {
      const number = count++;
      keep({ number, insert, told }, textOf(insert));
      return new HeldKey(number, 0);
    },
    holdAndPass(insert, toldPassed) {
      if (unit.asksKeys) return undefined;
      const number = count++;
      keep({ number, insert, toldPassed }, textOf(insert));
      return passedKey(number);
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
    async storeLast(session, end) {
      if (held.length === 0 && !last && !read) return false;
      const passed = held.filter(isPassed);
      const { sql, parameters } = blockOf(held, passed, read, last);
      try {
        if (namesPassed(parameters, passed)) throw startAgain();
        const answers = await session.runBlock(sql, parameters, read?.isExact ?? (() => false), end);
        for (const [index, { toldPassed }] of passed.entries()) toldPassed(answers.at(-1)![0]![index] as Key);
        read?.answer.resolve(answers[0]!);
      } catch (error) {
        read?.answer.reject(error);
        throw error;
      }
      return true;
    },
  };
}
