import type { Clock, Practice } from '../practice.ts';
import { type DatabaseAddress, describeAddress, parseAddress } from './address.ts';
import { createTables } from './create-tables.ts';
import { isBroken } from './errors.ts';
import { sessionPool } from './pool.ts';
import { mariadbPractice } from './practice.ts';
import { ownRules } from './rules.ts';
import { readFeatures, sessionSetUp } from './server-features.ts';
import { openSession, type Session } from './session.ts';
import { databaseWarnings } from './warnings.ts';

export interface OpenedMariadb {
  readonly practice: Practice;
  /** The database was empty, and its tables were made just now. */
  readonly isNew: boolean;
  /** Sentences for the person who starts the server. */
  readonly warnings: readonly string[];
}

/** Creating tables on a busy disk may take its time. */
const PATIENT = { connect: 5000, statement: 120_000 };

/**
 * Opens a practice by its URL, making the tables of an empty database. `clock` is for tests that travel in time;
 * without it the database's own clock counts. Throws an Error with a sentence for the person who typed the URL.
 */
export async function openMariadb(url: string, clock?: Clock): Promise<OpenedMariadb> {
  const address = parseAddress(url);
  const session = await firstSession(address);
  try {
    const isNew = await createTables(session);
    const features = await readFeatures(session);
    const warnings = await databaseWarnings(session, features);
    const setUp = sessionSetUp(features);
    const pool = sessionPool(() => openSession(address, address.servers[0]!, setUp));
    return { practice: mariadbPractice(pool, ownRules(features), clock), isNew, warnings };
  } finally {
    session.close();
  }
}

/** A session on the first server that takes one. */
async function firstSession(address: DatabaseAddress): Promise<Session> {
  let problem: unknown;
  for (const server of address.servers) {
    try {
      return await openSession(address, server, ["SET SESSION sql_mode = 'STRICT_TRANS_TABLES'"], PATIENT);
    } catch (error) {
      problem = error;
    }
  }
  throw new Error(startProblem(problem, address), { cause: problem });
}

function startProblem(error: unknown, address: DatabaseAddress): string {
  const where = describeAddress(address);
  switch ((error as { errno?: number }).errno) {
    case 1045:
      return `The database server refuses the user "${address.user}" or its password (${where}).`;
    case 1044:
      return `The user "${address.user}" has no rights on the database (${where}).`;
    case 1049:
      return (
        `There is no database "${address.database}" on the server (${where}). ` +
        `Create it with: CREATE DATABASE \`${address.database}\` CHARACTER SET utf8mb4`
      );
  }
  return isBroken(error) ? `The database server does not answer (${where}).` : `${where}: ${(error as Error).message}`;
}
