import { existsSync, statSync } from 'node:fs';
import { systemClock } from '../../clock.ts';
import { isDatabaseUrl } from '../../db/database-url.ts';
import type { OpenedPractice } from '../../db/opening/open.ts';
import { noPractice } from '../../db/upgrade/words.ts';
import { SettingError } from '../../settings/read-config.ts';
import { databaseName } from '../terminal/banner.ts';
import { CommandProblem } from '../terminal/problems.ts';
import { namedPractice } from './named-practice.ts';

/**
 * The place of the practice that a command is about. It must exist: a practice in memory, which keeps no `things`, and
 * a file or a database of a server that does not exist or is empty are refused. Only a start makes a practice.
 */
export async function practiceAt(flags: Parameters<typeof namedPractice>[0], things: string): Promise<string> {
  const { database } = namedPractice(flags);
  if (database === ':memory:')
    throw new SettingError(`A practice in memory keeps no ${things}. Name a --database file.`);
  if (await isEmpty(database)) throw new CommandProblem(noPractice(databaseName(database)));
  return database;
}

async function isEmpty(database: string): Promise<boolean> {
  if (!isDatabaseUrl(database)) return !existsSync(database) || statSync(database).size === 0;
  const { isEmptyOnServer } = await import('../../db/opening/practice-id.ts');
  return isEmptyOnServer(database);
}

/** Opens a practice for writing, and closes it after the work. */
export async function withPractice<T>(database: string, work: (opened: OpenedPractice) => Promise<T>): Promise<T> {
  const { openPractice } = await import('../../db/opening/open.ts');
  return during(await openPractice(database, systemClock), work);
}

/** The same without changing anything, also where this account may only read. */
export async function withPracticeToLook<T>(
  database: string,
  work: (opened: OpenedPractice) => Promise<T>,
): Promise<T> {
  const { openPracticeToLook } = await import('../../db/opening/open.ts');
  return during(await openPracticeToLook(database, systemClock), work);
}

async function during<T>(opened: OpenedPractice, work: (opened: OpenedPractice) => Promise<T>): Promise<T> {
  try {
    return await work(opened);
  } finally {
    await opened.practice.close();
  }
}
