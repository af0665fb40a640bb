import type { Key } from '../../../domain/key.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Handle } from '../../handle.ts';
import type { OfficeSchema } from '../../mariadb/tables/database-schema.ts';
import type { Practice } from '../../practice.ts';
import type { Bound } from '../../rows/select.ts';
import { isForAdministrator } from '../../trouble.ts';
import type { SeenRow, WatchMemory } from './memory.ts';
import { type WatchedTable, watchedTables } from './watched-table.ts';

/** What looks go by. */
interface Watching {
  readonly practice: Practice;
  readonly schema: () => OfficeSchema;
  readonly memory: WatchMemory;
  /** Called after each statement with the milliseconds it took: a long one is followed by a rest, for the office's own. */
  readonly rest: (milliseconds: number, share: number) => Promise<void>;
  /** A table that cannot be read is left out of this look. */
  readonly onUnreadable: (table: string, error: Refusal) => void;
  readonly onLearnt: () => void;
  readonly onFound: () => void;
}

/** Rows that the sweep reads in one look. */
const SWEPT = 50_000;
/**
 * Rows of one table that are read by their time stamps in one look. If more were stamped, the latest are read, and
 * the sweep finds the others.
 */
const STAMPED = 5_000;
/**
 * Stamps are read again from this many seconds before the last look, since a transaction that was open then may have
 * committed afterwards.
 */
const OVERLAP = 60;
/** Share of the time that is spent in the database: at the first look, and later. */
const SHARE = { first: 0.5, later: 0.2 };
/** Remembered rows that are compared at once. */
const FAR = 5_000;
/** Before every key. */
const START = -1;

/** Where the sweep stands, between two looks. */
interface Sweep {
  table: string | undefined;
  after: Key;
  /** Whole rounds through all tables. */
  rounds: number;
}

export const newSweep = (): Sweep => ({ table: undefined, after: START, rounds: 0 });

/** One look at everything. */
export async function look(watching: Watching, sweep: Sweep): Promise<void> {
  const { practice, schema, memory } = watching;
  const [clock] = await practice.read((handle) => handle.select(MOMENT, []));
  const moment = String(clock!.Moment);
  // A clock that is set back, as in autumn, takes this along.
  const since = [memory.since() || moment, moment].sort()[0]!;
  await askForMissing(watching);
  const tables = watchedTables(schema());
  if (!memory.isBegun() && memory.since() === '') memory.setSince(moment);
  await learnNew(watching, tables);
  if (!memory.isBegun()) memory.begin();
  const names = memory.known();
  const known = tables.filter(({ name }) => names.includes(name));
  let found = 0;
  for (const table of known) found += (await within(watching, table.name, () => latest(watching, table, since))) ?? 0;
  if (found > 0) watching.onFound();
  if ((await sweepOn(watching, known, sweep)) > 0) watching.onFound();
  memory.setSince(moment);
}

const MOMENT = `SELECT NOW() - INTERVAL ${OVERLAP} SECOND AS Moment`;

/** If a table that was there is missing, this read makes the sessions look at the tables again: it may be back. */
async function askForMissing(watching: Watching): Promise<void> {
  const { practice, schema, memory } = watching;
  const here = new Set(watchedTables(schema()).map(({ name }) => name));
  for (const name of memory.known().filter((table) => !here.has(table))) {
    await within(watching, name, () => practice.read((handle) => handle.select(`SELECT 1 FROM {${name}} LIMIT 1`, [])));
  }
}

/** Reads tables for the first time; a table that an update brought later, too. Nobody is told of their rows. */
async function learnNew(watching: Watching, tables: readonly WatchedTable[]): Promise<void> {
  const { memory } = watching;
  const known = memory.known();
  for (const table of tables) {
    if (known.includes(table.name)) continue;
    await within(watching, table.name, async () => {
      for (let last = memory.lastKey(table.name) ?? START, isOver = false; !isOver; ) {
        const { rows } = await pieceAfter(watching, table, last, SHARE.first);
        memory.learn(table.name, rows);
        watching.onLearnt();
        isOver = rows.length < table.atOnce;
        last = rows.at(-1)?.key ?? last;
      }
      memory.setKnown(table.name);
    });
  }
}

/**
 * Reads the rows with a new time stamp. In a table without a time stamp it reads the rows behind the last known key.
 */
async function latest(watching: Watching, table: WatchedTable, since: string): Promise<number> {
  const { memory } = watching;
  const { name, stamp } = table;
  if (stamp) {
    const sql = `WHERE \`${stamp}\` >= ? ORDER BY \`${stamp}\` DESC LIMIT ${STAMPED}`;
    const { rows, at } = await readRows(watching, table, sql, [since], SHARE.later);
    return memory.compare(name, rows, at);
  }
  let found = 0;
  for (let isOver = false; !isOver; ) {
    const { rows, at } = await pieceAfter(watching, table, memory.lastKey(name) ?? START, SHARE.later);
    found += memory.compare(name, rows, at);
    isOver = rows.length < table.atOnce;
  }
  return found;
}

/**
 * Goes on with the sweep through all keys of all tables, which finds changes that no time stamp shows. One look goes
 * through them once at most.
 */
async function sweepOn(watching: Watching, tables: readonly WatchedTable[], sweep: Sweep): Promise<number> {
  let found = 0;
  let rowsLeft = SWEPT;
  for (let ended = 0; ended < tables.length && rowsLeft > 0; ) {
    const index = Math.max(0, placeOf(tables, sweep));
    const table = tables[index]!;
    if (table.name !== sweep.table) Object.assign(sweep, { table: table.name, after: START });
    const swept = await within(watching, table.name, () => sweepPiece(watching, table, sweep.after));
    found += swept?.found ?? 0;
    rowsLeft -= swept?.read ?? 0;
    if (swept?.upTo !== undefined) {
      sweep.after = swept.upTo;
      continue;
    }
    // Its end, or nothing of it can be read.
    ended++;
    const isRound = index === tables.length - 1;
    Object.assign(sweep, { table: tables[isRound ? 0 : index + 1]!.name, after: START });
    if (isRound) sweep.rounds++;
  }
  return found;
}

/** Compares the next rows of a table with what is remembered; without `upTo` they were its last ones. */
async function sweepPiece(watching: Watching, table: WatchedTable, after: Key) {
  const { memory } = watching;
  const { rows, at } = await pieceAfter(watching, table, after, SHARE.later);
  const last = rows.length === table.atOnce ? rows.at(-1)!.key : undefined;
  // If very many rows were deleted, they are reported in several parts.
  const far = memory.keyAt(table.name, after, FAR);
  const upTo = far !== undefined && (last === undefined || far < last) ? far : last;
  const some = upTo === undefined ? rows : rows.filter(({ key }) => key <= upTo);
  const found = memory.compare(table.name, some, at, { after, upTo });
  return { found, upTo, read: Math.max(rows.length, 1) };
}

const placeOf = (tables: readonly WatchedTable[], { table }: Sweep) => tables.findIndex(({ name }) => name === table);

const pieceAfter = (watching: Watching, table: WatchedTable, after: Key, share: number) =>
  readRows(
    watching,
    table,
    `WHERE \`${table.key}\` > ? ORDER BY \`${table.key}\` LIMIT ${table.atOnce}`,
    [after],
    share,
  );

async function readRows(
  { practice, rest }: Watching,
  { select, atOnce }: WatchedTable,
  where: string,
  values: readonly Bound[],
  share: number,
): Promise<{ rows: SeenRow[]; at: string }> {
  const begun = performance.now();
  const read = async (handle: Handle) => ({ rows: await handle.select(`${select} ${where}`, values), at: handle.now });
  const { rows, at } = await practice.read(read);
  await rest(performance.now() - begun, rows.length < atOnce ? 1 : share);
  return { rows: rows.map(seenFrom), at };
}

const seenFrom = (row: Record<string, unknown>): SeenRow => ({
  key: row.RowKey as Key,
  digest: Number(row.Digest),
  patNum: (row.PatNum ?? 0) as Key,
});

/** A fault that an administrator must repair concerns only this table; if the database is away, the whole look ends. */
async function within<T>(watching: Watching, table: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isForAdministrator(error)) throw error;
    watching.onUnreadable(table, error);
    return undefined;
  }
}
