import type { Kysely } from 'kysely';
import type { Transaction } from '../../handle.ts';
import type { Clock } from '../../practice.ts';
import type { PracticeTables } from '../../schema/tables.ts';
import type { KeptFacts } from '../facts/kept-facts.ts';
import type { AskAlike } from '../reads/gathered-selects.ts';
import type { JsonReader } from '../reads/json-rows.ts';
import type { DatabaseClock } from '../sessions/clock.ts';
import type { Lend } from '../sessions/dialect.ts';
import type { StoredAnswers } from './stored-answers.ts';
import type { WriteRules } from './write-rules.ts';

/** What every unit of work of a database runs on. */
export interface UnitGround {
  readonly lend: Lend;
  readonly rules: WriteRules;
  /** A test's; the database's own time where it is absent. */
  readonly clock: Clock | undefined;
  readonly ownTime: DatabaseClock;
  readonly kept: KeptFacts;
  readonly builders: (lend: Lend) => Kysely<PracticeTables>;
  readonly askAlike: AskAlike;
  readonly jsonRows: JsonReader;
  readonly jsonOfStored: StoredAnswers;
}

export type Work<T> = (tx: Transaction) => Promise<T>;
