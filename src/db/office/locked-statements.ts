import { BoundedMap } from '../../domain/remember.ts';
import { isLockWait } from '../mariadb/tables/table-trouble.ts';

/** Statements remembered. */
const KNOWN = 200;

/**
 * Runs reads, of which those are refused at once that have just waited for a locked table in vain. One of each kind goes on
 * trying. Otherwise the callers of one locked table would keep every connection waiting, and nobody else were answered.
 */
export function lockedStatements(): <T>(sql: string, run: () => Promise<T>) => Promise<T> {
  const waitedInVain = new BoundedMap<string, unknown>(KNOWN);
  const trying = new Set<string>();
  return async (sql, run) => {
    // This one waits for rows: others of the same text want other rows.
    if (/\bfor update\b/i.test(sql)) return run();
    const error = waitedInVain.get(sql);
    if (error === undefined) return noting(sql, run);
    if (trying.has(sql)) throw error;
    trying.add(sql);
    return noting(sql, run).finally(() => trying.delete(sql));
  };

  async function noting<T>(sql: string, run: () => Promise<T>): Promise<T> {
    try {
      const result = await run();
      waitedInVain.delete(sql);
      return result;
    } catch (error) {
      if (isLockWait(error)) waitedInVain.set(sql, error);
      else waitedInVain.delete(sql);
      throw error;
    }
  }
}
