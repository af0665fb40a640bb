import type { CheckedOperation, DatabaseReport, OperationReport } from '../check.ts';
import { findingsOn, tableReports } from '../office/check-tables.ts';
import { type OfficeSchema, officeVersion, readOfficeSchema } from '../office/schema.ts';
import { describeAddress, parseAddress } from './address.ts';
import { hasOwnTables } from './create-tables.ts';
import { firstSession } from './first-session.ts';
import { readFeatures } from './server-features.ts';

/** The report on a MariaDB database. */
export async function checkMariadb(url: string, operations: readonly CheckedOperation[]): Promise<DatabaseReport> {
  const address = parseAddress(url);
  const session = await firstSession(address);
  try {
    await session.command('SET SESSION TRANSACTION READ ONLY');
    const features = await readFeatures(session);
    const schema = await readOfficeSchema(session);
    const isOwn = await hasOwnTables(session);
    const isOffice = !isOwn && (await officeVersion(session)) !== undefined;
    const kind = isOwn ? 'own' : isOffice ? 'office' : schema.tables.size === 0 ? 'empty' : 'other';
    const grants = (await session.all('SHOW GRANTS')).map((row) => withoutSecrets(String(Object.values(row)[0])));
    const tables = isOwn || isOffice ? await tableReports(session, schema) : [];
    const findings = findingsOn({ kind, version: schema.version, tables, features, grants });
    return {
      database: describeAddress(address),
      server: features.version,
      kind,
      version: isOffice ? schema.version : '',
      settings: Object.fromEntries(features.variables),
      grants,
      tables,
      operations: operations.map((operation) => operationReport(operation, schema, kind)),
      findings,
      isUsable: findings.every((finding) => finding.kind !== 'problem'),
    };
  } finally {
    session.close();
  }
}

const withoutSecrets = (grant: string) => grant.replace(/ IDENTIFIED (BY|VIA)( PASSWORD)? .*$/i, '');

function operationReport(
  { verb, path, write, answer }: CheckedOperation,
  schema: OfficeSchema,
  kind: DatabaseReport['kind'],
): OperationReport {
  const operation = `${verb} ${path}`;
  if (kind === 'own') return { operation, works: true, reason: '' };
  if (kind !== 'office') return { operation, works: false, reason: 'This is no practice database.' };
  if (write) {
    return { operation, works: false, reason: 'Writes need --writes through=URL, or --writes direct.' };
  }
  const table = answer.row?.from.split(' ')[0] ?? '';
  const works = table === '' || schema.tables.has(table);
  return { operation, works, reason: works ? '' : `The table ${table} is missing.` };
}
