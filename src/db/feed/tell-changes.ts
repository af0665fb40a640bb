import type { Key } from '../../domain/key.ts';
import { digestOf, heldTextOf } from '../audit-chain/link.ts';
import type { Transaction } from '../handle.ts';
import type { RowChange } from '../rows/changes.ts';
import { HeldDigest, type HeldKey, type HeldValue } from '../rows/held-rows.ts';
import { insertOwnRows, insertOwnRowsAtEnd } from '../rows/rows.ts';
import type { Bound } from '../rows/select.ts';
import { type TableName, tables } from '../schema/tables.ts';
import { CHANGE_KINDS, type ChangeKind } from './feed.ts';
import type { KeptRows } from './last-rows.ts';

/**
 * Stores what a unit of work changed, in the same transaction: what is committed is told, what is not is not. One
 * statement, the last one of the unit: whoever changes one of these rows later can do so only after this commit, and so
 * stores its own change later. Answers whether there was anything.
 */
export async function tellChanges(tx: Transaction, kept: KeptRows): Promise<boolean> {
  if (tx.changes.length > MOST_AT_END) await tx.held?.send();
  const rows = outboxRows(tx.changes, tx.now, kept);
  if (!tx.held || tx.changes.length > MOST_AT_END) {
    await insertOwnRows(tx, 'bitewing_outbox', rows as Record<string, Bound>[]);
  } else {
    insertOwnRowsAtEnd(tx.held, 'bitewing_outbox', rows);
  }
  return rows.length > 0;
}

/** Changes told in one statement with COMMIT. */
const MOST_AT_END = 100;

interface Merged {
  readonly table: TableName;
  readonly key: Key | HeldKey;
  patNum: Key;
  readonly wasThere: boolean;
  /** The row at the end of the unit; undefined when it is gone. */
  row: object | undefined;
}

/** The changes of one unit, one for each row: nobody outside has seen what was between its beginning and its end. */
function outboxRows(changes: readonly RowChange[], now: string, kept: KeptRows): Record<string, HeldValue>[] {
  const merged = new Map<string, Merged>();
  for (const { table, key: known, heldKey, before, after } of changes) {
    const key = heldKey ?? known;
    const name = `${table} ${key}`;
    const earlier = merged.get(name);
    const patNum = patientIn(table, after) || patientIn(table, before);
    if (!earlier) {
      merged.set(name, { table, key, patNum, wasThere: before !== undefined, row: after });
    } else {
      earlier.row = after;
      earlier.patNum = patNum || earlier.patNum;
    }
  }
  const rows: Record<string, HeldValue>[] = [];
  for (const [name, { table, key, patNum, wasThere, row }] of merged) {
    if (!wasThere && !row) continue;
    const kind: ChangeKind = !row ? 'delete' : wasThere ? 'update' : 'insert';
    const LastRow = (kind === 'delete' && kept.get(name)) || null;
    const Digest = table === 'securitylog' && kind === 'insert' ? digestOfRow(row as Record<string, unknown>) : null;
    const Kind = CHANGE_KINDS.indexOf(kind);
    rows.push({ TableName: table, RowKey: key, Kind, PatNum: patNum, At: now, LastRow, Digest });
  }
  return rows;
}

/** An audit row may be about a row whose key only the database will know: then it makes the digest. */
function digestOfRow(row: Readonly<Record<string, unknown>>): HeldValue {
  const held = heldTextOf(row);
  return held ? new HeldDigest(held) : digestOf(row);
}

/** 0 where the table has no PatNum. */
function patientIn(table: TableName, row: object | undefined): Key {
  if (!row || !('PatNum' in tables[table])) return 0;
  return (row as { PatNum?: Key }).PatNum ?? 0;
}
