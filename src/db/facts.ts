import { BoundedMap } from '../domain/remember.ts';
import type { TableName } from './schema/tables.ts';

/**
 * Makes a value when it is asked for the first time under a name, and answers the same value from then on. `of` names
 * the tables that it is made of; without them it is made of those that `isRemembered` names.
 */
export interface Remember {
  <T>(name: string, make: () => Promise<T>, of?: readonly TableName[]): Promise<T>;
  /** Rows of this table changed: what is made of it is made anew. */
  forget(table: TableName): void;
}

interface Remembered {
  readonly value: Promise<unknown>;
  readonly of: readonly TableName[];
}

/** One memory of named values; beyond `most` names the oldest leave. A value that could not be made is asked for again. */
export function remembering(most = Number.POSITIVE_INFINITY): Remember {
  // Many units of work remember nothing.
  let known: BoundedMap<string, Remembered> | undefined;
  const remember = <T>(name: string, make: () => Promise<T>, of: readonly TableName[] = []): Promise<T> => {
    known ??= new BoundedMap(most);
    const before = known.get(name);
    if (before) return before.value as Promise<T>;
    const making = { value: make(), of };
    known.set(name, making);
    making.value.catch(() => known?.get(name) === making && known.delete(name));
    return making.value;
  };
  const forget = (table: TableName) => {
    if (!known || known.size === 0) return;
    if (isRemembered(table)) return known.clear();
    for (const [name, { of }] of known) if (of.includes(table)) known.delete(name);
  };
  // Much faster than Object.assign, and done for each handle.
  remember.forget = forget;
  return remember;
}

/** What an office lays down once and reads with every request: its facts. Patients' own rows are never among them. */
export const FACT_TABLES: ReadonlySet<string> = new Set<TableName>([
  'definition',
  'preference',
  'provider',
  'clinic',
  'clinicpref',
  'site',
  'procedurecode',
  'feesched',
  'fee',
  'covcat',
  'covspan',
  'codegroup',
  'insplan',
  'benefit',
  'substitutionlink',
  'insplanpreference',
  'discountplan',
  'recalltype',
  'recalltrigger',
  'operatory',
  'appointmenttype',
  'procapptcolor',
  'sheetdef',
  'sheetfielddef',
]);

/** Whether something that is remembered for a unit of work may be made of this table. */
const isRemembered = (table: TableName) => FACT_TABLES.has(table) || REMEMBERED.includes(table);

const REMEMBERED: readonly TableName[] = ['patient', 'patplan', 'inssub', 'discountplansub'];

const WRITTEN = /^\s*(?:(?:insert|replace)(?:\s+or\s+\w+)?\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+["`]?(\w+)/i;

/** The table that a statement adds rows to, changes or takes rows from; undefined for any other statement. */
export const writtenTable = (sql: string): string | undefined => WRITTEN.exec(sql)?.[1];

/** Whether a statement changes a fact, whoever wrote it. */
export function writesFacts(sql: string): boolean {
  const table = writtenTable(sql);
  return table !== undefined && FACT_TABLES.has(table.toLowerCase());
}

/** Facts kept at once: each is a row or a list, of fees for the codes of one plan at most. */
export const MOST_FACTS = 2_000;

interface FactStore {
  /**
   * The facts of one version of the practice. A newer version forgets those of the one before; who still works on an
   * older one gets a memory of its own, so that it neither sees newer facts nor leaves older ones behind.
   */
  at(version: number): Remember;
}

export function factStore(): FactStore {
  let current = { version: -1, remember: remembering() };
  return {
    at(version) {
      if (version > current.version) current = { version, remember: remembering(MOST_FACTS) };
      return version === current.version ? current.remember : remembering();
    },
  };
}
