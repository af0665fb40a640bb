import { type OfficeOptions, openOffice } from '../office/open.ts';
import { officeVersion } from '../office/schema.ts';
import type { Clock, Practice } from '../practice.ts';
import { parseAddress } from './address.ts';
import { connect } from './connect.ts';
import { createTables, hasOwnTables } from './create-tables.ts';
import { firstSession } from './first-session.ts';
import { mariadbPractice } from './practice.ts';
import { ownRules } from './rules.ts';
import { readFeatures, sessionSetUp } from './server-features.ts';
import { databaseWarnings } from './warnings.ts';

export interface OpenedMariadb {
  readonly practice: Practice;
  /** The database was empty, and its tables were made just now. */
  readonly isNew: boolean;
  /** The version of the Open Dental database it is; undefined for Bitewing's own. */
  readonly officeVersion?: string | undefined;
  /** Sentences for the person who starts the server. */
  readonly warnings: readonly string[];
}

/**
 * Opens a practice by its URL: Bitewing's own, whose tables are made in an empty database, or an office's existing one.
 * `clock` is for tests that travel in time; without it the database's own clock counts. Throws an Error with a sentence
 * for the person who typed the URL.
 */
export async function openMariadb(url: string, office: OfficeOptions, clock?: Clock): Promise<OpenedMariadb> {
  const address = parseAddress(url);
  const session = await firstSession(address);
  try {
    const features = await readFeatures(session);
    const isOwn = await hasOwnTables(session);
    if (!isOwn && (await officeVersion(session)) !== undefined) {
      const { practice, version, warnings } = await openOffice(address, session, features, office, clock);
      const all = [...warnings, ...(await databaseWarnings(address, session, features))];
      return { practice, isNew: false, officeVersion: version, warnings: all };
    }
    if (office.writes.kind !== 'none') throw new Error('--writes is for a database that Open Dental created.');
    const isNew = await createTables(session);
    const warnings = await databaseWarnings(address, session, features);
    const pool = await connect(address, sessionSetUp(features));
    return { practice: mariadbPractice(pool, ownRules(features), clock), isNew, warnings };
  } finally {
    session.close();
  }
}
