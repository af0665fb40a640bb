import { badRequest } from '../../../domain/refusal.ts';
import type { Bound } from '../../rows/select.ts';
import { errnoOf } from '../sessions/server-refusals.ts';

/** The database cannot compare a text with a column whose character set lacks one of its characters. */
const NOT_COMPARABLE = [1267, 1270, 1271];

/** Characters that a column may lack, tried in this order: the first pattern is enough for all but old offices. */
const SUSPECTS = [/[\u{10000}-\u{10ffff}]/u, /[\u0100-\u{10ffff}]/u, /[\u0080-\u{10ffff}]/u];

/**
 * Runs a statement whose texts may hold characters that a column has no place for: such a text stands in no row, so a search
 * for it finds nothing. `run` is called with the statement as it is, and only where the database refuses that, with one whose
 * texts are compared in their own character set.
 */
export async function comparingTexts<T>(
  sql: string,
  parameters: readonly Bound[],
  run: (sql: string) => Promise<T>,
): Promise<T> {
  for (const suspects of [undefined, ...SUSPECTS]) {
    if (suspects && !parameters.some((value) => isSuspect(value, suspects))) continue;
    try {
      return await run(suspects ? comparedExactly(sql, parameters, suspects) : sql);
    } catch (error) {
      if (!isNotComparable(error)) throw error;
    }
  }
  throw badRequest('A text of this request cannot be compared with what the database holds.');
}

const isNotComparable = (error: unknown) => NOT_COMPARABLE.includes(errnoOf(error));

const isSuspect = (value: Bound | undefined, suspects: RegExp) => typeof value === 'string' && suspects.test(value);

/**
 * The statement with a collation behind each such text, so that the column is converted to the text's character set
 * and not the other way round.
 */
function comparedExactly(sql: string, parameters: readonly Bound[], suspects: RegExp): string {
  let place = 0;
  return sql.replace(/'(?:[^'\\]|\\.|'')*'|\?/g, (part) => {
    if (part !== '?') return part;
    return isSuspect(parameters[place++], suspects) ? '? COLLATE utf8mb4_bin' : '?';
  });
}
