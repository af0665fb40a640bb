import type { Key } from '../../../domain/key.ts';
import type { Unit } from '../../handle.ts';
import { HeldKey, type HeldRows, type Insert, placeholderKey } from '../../rows/held-rows.ts';
import type { Bound } from '../../rows/select.ts';
import { Conflict } from '../../trouble.ts';
import type { Session } from '../sessions/session.ts';
import { blockOf, type Held, type HeldInsert, hasPlaceholder, isInText, textOf } from './block.ts';

/** What a unit of work has not sent yet, as the unit itself uses it. */
export interface Holding extends HeldRows {
  /** Sends what is held, in front of whatever the unit sends next. Throws `Conflict` if the unit has to start again instead. */
  flush(): void;
  /** Reads the answer to the caller, once, at the very end. Rejects if the unit is not stored. */
  readonly read: Session['arrays'];
  /**
   * Stores and reads what is left, in one exchange, with COMMIT if the transaction is this unit's alone. Answers false if
   * nothing was left and so nothing was sent.
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
  /** Told of each statement at once, even if it is sent later. */
  readonly tellWrite: (sql: string) => void;
  /** Throws if the unit must not send anything that is held before its end. */
  readonly refuseSending?: (() => void) | undefined;
}

/** More statements are sent: a block is prepared for each order of its statements, and a long one is seldom met twice. */
const MOST_IN_BLOCK = 12;

export function holding({ session, unit, unanswered, tellWrite, refuseSending }: HoldingUnit): Holding {
  let held: Held[] = [];
  let last: Insert | undefined;
  let read: Read | undefined;
  let inserts = 0;

  function keep(one: Held, sql: string): void {
    tellWrite(sql);
    if (held.length === MOST_IN_BLOCK) flush();
    held.push(one);
  }

  function flush(): void {
    if (held.length === 0) return;
    if (held.some(hasPlaceholder)) throw needsRealKeys(unit);
    refuseSending?.();
    const sending = held as Exclude<Held, { kind: 'placeholder' }>[];
    held = [];
    for (const each of sending) {
      const stored = each.kind === 'insert' ? store(session, each) : session.run(each.sql, each.parameters);
      // The unit waits for it later, and is told then.
      stored.catch(() => {});
      unanswered.push(stored);
    }
  }

  return {
    change(sql, parameters) {
      keep({ kind: 'change', sql, parameters }, sql);
    },
    hold(insert, onFirstKey) {
      const number = inserts++;
      keep({ kind: 'insert', number, insert, onFirstKey }, textOf(insert));
      return new HeldKey(number, 0);
    },
    holdWithPlaceholder(insert, onKey) {
      if (unit.needsKeys) return undefined;
      const number = inserts++;
      keep({ kind: 'placeholder', number, insert, onKey }, textOf(insert));
      return placeholderKey(number);
    },
    insertAtEnd(insert) {
      last = insert;
    },
    async send() {
      flush();
      await Promise.all(unanswered);
    },
    flush,
    read(sql, parameters, isExact) {
      if (read) throw new Error('A unit of work reads once at its end.');
      read = { sql, parameters, isExact, answer: Promise.withResolvers() };
      return read.answer.promise;
    },
    async storeLast(session, end) {
      if (held.length === 0 && !last && !read) return false;
      const placeholders = held.filter(hasPlaceholder);
      const { sql, parameters } = blockOf({ held, read, last }, placeholders);
      try {
        if (isInText(placeholders, parameters)) throw needsRealKeys(unit);
        const answers = await session.runBlock(sql, parameters, read?.isExact ?? (() => false), end);
        for (const [index, { onKey }] of placeholders.entries()) onKey(answers.at(-1)![0]![index] as Key);
        read?.answer.resolve(answers[0]!);
      } catch (error) {
        read?.answer.reject(error);
        throw error;
      }
      return true;
    },
  };
}

async function store(session: Session, { insert, onFirstKey }: HeldInsert): Promise<void> {
  const { insertId } = await session.run(textOf(insert), insert.rows.flat() as Bound[]);
  onFirstKey(insertId);
}

/** The unit holds a placeholder where the real key is needed now: its next try stores each row at once. */
function needsRealKeys(unit: Unit): Conflict {
  unit.needsKeys = true;
  return new Conflict('The key of a new row is needed before COMMIT.', { atOnce: true });
}
