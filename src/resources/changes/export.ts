import type { Look } from '../../db/feed/feed.ts';
import type { TableRow } from '../../db/rows/table-row.ts';
import { columnsOf, type TableName } from '../../db/schema/tables.ts';
import { type Key, toKey } from '../../domain/key.ts';
import type { DateFormats } from '../../wire/encode.ts';
import { fitting } from './pieces.ts';
import { rowTextsAfter } from './rows.ts';

interface Export {
  /** Only rows with a greater key. */
  readonly after: Key;
  /** Each line names its table and key as a change does, since some rows do not contain their own key. */
  readonly withKeys: boolean;
  readonly formats: DateFormats;
  readonly ended: AbortSignal;
}

/**
 * Every row of a table with a key after the given one, as pieces of NDJSON. The next piece is read when the one before
 * it was taken, each by a query of its own, so an export holds one piece in memory and no view of the practice, however
 * large the table and however slow the reader. Rows that are stored meanwhile may be in it or not; the change feed
 * tells them in any case. If the server stops before the end of the table, the stream breaks off.
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

/**
 * Rows of the first piece, while nobody knows how long they are, and the characters that each later piece should have.
 */
const FIRST_PIECE = 10;
const PIECE = 100_000;

/** Rows of one piece: the longer a text of this table may be, the fewer. */
export function rowsAtOnce(table: TableName): number {
  const types = columnsOf(table).map(([, { type }]) => type);
  if (types.some((type) => /^(medium|long)(text|blob)$/.test(type))) return 20;
  return types.includes('text') ? 100 : 500;
}
