import { indexesOf } from '../../schema/ddl.ts';
import { tables } from '../../schema/tables.ts';
import { isOfDriver } from '../sessions/errors.ts';
import { errnoOf, messageOf } from '../sessions/server-refusals.ts';
import { columnIn, tableIn, tableOfRow, unknownColumnIn } from './named-in-message.ts';

const itsColumn = (message: string) => (columnIn(message) ? `its column "${columnIn(message)}"` : 'a column of it');
const takesNotTheValue = (message: string) => `${itsColumn(message)} does not take the value`;
const hasNoDefault = (message: string) => `${itsColumn(message)} has no default`;
const isForeignKey = () => 'a foreign key refuses it';
const isView = () => 'a view that takes no rows stands in its place';

/** By the number of the error. */
const RULES: Readonly<Record<number, (message: string) => string | undefined>> = {
  1031: () => 'its storage engine does not take it',
  1036: () => 'it is read-only',
  1048: takesNotTheValue,
  1062: uniqueIndex,
  1216: isForeignKey,
  1217: isForeignKey,
  1264: takesNotTheValue,
  1265: takesNotTheValue,
  1288: isView,
  1292: takesNotTheValue,
  1348: isView,
  1364: hasNoDefault,
  1366: takesNotTheValue,
  1369: () => 'a view in its place takes other rows only (WITH CHECK OPTION)',
  1393: isView,
  1394: isView,
  1395: isView,
  1406: takesNotTheValue,
  1423: hasNoDefault,
  1451: isForeignKey,
  1452: isForeignKey,
  1471: isView,
  1586: uniqueIndex,
  1906: () => 'a column of it is computed',
  3819: () => 'a constraint refuses it',
  4025: () => 'a constraint refuses it',
};

export const UNKNOWN_COLUMN = 1054;
export const UNKNOWN_TABLE = [1146, 1109, 1051];
export const NO_RIGHT = [1142, 1143, 1370];

/** Of an error that a trigger signals (SIGNAL), unless it says otherwise. */
const SIGNALLED = '45000';
const A_TRIGGER = 'a trigger refuses it';
/** What SIGNAL gives by itself, and what nobody but a trigger does in our writes: one that names a routine that is gone, say. */
const OF_TRIGGERS = [
  1136, 1172, 1242, 1305, 1318, 1326, 1328, 1329, 1339, 1365, 1411, 1424, 1442, 1456, 1643, 1644, 1690,
];
const OF_VALUES = [1048, 1264, 1265, 1292, 1366, 1406];
const NO_DEFINER = 1449;
/** Numbers that neither servers nor the driver use: a trigger has made one up (MYSQL_ERRNO). */
const isMadeUp = (errno: number) => errno >= 5000 && !isOfDriver(errno);
const isWrite = (sql: string) => /^\s*(insert|update|delete|replace|declare|select .*;)/is.test(sql);

/** What an administrator has changed in a table that refuses a row which is right by our own rules; undefined for other errors. */
export function addedRule(error: unknown): string | undefined {
  return RULES[errnoOf(error)]?.(messageOf(error));
}

/**
 * What a trigger does in a write of ours: it refuses the row, or fails at something that the write itself does not name.
 * `sql` is the statement, or the block of them, that met it.
 */
export function triggersFault(error: unknown, sql: string): string | undefined {
  const errno = errnoOf(error);
  if ((error as { sqlState?: string }).sqlState === SIGNALLED || isMadeUp(errno)) return A_TRIGGER;
  if (!isWrite(sql)) return undefined;
  if (OF_TRIGGERS.includes(errno)) return A_TRIGGER;
  if (errno === NO_DEFINER) return 'the definer of a trigger, or of a view in its place, is gone';
  const message = messageOf(error);
  const words = new Set(sql.toLowerCase().split(/[^\w$]+/));
  const isStrange = (name: string | undefined) => name !== undefined && !words.has(name.toLowerCase());
  if (UNKNOWN_TABLE.includes(errno) && isStrange(tableIn(message))) {
    return `a trigger uses the table "${tableIn(message)}", which is not there`;
  }
  if (errno === UNKNOWN_COLUMN && isStrange(unknownColumnIn(message))) {
    return `a trigger uses the column "${unknownColumnIn(message)}", which is not there`;
  }
  if (NO_RIGHT.includes(errno) && (isStrange(tableIn(message)) || /^(TRIGGER|EXECUTE)/i.test(message))) {
    return 'the definer of a trigger lacks a right';
  }
  if (OF_VALUES.includes(errno) && (isStrange(columnIn(message)) || isStrange(tableOfRow(message)))) {
    return `a trigger stores what a column "${columnIn(message)}" does not take`;
  }
  return undefined;
}

/** One of ours is broken by nothing that we store on purpose: a trigger has changed the row, or stores another one with it. */
function uniqueIndex(message: string): string {
  const name = /for key '(?:[^']*\.)?([^'.]+)'/i.exec(message)?.[1] ?? 'PRIMARY';
  const isOurs = name === 'PRIMARY' || ownIndexes().has(name);
  return isOurs ? 'a key of it, or of what a trigger stores with it, is there already' : 'a unique index refuses it';
}

const ownIndexes = () => new Set(Object.values(tables).flatMap((table) => [...indexesOf(table).keys()]));
