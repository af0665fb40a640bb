import { Refusal } from '../../domain/refusal.ts';
import type { Soon } from '../../domain/soon.ts';
import { writtenTable } from '../facts.ts';
import { lost, NOTHING_STORED, notStored, unavailable } from '../trouble.ts';

/** Somebody has to do something before another try can help. */
const outOfOrder = (status: number, sentence: string) => new Refusal(status, sentence, { 'retry-after': '60' });

/** The file is not the one that was opened: what is written now is gone at the next start (`Placed.requireInPlace`). */
export const notInPlace = (what: DatabaseFile) =>
  outOfOrder(
    503,
    `The ${what} was deleted or replaced while the server runs, so nothing can be stored. ` +
      'The administrator stops the server, puts the file back and starts again.',
  );

/** The disk does not tell whether the file is still the one that was opened. */
export const notReachable = (what: DatabaseFile) =>
  outOfOrder(
    503,
    `The ${what} cannot be reached any more, so nothing can be stored. ` +
      'The administrator looks who may read its folder, and whether its disk is there.',
  );

const BUSY = 5;
const busy = () => unavailable('The database is busy. Try again in a moment.');

/** Another program may be writing into the file: whoever waits where SQLite finds it busy waits here, too. */
export const mayBeCopied = () => Object.assign(busy(), { errcode: BUSY });

export const isBusy = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) % 256 === BUSY;

/** What a refusal calls the file that it is about. */
export type DatabaseFile = 'file of the practice' | 'control file' | 'file of the evidence';

/** By SQLite's primary result code. */
const SENTENCES: Readonly<Record<number, (what: DatabaseFile) => Refusal>> = {
  [BUSY]: busy,
  6: busy,
  8: (what) => outOfOrder(503, `The ${what} may not be written to by the server’s account.${NOTHING_STORED}`),
  10: () => outOfOrder(503, `The disk failed, or the file may not grow any further.${NOTHING_STORED}`),
  11: (what) => outOfOrder(503, `The ${what} is damaged. The administrator restores it from a backup.`),
  13: () => outOfOrder(507, `The disk of the server is full.${NOTHING_STORED}`),
  14: (what) => outOfOrder(503, `The ${what} cannot be opened any more.${NOTHING_STORED}`),
  26: (what) => outOfOrder(503, `The ${what} is no database any more. The administrator restores it from a backup.`),
};

/** A file that SQLite has not opened yet is made by Node, which has words of its own for a full disk. */
const FULL = 13;
const FULL_TO_NODE = ['ENOSPC', 'EDQUOT'];

/** What a caller is told of a fault of the file; every other error stays what it is. */
export function asFileTrouble(error: unknown, what: DatabaseFile = 'file of the practice'): unknown {
  const { errcode, code = '' } = error as { errcode?: number; code?: string };
  const known = FULL_TO_NODE.includes(code) ? FULL : errcode;
  const told = known !== undefined && SENTENCES[known & 0xff]?.(what);
  return told || (what === 'file of the practice' && changedTable(error)) || error;
}

/** By SQLite's result code: what somebody added to a table that refuses a row of ours. */
const ADDED: Readonly<Record<number, string>> = {
  275: 'a constraint refuses it',
  787: 'a foreign key refuses it',
  1299: 'a column of it has no default',
  1811: 'a trigger refuses it',
  2067: 'a unique index refuses it',
};

/** `sql` is of a statement that writes (`connection.ts`). */
function changedTable(error: unknown): Refusal | undefined {
  const { errcode = 0, message = '', sql = '' } = error as { errcode?: number; message?: string; sql?: string };
  const [, what = 'column', name, column] =
    /^no such (table|column): (?:\w+\.)*(\w+)|^table \w+ has no column named (\w+)/.exec(message) ?? [];
  if (errcode === 1 && (name ?? column)) return lost(what, (name ?? column)!);
  const table = /failed: (\w+)\./.exec(message)?.[1] ?? writtenTable(sql) ?? '';
  const rule = ADDED[errcode];
  return rule === undefined ? undefined : notStored(table, rule, error);
}

/** A fault of the file becomes a sentence for the caller. */
export function toldPlainly<T>(work: () => Soon<T>): Soon<T> {
  const tell = (error: unknown) => {
    throw asFileTrouble(error);
  };
  try {
    const made = work();
    return made instanceof Promise ? made.catch(tell) : made;
  } catch (error) {
    return tell(error);
  }
}
