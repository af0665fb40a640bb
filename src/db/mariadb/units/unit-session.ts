import type { Kysely } from 'kysely';
import { remembering } from '../../facts.ts';
import type { Reader, Unit } from '../../handle.ts';
import type { PracticeTables } from '../../schema/tables.ts';
import { watchingFacts } from '../facts/kept-facts.ts';
import type { Lend } from '../sessions/dialect.ts';
import type { Session } from '../sessions/session.ts';
import { type Holding, holding } from './holding.ts';
import { passingOver } from './unanswered.ts';
import type { UnitContext } from './unit-context.ts';

/** The session as a unit of work uses it, from before the unit begins until it ends. */
export interface UnitSession {
  readonly session: Session;
  readonly lend: Lend;
  readonly reader: Reader & { readonly db: Kysely<PracticeTables> };
  /** What the unit has not sent yet. */
  readonly held: Holding | undefined;
  /** What was sent and must be answered before the unit commits. */
  readonly unanswered: Promise<unknown>[];
  /** Settled when it is known whether the unit is stored. */
  readonly stored: PromiseWithResolvers<void>;
  /** Whether the unit has asked anything itself. */
  hasAsked(): boolean;
  hasWrittenFacts(): boolean;
  /** Sends what the unit will ask in any case. */
  askAhead(): void;
  /** From now on every question fails: a part of the work that goes on would write outside of any transaction. */
  askNoMore(): void;
}

/** `refuseSending` throws if the unit may not store anything before its end. */
export function unitSession(
  { rules, builders }: UnitContext,
  onSession: Session,
  unit: Unit,
  refuseSending?: () => void,
): UnitSession {
  const { session, tellWrite, hasWrittenFacts } = watchingFacts(onSession);
  const unanswered: Promise<unknown>[] = [];
  const stored = Promise.withResolvers<void>();
  // An error that nobody listens to would end the process.
  stored.promise.catch(() => {});
  let hasAsked = false;
  let isOver = false;
  const held = rules.commitsInBlocks ? holding({ session, unit, unanswered, tellWrite, refuseSending }) : undefined;
  const lend: Lend = async (work) => {
    if (isOver) throw new Error('Transaction is already over.');
    hasAsked = true;
    held?.flush();
    return work(session);
  };
  const reader: UnitSession['reader'] = {
    db: builders(lend),
    engine: 'mariadb',
    tablesInBraces: rules.office !== undefined,
    select: (sql, parameters) => lend((session) => session.all(sql, parameters)),
    remember: remembering(),
  };
  return {
    session,
    lend,
    reader,
    held,
    unanswered,
    stored,
    hasAsked: () => hasAsked,
    hasWrittenFacts,
    askAhead() {
      for (const answer of unit.ahead?.(reader) ?? []) unanswered.push(passingOver(answer));
    },
    askNoMore() {
      isOver = true;
    },
  };
}
