import type { Key } from '../../domain/key.ts';
import type { Handle, Transaction } from '../handle.ts';
import type { TableName } from '../schema/tables.ts';

/** Of which tables a deleted row is told as it was, and how its JSON is made while it is there. */
export interface LastRows {
  readonly tables: ReadonlySet<TableName>;
  /** Key → JSON text. */
  readonly texts: (handle: Handle, table: TableName, keys: readonly Key[]) => Promise<ReadonlyMap<string, string>>;
}

/** Texts of rows that a unit of work deleted, by `table key`. */
export type KeptRows = Map<string, string>;

/** Rows are read a few at a time, so that a statement binds no endless list. */
const AT_ONCE = 500;

/**
 * The same unit of work, which reads such rows before they go. Nothing waits for them before its end: they are asked of the
 * connection that deletes afterwards, and both engines answer one after the other.
 */
export function keepingLastRows(tx: Transaction, of: LastRows | undefined, kept: KeptRows): Transaction {
  if (!of) return tx;
  return {
    ...tx,
    keepLastRows(table, keys) {
      if (!of.tables.has(table)) return;
      for (let start = 0; start < keys.length; start += AT_ONCE) {
        const keeping = keep(table, of.texts(tx, table, keys.slice(start, start + AT_ONCE)));
        // Whoever waits for the unit is told.
        keeping.catch(() => {});
        tx.unanswered.push(keeping);
      }
    },
  };

  async function keep(table: TableName, texts: ReturnType<LastRows['texts']>): Promise<void> {
    for (const [key, text] of await texts) kept.set(`${table} ${key}`, text);
  }
}
