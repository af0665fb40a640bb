import type { Key } from '../../domain/key.ts';
import { digestOf } from '../audit-chain/link.ts';
import type { RowChange } from '../changes.ts';
import type { Transaction } from '../practice.ts';
import { insertOwnRowsLastly } from '../rows.ts';
import { type TableName, tables } from '../schema/tables.ts';
import type { Bound } from '../select.ts';
import { CHANGE_KINDS, type ChangeKind } from './feed.ts';
import type { KeptRows } from './last-rows.ts';

/**
 * Stores what a unit of work changed, in the same transaction: what is committed is told, what is not is not. One
 * statement, the last one of the unit: whoever changes one of these rows later can do so only after this commit, and so
 * stores its own change later. Answers whether there was anything.
 */
export async function tellChanges(tx: Transaction, kept: KeptRows): Promise<boolean> {
  const rows = outboxRows(tx.changes, tx.now, kept);
  if (rows.length > 0) await insertOwnRowsLastly(tx, 'bitewing_outbox', rows);
  return rows.length > 0;
}

interface Merged {
  readonly table: TableName;
  readonly key: Key;
  patNum: Key;
  readonly wasThere: boolean;
  /** The row at the end of the unit; undefined when it is gone. */
  row: object | undefined;
}

/** The changes of one unit, one for each row: nobody outside has seen what was between its beginning and its end. */
export function outboxRows(
  changes: readonly RowChange[],
  now: string,
  kept: KeptRows = new Map(),
): Record<string, Bound>[] {
  const merged = new Map<string, Merged>();
  for (const { table, key, before, after } of changes) {
    const name = `${table} ${key}`;
    const known = merged.get(name);
    const patNum = patientIn(table, after) || patientIn(table, before);
    if (!known) {
      merged.set(name, { table, key, patNum, wasThere: before !== undefined, row: after });
    } else {
      known.row = after;
      known.patNum = patNum || known.patNum;
    }
  }
  const rows: Record<string, Bound>[] = [];
  for (const [name, { table, key, patNum, wasThere, row }] of merged) {
    if (!wasThere && !row) continue;
    const kind: ChangeKind = !row ? 'delete' : wasThere ? 'update' : 'insert';
    const LastRow = (kind === 'delete' && kept.get(name)) || null;
    const Digest = table === 'securitylog' && kind === 'insert' ? digestOf(row as Record<string, unknown>) : null;
    const Kind = CHANGE_KINDS.indexOf(kind);
    rows.push({ TableName: table, RowKey: key, Kind, PatNum: patNum, At: now, LastRow, Digest });
  }
  return rows;
}

/** 0 where the table has no PatNum. */
function patientIn(table: TableName, row: object | undefined): Key {
  if (!row || !('PatNum' in tables[table])) return 0;
  return (row as { PatNum?: Key }).PatNum ?? 0;
}
