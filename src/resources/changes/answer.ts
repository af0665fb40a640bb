import type { Feed, FeedChange, FeedEnds, FeedPage, Look } from '../../db/feed/feed.ts';
import type { TableName } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import type { DateFormats } from '../../wire/encode.ts';
import type { ChangeQuery } from './inputs.ts';
import { fitting } from './pieces.ts';
import { type RowsOfTables, rowTexts } from './rows.ts';

/** How changes are told to one caller. */
export interface Telling {
  readonly feed: Feed;
  readonly look: Look;
  readonly rows: RowsOfTables;
  readonly query: ChangeQuery;
  readonly formats: DateFormats;
  readonly ended: AbortSignal;
  /** A page ends after about so many characters, however many changes were asked for. */
  readonly enough: number;
}

/** A page, and the JSON text of each of its changes. */
export interface ToldPage extends FeedPage {
  readonly texts: readonly string[];
}

/** Changes whose rows are read first, while nobody knows how long those are. */
const FIRST_ROWS = 20;

export async function readPage(telling: Telling, after: number): Promise<ToldPage> {
  const { feed, look, query, formats } = telling;
  const { tables, limit, withRows } = query;
  const page = await feed.read(look, { after, tables, limit });
  if (withRows && !page.isLost) return pageWithRows(telling, page);
  return { ...page, texts: page.changes.map((change) => changeText(change, 'null', formats)) };
}

/** Ends the page when it has enough characters, so that a thousand long rows are not held in memory at once. */
async function pageWithRows({ look, rows, formats, enough }: Telling, page: FeedPage): Promise<ToldPage> {
  const { changes } = page;
  const texts: string[] = [];
  let length = 0;
  for (let count = FIRST_ROWS; texts.length < changes.length && length < enough; ) {
    const some = changes.slice(texts.length, texts.length + count);
    const found = await rowsNow(look, rows, some, formats);
    const told = some.map((change) => changeText(change, found.get(nameOf(change)) ?? 'null', formats));
    const more = told.reduce((sum, text) => sum + text.length, 0);
    texts.push(...told);
    length += more;
    count = fitting(some.length, more, enough - length);
  }
  if (texts.length === changes.length) return { ...page, texts };
  return { ...page, changes: changes.slice(0, texts.length), next: changes[texts.length - 1]!.number, texts };
}

/**
 * The same page, but if it has no change this waits for one. Changes that come meanwhile and are filtered out move
 * `next` on and do not end the waiting.
 */
export async function awaitPage(telling: Telling, seconds: number): Promise<ToldPage> {
  const { feed, query, ended } = telling;
  const until = performance.now() + seconds * 1000;
  let after = query.after;
  for (;;) {
    const page = await readPage(telling, after);
    const left = until - performance.now();
    if (page.isLost || page.changes.length > 0 || left <= 0 || ended.aborted) return page;
    // A filter may have stopped the reading before its end.
    if (page.next === page.head) await feed.wait(page.next, left, ended);
    after = page.next;
  }
}

/** Table → the texts of its rows that exist now. */
async function rowsNow(
  look: Look,
  rows: RowsOfTables,
  changes: readonly FeedChange[],
  formats: DateFormats,
): Promise<Map<string, string>> {
  const keys = new Map<TableName, Key[]>();
  for (const { table, key, kind } of changes) {
    if (kind !== 'delete') keys.set(table, [...(keys.get(table) ?? []), key]);
  }
  const found = new Map<string, string>();
  for (const [table, wanted] of keys) {
    const row = rows.get(table);
    if (!row) continue;
    const texts = await look((handle) => rowTexts(handle, row, wanted, formats));
    for (const [key, text] of texts) found.set(`${table} ${key}`, text);
  }
  return found;
}

/** The row that a change is about. A deleted one has none, even if another row has got its key since. */
const nameOf = ({ table, key, kind }: FeedChange) => (kind === 'delete' ? '' : `${table} ${key}`);

function changeText({ number, table, key, kind, at, PatNum }: FeedChange, row: string, { dateTime }: DateFormats) {
  const time = JSON.stringify(dateTime ? dateTime(at) : at);
  return `{"number":${number},"table":"${table}","key":${key},"kind":"${kind}","at":${time},"PatNum":${PatNum},"row":${row}}`;
}

/** The position of a caller; a stream begins and ends with it. */
export const positionText = (next: number, { oldest }: FeedEnds) => `{"next":${next},"oldest":${oldest}}`;
