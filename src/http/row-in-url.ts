import type { Handle } from '../db/handle.ts';
import { requireRow } from '../db/rows/rows.ts';
import type { Row, TableName } from '../db/schema/tables.ts';
import type { Key } from '../domain/key.ts';

/** The `target` of a write: the row of this table that the URL names, or 404 with the thing's name. */
export const rowInUrl =
  <T extends TableName>(table: T, thing: string) =>
  (handle: Handle, id: Key): Promise<Row<T>> =>
    requireRow(handle, table, id, thing);
