import { Refusal } from '../domain/refusal.ts';
import { SettingError } from '../settings/read-config.ts';

/** What a person can do about it is in the sentence; a stack trace is not. Exit status 1: it could not be done. */
export class CommandProblem extends Error {
  readonly status: 1 | 2;

  constructor(sentence: string, status: 1 | 2 = 1) {
    super(sentence);
    this.status = status;
  }
}

/** Exit status and sentence for whatever ended a command. */
export function explain(error: unknown): { status: number; sentence: string } {
  // The first error counts, not one that followed while the command tidied up.
  if (error instanceof SuppressedError) return explain(error.suppressed);
  if (error instanceof SettingError) return { status: 2, sentence: error.message };
  if (error instanceof CommandProblem) return { status: error.status, sentence: error.message };
  if (error instanceof Refusal) return { status: 1, sentence: error.message };
  const { code, errcode, path, message } = error as NodeJS.ErrnoException & { errcode?: number };
  const file = path ? ` (${path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path})` : '';
  const sentence = (code && FILE_PROBLEMS[code]) || (errcode && SQLITE_PROBLEMS[errcode & 0xff]);
  return { status: 1, sentence: sentence ? `${sentence}${file}` : (message ?? String(error)) };
}

/** Characters of a path that are told. */
const LONGEST_PATH = 300;

const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EACCES: 'This account may not use that file or folder.',
  EPERM: 'This account may not use that file or folder.',
  EISDIR: 'That is a folder, not a file.',
  ENOTDIR: 'A part of that path is a file, not a folder.',
  EEXIST: 'A file stands where a folder is needed.',
  ENOSPC: 'The disk is full.',
  EROFS: 'The disk is read-only.',
  ELOOP: 'The symbolic links of that path lead in a circle.',
  ENAMETOOLONG: 'That path is too long.',
};

/** Primary result codes of SQLite. */
const SQLITE_PROBLEMS: Readonly<Record<number, string>> = {
  5: 'The database is in use by another program. Stop it first.',
  8: 'The database is read-only for this account.',
  10: 'The disk failed while the database was read or written. Look at its health and free space.',
  11: 'The database file is damaged. Restore it from a backup.',
  13: 'The disk is full.',
  14: 'The database file cannot be opened. Check its path and who may read and write there.',
  26: 'That file is no database.',
};
