import type { Look } from '../db/feed/feed.ts';
import type { PublishedRows } from '../db/feed/published-rows.ts';
import type { Practice } from '../db/practice.ts';
import type { Batch } from '../db/subscriptions/deliveries.ts';
import type { Subscription } from '../db/subscriptions/subscription.ts';
import { NO_ROWS } from '../db/subscriptions/subscriptions.ts';
import { type Key, toKey } from '../domain/key.ts';
import { type Watched, watchTables } from './watch-tables.ts';

/** Elements of one event at most (API Events, Database Event). */
const MOST_ELEMENTS = 1_000;
/** Changes that are read together, and characters after which a batch is full. */
const AT_ONCE = 200;
const FULL = 2_000_000;

interface FormedBatch extends Batch {
  readonly isEmpty: boolean;
  /** Whether there was more than one batch can take. */
  readonly isFull: boolean;
  /** Changes up to this number were deleted before they could be told. */
  readonly lost?: number;
}

export interface Sources {
  readonly practice: Practice;
  readonly look: Look;
  readonly rows: PublishedRows;
}

/** What a subscription is told next: first the rows that are older than it, if it wants those, then the feed. */
export function formBatch(sources: Sources, subscription: Subscription, polledAt: string): Promise<FormedBatch> {
  const watched = watchTables[subscription.WatchTable]!;
  return subscription.RowsSince === NO_ROWS
    ? fromFeed(sources, watched, subscription, polledAt)
    : fromStamps(sources, watched, subscription, polledAt);
}

async function fromStamps(
  { look, rows }: Sources,
  { table }: Watched,
  { Position, RowsSince, RowsAfter }: Subscription,
  polledAt: string,
): Promise<FormedBatch> {
  const found = new Map<string, string>();
  let last = RowsAfter;
  let isEnd = false;
  while (!isEnd && !isFull(found)) {
    const some = await look((handle) => rows.stampedSince(handle, table, RowsSince, last, AT_ONCE));
    for (const [key, text] of some) found.set(key, text);
    if (some.length > 0) last = toKey(BigInt(some.at(-1)![0]));
    isEnd = some.length < AT_ONCE;
  }
  const after = { Position, RowsSince: isEnd ? NO_ROWS : RowsSince, RowsAfter: isEnd ? 0 : last };
  // The feed continues after these rows, so there may always be more.
  return { ...bodyOf(found), polledAt, after, isFull: true };
}

/**
 * A row is in a batch once, as it is when the batch is put together. A later change has a later number and is in the
 * next batch, so the states of each row arrive in order.
 */
async function fromFeed(
  { practice, look, rows }: Sources,
  { table, deletions }: Watched,
  { Position, RowsSince, RowsAfter, StartsAt }: Subscription,
  polledAt: string,
): Promise<FormedBatch> {
  const found = new Map<string, string>();
  let position = Position;
  let isEnd = false;
  let lost: number | undefined;
  while (!isEnd && !isFull(found)) {
    const page = await practice.feed!.read(look, {
      after: position,
      tables: [table],
      limit: AT_ONCE,
      withLastRows: deletions,
    });
    if (page.isLost) {
      // What was collected so far is told first.
      if (position === Position) lost = page.oldest - 1;
      break;
    }
    const changes = page.changes.filter(({ at }) => at >= StartsAt);
    const keys: Key[] = [];
    for (const { key, kind, lastRow } of changes) {
      found.delete(String(key));
      if (deletions && lastRow !== undefined) found.set(String(key), lastRow);
      // A deleted procedure stays as a row with another status.
      else if (kind !== 'delete' && (!deletions || table === 'procedurelog')) keys.push(key);
    }
    const texts = await look((handle) => rows.texts(handle, table, [...new Set(keys)]));
    for (const [key, text] of texts) {
      if (!deletions || text.includes('"ProcStatus":"D"')) found.set(key, text);
    }
    position = page.next;
    isEnd = page.next >= page.head;
  }
  const after = { Position: position, RowsSince, RowsAfter };
  return { ...bodyOf(found), polledAt, after, isFull: !isEnd, ...(lost === undefined ? {} : { lost }) };
}

function isFull(found: ReadonlyMap<string, string>): boolean {
  if (found.size > MOST_ELEMENTS - AT_ONCE) return true;
  let characters = 0;
  for (const text of found.values()) characters += text.length;
  return characters > FULL;
}

const bodyOf = (found: ReadonlyMap<string, string>) => ({
  body: `[${[...found.values()].join(',')}]`,
  isEmpty: found.size === 0,
});
