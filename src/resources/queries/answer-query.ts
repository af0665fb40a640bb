import type { AuditEntry } from '../../db/audit.ts';
import type { AnswerForm } from '../../db/practice-queries.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Asking } from '../../http/lasting.ts';
import { recordAsked } from '../../http/over-sftp/record-asked.ts';
import { type ParsedStatements, parseStatements } from '../../sql/reading/parse.ts';
import type { Slice } from '../../sql/translate.ts';

/** Most characters of the command in its audit row. */
const RECORDED = 2000;

/** A caller's SQL, read completely before anything of it runs. */
interface CheckedQuery {
  readonly command: string;
  readonly parsed: ParsedStatements;
}

/**
 * Reads a caller's SQL. Throws 401 for a statement that would change something, which is also noted in the audit trail,
 * and 400 for one that cannot be read (`companions-people.md` 11.1 and 11.5). A long one takes a tenth of a second, so many
 * of one caller have their turns like any other work.
 */
export async function readQuery(asking: Asking, command: string): Promise<CheckedQuery> {
  try {
    return { command, parsed: await asking.compute(() => parseStatements(command)) };
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) await recordQuery(asking, 'Query refused', command);
    throw error;
  }
}

/**
 * The rows of the query, as JSON or CSV; the audit row is written before it runs. Throws 400 for a query that the
 * database cannot answer, 504 for one that takes too long.
 */
export async function answerQuery(
  asking: Asking,
  { command, parsed }: CheckedQuery,
  wanted: { readonly slice: Slice; readonly form: AnswerForm; readonly gone?: AbortSignal },
): Promise<string> {
  await recordQuery(asking, 'Query run', command);
  const { practice, longest, inTurn } = asking;
  const now = await practice.read(async (handle) => handle.now);
  return inTurn((goesOn) => practice.queries.run({ ...parsed, ...wanted, now, longest, goesOn }));
}

function recordQuery(asking: Asking, action: AuditEntry['action'], command: string): Promise<void> {
  const detail = [...command].slice(0, RECORDED).join('');
  return recordAsked(asking, { permission: 'UserQuery', patNum: 0, action, detail });
}
