import {
  type CheckedOperation,
  type DatabaseReport,
  type Finding,
  type OperationReport,
  operationName,
  type TableReport,
  type WriteReport,
} from '../database-report.ts';
import { describeAddress, parseAddress } from '../mariadb/sessions/address.ts';
import { onFirstSession } from '../mariadb/sessions/first-session.ts';
import { readFeatures } from '../mariadb/sessions/server-features.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import { hasOwnTables, planTables } from '../mariadb/tables/create-tables.ts';
import { looksLikeOffice, type OfficeSchema, officeVersion, readTables } from '../mariadb/tables/database-schema.ts';
import { readObstacle } from '../office/check-reads.ts';
import { tableReports } from '../office/check-tables.ts';
import { writeReport } from '../office/check-writes.ts';
import { findingsOn, versionProblem } from '../office/findings.ts';
import { randomKeysProblem } from '../office/random-keys.ts';
import { synchronisingCosts } from '../office/synchronising.ts';
import { unnamedValues } from '../office/unnamed-values.ts';
import { startFindings } from '../upgrade/words.ts';

/** The report on a MariaDB database. */
export async function checkMariadb(
  url: string,
  operations: readonly CheckedOperation[],
  withWrites: boolean,
): Promise<DatabaseReport> {
  const address = parseAddress(url);
  return onFirstSession(address, async (session) => {
    await session.command('SET SESSION TRANSACTION READ ONLY');
    await session.command('SET SESSION lock_wait_timeout = 2');
    const features = await readFeatures(session);
    const isOwn = await hasOwnTables(session);
    // Where the version cannot be read at all, the report on its table tells why.
    const version = await officeVersion(session).catch(() => undefined);
    const schema: OfficeSchema = { tables: await readTables(session), version: version ?? '' };
    const isOffice = !isOwn && (version !== undefined || looksLikeOffice(schema.tables));
    const kind = isOwn ? 'own' : isOffice ? 'office' : schema.tables.size === 0 ? 'empty' : 'other';
    const grants = (await session.all('SHOW GRANTS')).map((row) => withoutSecrets(String(Object.values(row)[0])));
    const tables = isOwn || isOffice ? await tableReports(session, schema) : [];
    const writes = isOffice && withWrites ? await writeReport(session, schema, tables, operations) : undefined;
    const random = writes ? await randomKeys(session) : [];
    const start = isOwn ? startFindings(await planTables(session)) : [];
    const known = [...start, ...findingsOn({ kind, schema, tables, features, grants })];
    // A start is refused, and nothing works, whatever tables there are. Of an office its version is told first.
    const isRefused = (isOffice && versionProblem(schema.version)) || start[0]?.kind === 'problem';
    const refused = isRefused ? known[0]!.sentence : '';
    const findings = [
      ...known,
      ...random,
      ...(isOffice ? await unnamedValues(session, schema, operations) : []),
      ...(isOffice ? await synchronisingCosts(session, schema, operations) : []),
    ];
    return {
      database: describeAddress(address),
      server: features.version,
      kind,
      version: isOffice ? schema.version : '',
      settings: { ...Object.fromEntries(features.variables), sql_mode: await globalSqlMode(session) },
      grants,
      tables,
      operations: operations.map((operation) => {
        const reason = refused || (operation.write && random[0]?.sentence);
        return reason
          ? { operation: operationName(operation), works: false, reason }
          : operationReport(operation, schema, kind, tables, writes);
      }),
      findings,
      ...(writes ? { writes } : {}),
      isUsable: findings.every((finding) => finding.kind !== 'problem'),
    };
  });
}

/** Why no server would start with `--writes direct`. */
async function randomKeys(session: Session): Promise<Finding[]> {
  const sentence = await randomKeysProblem(session).catch(() => undefined);
  return sentence ? [{ kind: 'problem', sentence }] : [];
}

/** What other programs of the office work with; our own sessions set theirs. */
async function globalSqlMode(session: Session): Promise<string> {
  const [row] = await session.all('SELECT @@GLOBAL.sql_mode AS mode');
  return String(row!.mode);
}

const withoutSecrets = (grant: string) => grant.replace(/ IDENTIFIED (BY|VIA)( PASSWORD)? .*$/i, '');

function operationReport(
  checked: CheckedOperation,
  schema: OfficeSchema,
  kind: DatabaseReport['kind'],
  reports: readonly TableReport[],
  writes: WriteReport | undefined,
): OperationReport {
  const { write, touches } = checked;
  const operation = operationName(checked);
  // A start makes a practice of an empty one.
  if (kind === 'own' || kind === 'empty') return { operation, works: true, reason: '' };
  if (kind !== 'office') return { operation, works: false, reason: 'This is no practice database.' };
  if (writes && write && touches) {
    const stops = writes.obstacles.filter(({ operations }) => operations.includes(operation));
    return { operation, works: stops.length === 0, reason: stops.map(({ sentence }) => sentence).join(' ') };
  }
  if (write) {
    return { operation, works: false, reason: 'Writes need --writes through=URL, or --writes direct.' };
  }
  const reason = readObstacle(checked, schema, reports);
  return { operation, works: reason === '', reason };
}
