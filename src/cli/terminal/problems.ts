import { Refusal } from '../../domain/refusal.ts';
import { fileTrouble, toldPath } from '../../file-words.ts';
import { SettingError } from '../../settings/read-config.ts';

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
  const { errcode, path, message } = error as NodeJS.ErrnoException & { errcode?: number };
  const sentence = errcode && SQLITE_PROBLEMS[errcode & 0xff];
  if (sentence) return { status: 1, sentence: path ? `${sentence} (${toldPath(path)})` : sentence };
  return { status: 1, sentence: fileTrouble(error) ?? message ?? String(error) };
}

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
