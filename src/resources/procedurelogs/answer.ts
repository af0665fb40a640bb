import type { Transaction } from '../../db/practice.ts';
import type { Key } from '../../domain/key.ts';
import { rowJson } from '../../http/answers.ts';
import type { Call } from '../../http/operation.ts';
import { procedureRow } from './row.ts';

/** The whole object after a write; serverDateTime is empty, and so are the `blank` fields (`procedures.md` 1.7). */
export async function procedureJson(
  tx: Transaction,
  call: Pick<Call<never, never>, 'formats'>,
  procNum: Key,
  blank: readonly string[] = [],
): Promise<string> {
  return (await rowJson(tx, call, procedureRow, procNum, { blank }))!;
}
