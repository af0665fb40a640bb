import { keepTriggers } from '../mariadb/facts/fact-triggers.ts';
import { FACT_VERSION } from '../mariadb/facts/fact-version.ts';
import { mariadbPractice } from '../mariadb/practice.ts';
import { describeAddress, parseAddress } from '../mariadb/sessions/address.ts';
import { connect } from '../mariadb/sessions/connect.ts';
import { onFirstSession } from '../mariadb/sessions/first-session.ts';
import { readFeatures, sessionSetUp } from '../mariadb/sessions/server-features.ts';
import { databaseWarnings } from '../mariadb/sessions/warnings.ts';
import { hasOwnTables, prepareTables, requireTables } from '../mariadb/tables/create-tables.ts';
import { looksLikeOffice, officeVersion, readTables } from '../mariadb/tables/database-schema.ts';
import { newRights } from '../mariadb/tables/new-rights.ts';
import { namingTables, ownWords } from '../mariadb/tables/table-trouble.ts';
import { ownRules } from '../mariadb/units/own-rules.ts';
import { versionProblem } from '../office/findings.ts';
import { type OfficeOptions, openOffice, refuseOfficeSettings } from '../office/open.ts';
import type { Clock, Practice } from '../practice.ts';
import { mariadbQueries } from '../queries/mariadb-queries.ts';

export interface OpenedPractice {
  readonly practice: Practice;
  /** The database was absent or empty, and its tables were made just now. */
  readonly isNew: boolean;
  /** The version of the Open Dental database it is; undefined for Bitewing's own. */
  readonly officeVersion?: string | undefined;
  /** Sentences for the person who starts the server. */
  readonly warnings: readonly string[];
}

/**
 * Opens a practice by its URL: Bitewing's own, whose tables are made in an empty database, or an office's existing one.
 * `clock` is for tests that travel in time; without it the database's own clock counts. Who `onlyLooks` changes nothing:
 * no table is made or brought up to date, and no trigger. Throws an Error with a sentence for the person who typed the URL.
 */
export async function openMariadb(
  url: string,
  office: OfficeOptions,
  clock?: Clock,
  onlyLooks = false,
): Promise<OpenedPractice> {
  const address = parseAddress(url);
  return onFirstSession(address, async (session) => {
    const features = await readFeatures(session);
    // Whoever starts a server is told soon that another program holds the table with the version.
    await session.command('SET SESSION lock_wait_timeout = 2');
    const isOwn = await hasOwnTables(session);
    if (!isOwn && (await officeVersion(session)) !== undefined) {
      const { practice, version, warnings } = await openOffice(address, session, features, office, clock);
      const isWritten = office.writes.kind === 'direct';
      const all = [...warnings, ...(await databaseWarnings(address, session, features, isWritten))];
      return { practice, isNew: false, officeVersion: version, warnings: all };
    }
    if (!isOwn && looksLikeOffice(await readTables(session))) throw new Error(versionProblem('')!);
    refuseOfficeSettings(office);
    // Tables of our own are made and changed as soon as other programs let go of them.
    await session.command('SET SESSION lock_wait_timeout = DEFAULT');
    if (onlyLooks) await requireTables(session, describeAddress(address));
    const { isNew, news } = onlyLooks ? { isNew: false } : await prepareTables(session);
    const hasFactVersion = !onlyLooks && (await keepTriggers(session));
    const warnings = [
      ...(news ? [news] : []),
      ...(hasFactVersion || onlyLooks ? [] : [NO_TRIGGERS]),
      ...(await databaseWarnings(address, session, features)),
    ];
    const setUp = [
      ...sessionSetUp(features, address.patience),
      ...(onlyLooks ? ['SET SESSION TRANSACTION READ ONLY'] : []),
    ];
    const rights = newRights(address.database);
    const pool = await connect(address, setUp, (session) => namingTables(session, ownWords, rights(session)));
    const queries = mariadbQueries({ address, ...features, isOffice: false, travels: clock !== undefined });
    const rules = ownRules(features, hasFactVersion ? FACT_VERSION : undefined);
    return { practice: mariadbPractice(pool, queries, rules, clock), isNew, warnings };
  });
}

const NO_TRIGGERS =
  'The database user may not make triggers, so fees, codes and benefits are read anew with every request, which takes ' +
  'about twice as long. An administrator grants it: GRANT TRIGGER ON the database, and on a server with a binary log ' +
  'log_bin_trust_function_creators = 1.';
