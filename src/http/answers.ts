import type { Handle } from '../db/practice.ts';
import { idColumn, type TableName } from '../db/schema/tables.ts';
import type { Condition } from '../db/select.ts';
import type { Key } from '../domain/key.ts';
import { notFound } from '../domain/refusal.ts';
import type { Inputs, ValuesOf } from '../wire/input.ts';
import type { WireRow } from '../wire/row.ts';
import { type Call, type Operation, ok, type Reply, readOperation } from './operation.ts';

type AnyCall = Pick<Call<Inputs, Inputs>, 'formats'>;

/** 200 with a page of rows as a bare JSON array. */
export async function answerList(
  handle: Handle,
  call: Call<Inputs, Inputs>,
  select: { row: WireRow; where: readonly Condition[]; orderBy: string },
  blank?: readonly string[],
): Promise<Reply> {
  const rows = await handle.jsonRows(
    { ...select, limit: call.page.limit, offset: call.page.offset },
    { formats: call.formats, serverDateTime: handle.now, blank },
  );
  return ok(`[${rows.join(',')}]`);
}

/** The JSON text of one row by its key, or undefined. Answers to writes leave `serverDateTime` and `blank` empty. */
export async function rowJson(
  handle: Handle,
  call: AnyCall,
  row: WireRow,
  key: Key,
  options: { serverDateTime?: string; blank?: readonly string[] } = {},
): Promise<string | undefined> {
  const [json] = await handle.jsonRows(
    { row, where: [[`${row.key} = ?`, key]], orderBy: row.key },
    { formats: call.formats, serverDateTime: options.serverDateTime ?? '', blank: options.blank },
  );
  return json;
}

/** 200 with the row, or 404 with the row's own name. */
export async function answerRow(handle: Handle, call: Call<Inputs, Inputs>, row: WireRow): Promise<Reply> {
  const json = await rowJson(handle, call, row, call.id, { serverDateTime: handle.now });
  if (json === undefined) throw notFound(row.name);
  return ok(json);
}

/** 404 when a filter names a row that does not exist; absent passes. */
export async function requireReference(
  handle: Handle,
  table: TableName,
  key: Key | undefined,
  thing: string,
): Promise<void> {
  if (key === undefined) return;
  const found = await handle.db
    .selectFrom(table as TableName)
    .select(idColumn(table) as never)
    .where(idColumn(table) as never, '=', key as never)
    .executeTakeFirst();
  if (!found) throw notFound(thing);
}

/** GET of one row by its number. */
export function getSingle(definition: { path: string; added: string; row: WireRow; summary: string }): Operation {
  const { row } = definition;
  return readOperation({
    ...definition,
    verb: 'GET',
    permission: 'ReadAll',
    answer: { kind: 'row', row },
    read: (handle, call) => answerRow(handle, call as never, row),
  });
}

/** GET of a list: filters, their conditions, a total order. */
export function getList<const Q extends Inputs>(definition: {
  path: string;
  added: string;
  row: WireRow;
  summary: string;
  description?: string;
  query: Q;
  where: (query: ValuesOf<Q>, handle: Handle) => readonly Condition[] | Promise<readonly Condition[]>;
  /** 404s for filters that name no row; asked only when nothing was found, since a row found proves its references. */
  whenEmpty?: (query: ValuesOf<Q>, handle: Handle) => Promise<void>;
  orderBy?: string;
  blank?: (query: ValuesOf<Q>) => readonly string[];
}): Operation {
  const { row, where, whenEmpty, orderBy, blank, ...description } = definition;
  return readOperation({
    ...description,
    verb: 'GET',
    permission: 'ReadAll',
    paged: true,
    answer: { kind: 'list', row },
    read: async (handle, call) => {
      const select = { row, where: await where(call.query, handle), orderBy: orderBy ?? row.key };
      const reply = await answerList(handle, call as never, select, blank?.(call.query));
      if (reply.body === '[]') await whenEmpty?.(call.query, handle);
      return reply;
    },
  });
}
