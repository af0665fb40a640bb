import type { Key } from '../../domain/key.ts';
import type { Handle } from '../handle.ts';
import type { TableName } from '../schema/tables.ts';

/** Rows of tables as their GET gives them, in the plain formats and without serverDateTime. */
export interface PublishedRows {
  /** Key → JSON text of each of these rows that exists. */
  texts(handle: Handle, table: TableName, keys: readonly Key[]): Promise<ReadonlyMap<string, string>>;
  /** Rows whose time stamp is not before a moment, behind a key and by ascending key; none where there is no stamp. */
  stampedSince(
    handle: Handle,
    table: TableName,
    moment: string,
    after: Key,
    limit: number,
  ): Promise<readonly (readonly [key: string, text: string])[]>;
}
