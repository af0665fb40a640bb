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

/** What all units of work on a database share. */
export interface UnitContext {
  readonly lend: Lend;
  readonly rules: WriteRules;
  /** A test's; without it the database's time counts. */
  readonly clock: Clock | undefined;
  readonly databaseClock: DatabaseClock;
  readonly keptFacts: KeptFacts;
  readonly builders: (lend: Lend) => Kysely<PracticeTables>;
  readonly askAlike: AskAlike;
  readonly jsonRows: JsonReader;
  readonly storedAnswers: StoredAnswers;
}

export type Work<T> = (tx: Transaction) => Promise<T>;
