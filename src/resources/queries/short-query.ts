import { type AuditEntry, recordAudit } from '../../db/audit.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Asking } from '../../http/operation.ts';
import { type ParsedStatements, parseStatements } from '../../sql/parse.ts';
import type { Slice } from '../../sql/translate.ts';

/** Characters of the command in its audit row. */
const RECORDED = 2000;

/**
 * JSON text of the rows that a caller's SQL answers. It is read whole before anything runs, and what was sent is recorded
 * whether it may run or not (`companions-people.md` 11.1 and 11.5). Throws 401 for what would change something, 400 for
 * what cannot be read or answered, 504 for what takes too long.
 */
export async function shortQuery(asking: Asking, command: string, slice: Slice): Promise<string> {
  const parsed = await parseAndRecord(asking, command);
  const { practice, longest, inTurn } = asking;
  const now = await practice.read(async (handle) => handle.now);
  return inTurn(() => practice.queries.run({ ...parsed, slice, now, longest }));
}

/** The statements, or a refusal; either way there is an audit row afterwards. */
async function parseAndRecord(asking: Asking, command: string): Promise<ParsedStatements> {
  let parsed: ParsedStatements;
  try {
    parsed = parseStatements(command);
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) await record(asking, 'Query refused', command);
    throw error;
  }
  await record(asking, 'Query run', command);
  return parsed;
}

async function record({ practice, record }: Asking, action: AuditEntry['action'], command: string): Promise<void> {
  // Who only reads an office's database cannot write its audit trail either.
  if (practice.writesThrough || isReadOnly(practice)) return;
  const detail = [...command].slice(0, RECORDED).join('');
  await record((tx) => recordAudit(tx, { permission: 'UserQuery', patNum: 0, action, detail }));
}

function isReadOnly({ refuseWrites }: Asking['practice']): boolean {
  try {
    refuseWrites?.();
    return false;
  } catch {
    return true;
  }
}
