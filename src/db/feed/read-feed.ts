import { type Key, toKey } from '../../domain/key.ts';
import type { Handle } from '../handle.ts';
import type { Bound } from '../rows/select.ts';
import type { TableName } from '../schema/tables.ts';
import { CHANGE_KINDS, type FeedChange, type FeedPage, type FeedQuestion } from './feed.ts';
import { daysKept, HAS_SUBSCRIPTIONS, keptSince } from './number-changes.ts';

/** Numbers that one question passes at most when a filter leaves nearly all of them out. */
const FARTHEST = 10_000;

/** A page as it stands, and what must be done before it counts. */
interface RawPage extends FeedPage {
  /** Committed changes have no number yet. */
  readonly isPending: boolean;
  /** The oldest change is kept longer than it must be. */
  readonly isOld: boolean;
}

/** One statement, so that changes and ends are of one moment: a hole between them would be a change that nobody told. */
export async function readFeed(
  handle: Handle,
  { after, tables, limit, withLastRows }: FeedQuestion,
  keptDays: number,
): Promise<RawPage> {
  const last = after + (tables ? FARTHEST : limit);
  const only = tables ? ` AND c.TableName IN (${tables.map(() => '?').join(', ')})` : '';
  const rows = await handle.select(
    `SELECT COALESCE(f.Head, 0) AS Head, COALESCE(f.Oldest, 1) AS Oldest,
       EXISTS (SELECT 1 FROM bitewing_outbox) AS Pending, ${HAS_SUBSCRIPTIONS} AS Subscribed,
       (SELECT k.At FROM bitewing_change k WHERE k.Number = f.Oldest) AS OldestAt,
       c.Number, c.TableName, c.RowKey, c.Kind, c.PatNum, c.At${withLastRows ? ', c.LastRow' : ''}
     FROM (SELECT 1 AS One) o LEFT JOIN bitewing_feed f ON f.Id = o.One
       LEFT JOIN bitewing_change c ON c.Number > ? AND c.Number <= ?${only}
     ORDER BY c.Number LIMIT ?`,
    [after, last, ...((tables ?? []) as readonly Bound[]), limit],
  );
  const { Head, Oldest, Pending, OldestAt, Subscribed } = rows[0]!;
  const days = daysKept(keptDays, Number(Subscribed) !== 0);
  const [head, oldest] = [Number(Head), Number(Oldest)];
  const changes = rows.filter((row) => row.Number !== null).map(changeFrom);
  return {
    changes,
    next: changes.length === limit ? changes.at(-1)!.number : Math.max(after, Math.min(head, last)),
    head,
    oldest,
    isLost: after > head || after < oldest - 1,
    isPending: Number(Pending) !== 0,
    isOld: OldestAt !== null && String(OldestAt) < keptSince(handle.now, days),
  };
}

/** A change of a row of `bitewing_change`, or of what is remembered of an office's. */
export function changeFrom(row: Record<string, unknown>): FeedChange {
  const patNum = row.PatNum as Key;
  return {
    number: Number(row.Number),
    table: row.TableName as TableName,
    key: toKey(row.RowKey as Key),
    kind: CHANGE_KINDS[Number(row.Kind)]!,
    at: String(row.At),
    PatNum: patNum === 0 ? null : toKey(patNum),
    ...(row.LastRow ? { lastRow: String(row.LastRow) } : {}),
  };
}
