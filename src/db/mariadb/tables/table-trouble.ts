import { Refusal } from '../../../domain/refusal.ts';
import { Conflict, lost, needsAdministrator, noKeyLeft, notStored, unavailable } from '../../trouble.ts';
import { errnoOf, isDiskFull, messageOf } from '../sessions/server-refusals.ts';
import type { Session } from '../sessions/session.ts';
import { addedRule, NO_RIGHT, triggersFault, UNKNOWN_COLUMN, UNKNOWN_TABLE } from './added-rules.ts';
import { tableIn, tableOfRow, unknownColumnIn } from './named-in-message.ts';
import type { NewRights } from './new-rights.ts';

/** What this database says of tables and columns that are not there: an office's, or one of ours. */
interface ShapeWords {
  missingTable(name: string): Refusal;
  missingColumn(name: string): Refusal;
}

export const ownWords: ShapeWords = {
  missingTable: (name) => lost('table', name),
  missingColumn: (name) => lost('column', name),
};

const LOCK_WAIT = 1205;
/** AUTO_INCREMENT has nothing left to give. */
const NO_KEY_LEFT = [167, 1467];
const READ_ONLY = 1792;
/** The last is what a user without all rights is told of a definer who is gone. */
const BROKEN_VIEW = [1356, 1449, 1347, 1462, 1045];
/** Crashed, wrong key file, cannot be opened, wrong .frm, gone from the engine, no file, no tablespace, read error of an engine. */
const DAMAGED = [
  2, 29, 126, 127, 130, 134, 135, 136, 144, 145, 1016, 1017, 1024, 1030, 1033, 1034, 1035, 1194, 1195, 1459, 1712, 1812,
  1813, 1814, 1877, 1932,
];

/** Whether an error says that the columns of a table are others than a write was made for: one is gone, or one has no default. */
export const isAboutColumns = (error: unknown) => [UNKNOWN_COLUMN, 1364, 1423].includes(errnoOf(error));

/** Whether an error says that the shape of the database is not the known one. */
export const isAboutShape = (error: unknown) =>
  isAboutColumns(error) || [1060, ...UNKNOWN_TABLE, ...NO_RIGHT].includes(errnoOf(error));

/** The session with everything that is wrong with one table told in a sentence that names it. */
export function namingTables(session: Session, words: ShapeWords, rights?: NewRights): Session {
  const named = <T>(sql: string, ask: () => Promise<T>, told = tableTrouble): Promise<T> => {
    rights?.take();
    return ask().catch((error) => {
      if (noRight(error)) rights?.lack();
      throw told(error, sql, words);
    });
  };
  const ofBlock: typeof tableTrouble = (error, sql) => {
    // COMMIT meets damage, too, and then nobody knows what was stored.
    if (DAMAGED.includes(errnoOf(error)) && !triggersFault(error, sql)) return error;
    const trouble = tableTrouble(error, sql, words);
    return UNKNOWN_TABLE.includes(errnoOf(error)) ? withNewBlock(session, trouble as Refusal) : trouble;
  };
  return {
    ...session,
    all: (sql, parameters) => named(sql, () => session.all(sql, parameters)),
    allByKey: (sql, parameters) => named(sql, () => session.allByKey(sql, parameters)),
    arrays: (sql, parameters, isExact, table) => named(sql, () => session.arrays(sql, parameters, isExact, table)),
    run: (sql, parameters) => named(sql, () => session.run(sql, parameters)),
    runBlock: (sql, parameters, isExact, end) =>
      named(sql, () => session.runBlock(sql, parameters, isExact, end), ofBlock),
  };
}

/**
 * The server does not prepare a block anew when a trigger was replaced, and then knows no table that only the new one uses:
 * the block goes with its session, and the unit is tried on another.
 */
function withNewBlock(session: Session, { message }: Refusal): Conflict {
  session.close();
  return new Conflict('A table is not there.', { sentence: message, atOnce: true });
}

/** The refusal for an error about one table; any other error as it is. `sql` is the statement that met it. */
export function tableTrouble(error: unknown, sql: string, words: ShapeWords): unknown {
  // A full disk is no fault of the table, though an engine reports both alike.
  if (error instanceof Refusal || error instanceof Conflict || isDiskFull(error)) return error;
  const errno = errnoOf(error);
  const message = messageOf(error);
  const table = () => tableIn(message) ?? tablesOf(sql);
  const fault = triggersFault(error, sql);
  if (fault !== undefined) return notStored(tablesOf(sql), fault, error);
  if (errno === LOCK_WAIT) return locked(error, sql);
  if (NO_KEY_LEFT.includes(errno)) return noKeyLeft(tablesOf(sql), error);
  if (UNKNOWN_TABLE.includes(errno)) return words.missingTable(table());
  if (errno === UNKNOWN_COLUMN) return words.missingColumn(unknownColumnIn(message));
  const unreadable = unreadableTable(error, () => tablesOf(sql));
  if (unreadable) return unreadable;
  const added = addedRule(error);
  return added === undefined ? error : notStored(tableOfRow(message) ?? tablesOf(sql), added, error);
}

/** The refusal for a table that is there and cannot be read; undefined for any other error. `asked` are those a statement names. */
export function unreadableTable(error: unknown, asked: () => string): Refusal | undefined {
  const errno = errnoOf(error);
  const message = messageOf(error);
  const table = () => tableIn(message) ?? asked();
  if (NO_RIGHT.includes(errno)) {
    const verb = /^(\w+)/.exec(message)?.[1] ?? 'this';
    const sentence = `The database user has no ${verb} right on the table "${table()}". An administrator grants it: GRANT ${verb} ON it.`;
    return needsAdministrator(sentence, error);
  }
  if (BROKEN_VIEW.includes(errno)) {
    const sentence =
      `The view "${table()}" of the database cannot be read: what it is made of is missing, or its definer lacks a right. ` +
      'An administrator creates it anew.';
    return needsAdministrator(sentence, error);
  }
  if (!DAMAGED.includes(errno) || isDiskFull(error)) return undefined;
  const sentence =
    `The table "${table()}" of the database is damaged. An administrator looks with CHECK TABLE and mends it with REPAIR ` +
    'TABLE (MyISAM, Aria) or from a backup.';
  return needsAdministrator(sentence, error);
}

/** A read waits only for a lock on a whole table. A write may have waited for a row, so it is tried again first. */
function locked(error: unknown, sql: string): Refusal | Conflict {
  const table = tablesOf(sql);
  const isRead = /^\s*(select|with|\()/i.test(sql) && !/\bfor update\b/i.test(sql);
  if (isRead) {
    return unavailable(
      `Another program holds the table "${table}" locked. Try again in a moment; SHOW FULL PROCESSLIST tells an ` +
        'administrator who it is.',
    );
  }
  const sentence = `Another program holds the table "${table}", or a row of it, locked. Try again in a moment.`;
  return new Conflict('Another writer was faster.', { cause: error, sentence });
}

/** Whether the user lacks the right that a statement wants. */
export const noRight = (error: unknown) => NO_RIGHT.includes(errnoOf(error));

/** Whether that is why a write was refused before its first row; a trigger lacks its rights in the middle. */
export const lacksRight = ({ cause }: Error, sql: string) =>
  cause !== undefined && noRight(cause) && triggersFault(cause, sql) === undefined;

/** Whether a statement waited for a lock in vain. */
export const isLockWait = (error: unknown) => errnoOf(error) === LOCK_WAIT;

/** Whether a write met a session that only reads. */
export const isReadOnlySession = (error: unknown) => errnoOf(error) === READ_ONLY;

/** The tables a statement names, as many as a sentence can bear. */
function tablesOf(sql: string): string {
  const found = [...sql.matchAll(/(?:\b(?:from|join|into|(?<!key )update)\s+[`"]?|\{)(\w+)/gi)].map(
    (match) => match[1]!,
  );
  const names = [...new Set(found)].filter((name) => !/^(select|dual|set)$/i.test(name));
  return names.slice(0, 5).join('" or "');
}
