import { checkMariadb } from './check-mariadb.ts';
import type { CheckedOperation, DatabaseReport } from './database-report.ts';
import { isDatabaseUrl } from './database-url.ts';
import { checkSqlite } from './sqlite/check.ts';

/** Looks at a database, of any kind, without changing it. Throws an Error with a sentence when it cannot be reached. */
export async function checkDatabase(
  database: string,
  operations: readonly CheckedOperation[] = [],
): Promise<DatabaseReport> {
  return isDatabaseUrl(database) ? checkMariadb(database, operations) : checkSqlite(database, operations);
}
