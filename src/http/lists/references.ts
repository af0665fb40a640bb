import type { Handle } from '../../db/handle.ts';
import { idColumn, type TableName } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';

/** 404 with the thing's name where the table has no row of this key. */
export async function requireReference(handle: Handle, table: TableName, thing: string, key: Key): Promise<void> {
  const found = await handle.db
    .selectFrom(table as TableName)
    .select(idColumn(table) as never)
    .where(idColumn(table) as never, '=', key as never)
    .executeTakeFirst();
  if (!found) throw notFound(thing);
}
