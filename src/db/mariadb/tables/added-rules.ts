import { indexesOf } from '../../schema/ddl.ts';
import { tables } from '../../schema/tables.ts';

const columnIn = (message: string) =>
  /(?:column|field) (?:[`']?[^`'\s]*[`']?\.)*[`'](\w+)[`']/i.exec(message)?.[1] ?? 'of it';

const takesNotTheValue = (message: string) => `its column "${columnIn(message)}" does not take the value`;
const isForeignKey = () => 'a foreign key refuses it';
const isView = () => 'a view that takes no rows stands in its place';

/** By the number of the error. */
const RULES: Readonly<Record<number, (message: string) => string | undefined>> = {
  1031: () => 'its storage engine does not take it',
  1036: () => 'it is read-only',
  1062: uniqueIndex,
  1216: isForeignKey,
  1217: isForeignKey,
  1264: takesNotTheValue,
  1265: takesNotTheValue,
  1288: isView,
  1292: takesNotTheValue,
  1348: isView,
  1364: (message) => `its column "${columnIn(message)}" has no default`,
  1366: takesNotTheValue,
  1406: takesNotTheValue,
  1451: isForeignKey,
  1452: isForeignKey,
  1471: isView,
  1586: uniqueIndex,
  1906: () => 'a column of it is computed',
  3819: () => 'a constraint refuses it',
  4025: () => 'a constraint refuses it',
};

/** Of an error that a trigger signals (SIGNAL), unless it says otherwise. */
const SIGNALLED = '45000';
const A_TRIGGER = 'a trigger refuses it';
/** What SIGNAL gives by itself, and what nobody but a trigger does in our writes: one that names a routine that is gone, say. */
const OF_TRIGGERS = [1172, 1242, 1305, 1365, 1442, 1643, 1644, 1690];
/** Numbers that servers do not use: a trigger has made one up (MYSQL_ERRNO). */
const isMadeUp = (errno: number) => errno >= 5000 && errno < 45_000;
const isWrite = (sql: string) => /^\s*(insert|update|delete|replace|select .*;)/is.test(sql);

/**
 * What an administrator has added to a table, or changed in it, that refuses a row which is right by our own rules; undefined
 * for any other error. `sql` is the statement, or the block of them, that met it.
 */
export function addedRule(error: unknown, sql: string): string | undefined {
  const { errno = 0, sqlState, sqlMessage } = error as { errno?: number; sqlState?: string; sqlMessage?: string };
  if (sqlState === SIGNALLED || isMadeUp(errno)) return A_TRIGGER;
  if (OF_TRIGGERS.includes(errno)) return isWrite(sql) ? A_TRIGGER : undefined;
  return RULES[errno]?.(String(sqlMessage ?? ''));
}

/** One of ours is broken by nothing that we store on purpose: a trigger has changed the row, or stores another one with it. */
function uniqueIndex(message: string): string {
  const name = /for key '(?:[^']*\.)?([^'.]+)'/i.exec(message)?.[1] ?? 'PRIMARY';
  const isOurs = name === 'PRIMARY' || ownIndexes().has(name);
  return isOurs ? 'a key of it, or of what a trigger stores with it, is there already' : 'a unique index refuses it';
}

const ownIndexes = () => new Set(Object.values(tables).flatMap((table) => [...indexesOf(table).keys()]));
