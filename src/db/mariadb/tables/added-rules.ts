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

/**
 * What an administrator has added to a table, or changed in it, that refuses a row which is right by our own rules; undefined
 * for any other error.
 */
export function addedRule(error: unknown): string | undefined {
  const { errno = 0, sqlState, sqlMessage } = error as { errno?: number; sqlState?: string; sqlMessage?: string };
  if (errno === 1644 || sqlState === SIGNALLED) return 'a trigger refuses it';
  return RULES[errno]?.(String(sqlMessage ?? ''));
}

/** One of ours is broken by nothing that we store on purpose. */
function uniqueIndex(message: string): string | undefined {
  const name = /for key '(?:[^']*\.)?([^'.]+)'/i.exec(message)?.[1] ?? 'PRIMARY';
  return name === 'PRIMARY' || ownIndexes().has(name) ? undefined : 'a unique index refuses it';
}

const ownIndexes = () => new Set(Object.values(tables).flatMap((table) => [...indexesOf(table).keys()]));
