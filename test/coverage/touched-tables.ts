import { AsyncLocalStorage } from 'node:async_hooks';
import { constants, DatabaseSync, StatementSync } from 'node:sqlite';
import type { TouchedTables } from '../../src/db/database-report.ts';
import { OURSELVES } from '../../src/db/handle.ts';
import type { Practice } from '../../src/db/practice.ts';
import type { TableRow } from '../../src/db/rows/table-row.ts';
import { type TableName, tables } from '../../src/db/schema/tables.ts';
import type { Operation } from '../../src/http/operation.ts';
import { operations } from '../../src/resources/index.ts';
import {
  goodRequest,
  goodValue,
  jsonOf,
  nameOf,
  pathOf,
  tableOfKey,
  textOf,
  without,
} from '../limits/good-requests.ts';
import { type SpoilablePractice, startSpoilablePractice } from '../limits/spoilable-practice.ts';
import type { TestPractice } from '../support/test-practice.ts';

/** The kept record of which tables each operation touches, read by `bitewing check`. */
export const TOUCHED_TABLES = new URL('../../src/db/office/touched-tables.json', import.meta.url);

/** What patients' own pages ask for is not among the operations that a key may call. */
const recordable = operations.filter(
  ({ write, access, verb, follow }) => !access && (write || (verb === 'GET' && !follow)),
);

/** Sends good requests of every operation to the demo practice on SQLite and notes which tables its statements touch. */
export async function recordTouchedTables(): Promise<Record<string, TouchedTables>> {
  const watch = watchStatements();
  try {
    const office = await startSpoilablePractice('sqlite');
    watch.leaveOut(office.practice.server.practice);
    const recorded: Record<string, TouchedTables> = {};
    try {
      for (const operation of recordable) {
        // Facts that an earlier request left in memory would not be read again.
        await office.practice.change('preference', { PrefName: 'none of this name' }, { ValueString: '' });
        const touched: Touch[] = [];
        let taken = 0;
        for (const request of await requestsOf(operation, office)) {
          watch.take();
          const { status } = await office.send(operation.verb, request.path, request.body);
          const now = watch.take();
          // A read that is refused has looked for something else than what it answers.
          if (operation.write || status < 400) touched.push(...now, ...readBehind(now));
          if (status < 400) taken += 1;
          if (operation.write) await office.putBack();
          if (!operation.body && taken === ENOUGH) break;
        }
        recorded[nameOf(operation)] = {
          ...withMain(operation, byVerb(touched)),
          ...(taken > 0 ? {} : { isRefused: true }),
        };
      }
    } finally {
      await office.stop();
    }
    return recorded;
  } finally {
    watch.end();
  }
}

/** One line for each operation, in the order of their names. */
export function touchedTablesText(recorded: Readonly<Record<string, TouchedTables>>): string {
  const lines = Object.keys(recorded)
    .sort()
    .map((name) => `  ${JSON.stringify(name)}: ${JSON.stringify(recorded[name])}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** What an operation requires, and once more with each further field: a change of nothing would write nothing. */
async function requestsOf(operation: Operation, { practice, firstKey }: SpoilablePractice) {
  const good = goodRequest(operation, firstKey);
  const path = pathOf(operation, good);
  if (!operation.body)
    return [path, ...(await furtherRows(operation, practice))].map((each) => ({ path: each, body: undefined }));
  const further = Object.entries(operation.body).filter(([name]) => !(name in good.body));
  const bodies = further.map(([name, input]) => ({
    ...without(good.body, operation, name),
    [name]: goodValue(name, input, firstKey),
  }));
  return [good.body, ...bodies].map((body) => ({ path, body: textOf(jsonOf(body)) }));
}

/** The same for other rows: which tables a removal cleans depends on what hangs on the row. */
async function furtherRows(operation: Operation, practice: TestPractice): Promise<string[]> {
  const [braced = '', key = ''] = /\{(\w+)\}/.exec(operation.path) ?? [];
  const table = tableOfKey.get(key);
  const rows = table ? await practice.rows(table) : [];
  const keys = rows.slice(0, MOST_ROWS).map((row) => String((row as Record<string, unknown>)[key]));
  return keys.map((row) => pathOf(operation, { path: operation.path.replace(braced, row), query: {} }));
}

/** Rows tried, and removed. */
const MOST_ROWS = 200;
const ENOUGH = 20;

/**
 * Where nothing of the kind was written, the main table is what a request that the rules accept would write; what an
 * extension keeps may stand in a file beside the database.
 */
function withMain({ verb, base, path, answer, write }: Operation, touched: TouchedTables): TouchedTables {
  if (!write) return touched;
  const [, key = ''] = /\{(\w+)\}/.exec(path) ?? [];
  const row = 'row' in answer && 'source' in answer.row ? (answer.row as TableRow) : undefined;
  const table = (row?.source.table as TableName | undefined) ?? tableOfKey.get(key);
  const does = verb === 'POST' ? 'insert' : verb === 'PUT' ? 'update' : 'delete';
  const { insert = [], update = [], delete: removed = [] } = touched;
  const hasWritten = [...insert, ...update, ...removed].some((name) => name !== 'securitylog');
  return table && !base && !hasWritten ? { ...touched, [does]: [table, ...(touched[does] ?? [])] } : touched;
}

/**
 * What only few patients of the demo practice have is read of those who have it: the case behind the link of an orthodontic
 * procedure, and the adjustments that used up the most that a discount plan gives.
 */
function readBehind(touches: readonly Touch[]): Touch[] {
  const read = new Set(touches.flatMap(([verb, table]) => (verb === 'read' ? [table] : [])));
  return [
    ...(read.has('orthoproclink') ? (['orthocase'] as const) : []),
    ...(read.has('discountplansub') && read.has('fee') ? (['adjustment'] as const) : []),
  ].map((table) => ['read', table]);
}

type Verb = 'read' | 'insert' | 'update' | 'delete';
type Touch = readonly [verb: Verb, table: TableName];

function byVerb(touches: readonly Touch[]): TouchedTables {
  const verbs = [...Map.groupBy(touches, ([verb]) => verb)].sort(
    ([one], [other]) => VERBS.indexOf(one) - VERBS.indexOf(other),
  );
  return Object.fromEntries(verbs.map(([verb, of]) => [verb, [...new Set(of.map(([, table]) => table))].sort()]));
}

const VERBS: readonly Verb[] = ['read', 'insert', 'update', 'delete'];

const ACTIONS = new Map<number, Verb>([
  [constants.SQLITE_READ, 'read'],
  [constants.SQLITE_INSERT, 'insert'],
  [constants.SQLITE_UPDATE, 'update'],
  [constants.SQLITE_DELETE, 'delete'],
]);

interface StatementWatch {
  /** What was touched since it was last asked. */
  take(): Touch[];
  /** From now on nothing counts that this practice writes by itself, nor what it reads for that. */
  leaveOut(practice: Practice): void;
  end(): void;
}

/** Stands in front of SQLite's binding; SQLite itself tells which tables a statement touches. */
function watchStatements(): StatementWatch {
  const sent = new Map<DatabaseSync, Set<string>>();
  const byItself = new AsyncLocalStorage<true>();
  const databaseOf = new WeakMap<StatementSync, DatabaseSync>();
  const { prepare } = DatabaseSync.prototype;
  const originals = (['all', 'get', 'run', 'iterate'] as const).map(
    (method) => [method, StatementSync.prototype[method] as (...values: never[]) => unknown] as const,
  );
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, ...given) {
    const statement = prepare.apply(this, given);
    databaseOf.set(statement, this);
    return statement;
  };
  for (const [method, original] of originals) {
    StatementSync.prototype[method] = function (this: StatementSync, ...values: never[]) {
      const database = databaseOf.get(this);
      if (database && !byItself.getStore()) sent.set(database, (sent.get(database) ?? new Set()).add(this.sourceSQL));
      return original.apply(this, values);
    } as never;
  }

  const known = new Map<string, readonly Touch[]>();
  const touchesOf = (database: DatabaseSync, sql: string): readonly Touch[] => {
    const touches: Touch[] = [];
    database.setAuthorizer((action, table, _column, _database, trigger) => {
      const verb = ACTIONS.get(action);
      if (verb && table && !trigger && table in tables) touches.push([verb, table as TableName]);
      return constants.SQLITE_OK;
    });
    prepare.call(database, sql);
    database.setAuthorizer(null);
    known.set(sql, touches);
    return touches;
  };
  // The control file has tables of its own.
  const isPractice = (database: DatabaseSync) =>
    prepare.call(database, "SELECT 1 FROM sqlite_master WHERE name = 'procedurelog'").get() !== undefined;

  return {
    take() {
      const practices = [...sent].filter(([database]) => isPractice(database));
      sent.clear();
      return practices.flatMap(([database, statements]) =>
        [...statements].flatMap((sql) => known.get(sql) ?? touchesOf(database, sql)),
      );
    },
    leaveOut(practice) {
      const { write } = practice;
      // Estimates that are due are made again within a second: it may be between a request and the look at what it touched.
      Object.assign(practice, {
        write: ((work, unit) =>
          write(
            (tx) => (tx.by === OURSELVES ? byItself.run(true, () => work(tx)) : work(tx)),
            unit,
          )) satisfies Practice['write'],
      });
    },
    end() {
      DatabaseSync.prototype.prepare = prepare;
      for (const [method, original] of originals) StatementSync.prototype[method] = original as never;
    },
  };
}
