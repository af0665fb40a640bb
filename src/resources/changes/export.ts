import type { Look } from '../../db/feed/feed.ts';
import { columnsOf, type TableName } from '../../db/schema/tables.ts';
import type { TableRow } from '../../db/table-row.ts';
import { type Key, toKey } from '../../domain/key.ts';
import type { DateFormats } from '../../wire/encode.ts';
import { fitting } from './pieces.ts';
import { rowTextsAfter } from './rows.ts';

export interface Export {
  /** Only rows with a greater key. */
  readonly after: Key;
  /** Each line names its table and key as a change does: some rows do not hold their own. */
  readonly withKeys: boolean;
  readonly formats: DateFormats;
  readonly ended: AbortSignal;
}

/**
 * Every row of a table behind a key, as pieces of NDJSON. The next piece is read when the one before it was taken, each
 * by a look of its own, so an export holds one piece of memory and no view of the practice, however large the table and
 * however slow the reader. Rows that are stored meanwhile may be in it or not; the change feed tells them in any case.
 * An end that is not the table's, because the server stops, breaks the stream off.
 */
export async function* exportLines(
  look: Look,
  row: TableRow,
  { after, withKeys, formats, ended }: Export,
): AsyncGenerator<string> {
  const { table } = row.source;
  const most = rowsAtOnce(table);
  const line = withKeys
    ? ([key, text]: readonly [string, string]) => `{"table":"${table}","key":${key},"row":${text}}\n`
    : ([, text]: readonly [string, string]) => `${text}\n`;
  let limit = Math.min(most, FIRST_PIECE);
  for (let last = after; ; ) {
    ended.throwIfAborted();
    const rows = await look((handle) => rowTextsAfter(handle, row, last, limit, formats));
    const piece = rows.map(line).join('');
    if (piece !== '') yield piece;
    if (rows.length < limit) return;
    last = toKey(BigInt(rows.at(-1)![0]));
    limit = Math.min(most, fitting(limit, piece.length, PIECE));
  }
}

/** Rows of the first piece, whose length nobody knows yet, and the characters that the next ones should have. */
const FIRST_PIECE = 10;
const PIECE = 100_000;

/** Rows of one piece: the longer a text of this table may be, the fewer. */
export function rowsAtOnce(table: TableName): number {
  const types = columnsOf(table).map(([, { type }]) => type);
  if (types.some((type) => /^(medium|long)(text|blob)$/.test(type))) return 20;
  return types.includes('text') ? 100 : 500;
}
