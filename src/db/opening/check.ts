import { type CheckedOperation, type DatabaseReport, operationName, type TouchedTables } from '../database-report.ts';
import { isDatabaseUrl } from '../database-url.ts';
import { checkSqlite } from '../sqlite/check.ts';
import { checkMariadb } from './check-mariadb.ts';

/** Looks at a database, of any kind, without changing it. Throws an Error with a sentence when it cannot be reached. */
export async function checkDatabase(
  database: string,
  operations: readonly CheckedOperation[],
  withWrites: boolean,
): Promise<DatabaseReport> {
  if (!isDatabaseUrl(database)) return checkSqlite(database, operations);
  return checkMariadb(database, await withTouches(operations), withWrites);
}

/** With the tables that recorded requests of each operation touched. */
async function withTouches(operations: readonly CheckedOperation[]): Promise<CheckedOperation[]> {
  const { default: touched } = await import('../office/touched-tables.json', { with: { type: 'json' } });
  const known = touched as Readonly<Record<string, unknown>> as Readonly<Record<string, TouchedTables>>;
  return operations.map((operation) => ({
    ...operation,
    touches: known[operationName(operation)],
    locksPatient: operation.write !== undefined && operation.write.patient !== 'none',
  }));
}
