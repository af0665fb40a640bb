import type { Handle } from '../db/handle.ts';
import type { RowSelect } from '../db/rows/select.ts';
import { keyOf, type TableRow } from '../db/rows/table-row.ts';
import type { Key } from '../domain/key.ts';
import { notFound } from '../domain/refusal.ts';
import { remember } from '../domain/remember.ts';
import { after, type Soon } from '../domain/soon.ts';
import type { Inputs } from '../wire/input.ts';
import type { Cursors } from './lists/cursor.ts';
import { type Call, type Operation, ok, type Page, type Reply, readOperation } from './operation.ts';

type AnyCall = Pick<Call<Inputs, Inputs>, 'formats'>;

/** 200 with a page of rows as a bare JSON array. */
export function answerList(
  handle: Handle,
  call: Call<Inputs, Inputs>,
  select: Pick<RowSelect, 'row' | 'where' | 'orderBy' | 'orderValues'>,
  { blank, cursors }: { blank?: readonly string[] | undefined; cursors?: Cursors | undefined } = {},
): Soon<Reply> {
  const { row, where, orderBy, orderValues } = select;
  const { limit, offset } = call.page;
  const found = handle.jsonRows(
    { row, where, orderBy, orderValues, limit, offset },
    { formats: call.formats, serverDateTime: handle.now, blank },
  );
  return after(found, (rows) => {
    const reply = ok(jsonArray(rows));
    if (!cursors || rows.length === 0 || rows.length < limit) return reply;
    return cursors.behind(handle, rows).then((next) => ({ ...reply, next }));
  });
}

/** 200 with the asked page of rows that were put together in memory. */
export const answerPage = <T>(rows: readonly T[], { offset, limit }: Page, encode: (row: T) => string): Reply =>
  ok(
    `[${rows
      .slice(offset, offset + limit)
      .map(encode)
      .join(',')}]`,
  );

/** The array of some JSON texts. Brackets around the whole text would be one more copy of it. */
function jsonArray([...texts]: readonly string[]): string {
  if (texts.length === 0) return '[]';
  texts[0] = `[${texts[0]}`;
  texts.push(`${texts.pop()}]`);
  return texts.join(',');
}

const keyTexts = new WeakMap<TableRow, string>();

const ofKey = (row: TableRow) => remember(keyTexts, row, () => `${keyOf(row)} = ?`);

/** The JSON text of one row by its key, or undefined. Answers to writes leave `serverDateTime` and `blank` empty. */
export function rowJson(
  handle: Handle,
  call: AnyCall,
  row: TableRow,
  key: Key,
  options: { serverDateTime?: string; blank?: readonly string[] } = {},
): Soon<string | undefined> {
  const found = handle.jsonRows(
    { row, where: [[ofKey(row), key]], orderBy: keyOf(row) },
    { formats: call.formats, serverDateTime: options.serverDateTime ?? '', blank: options.blank },
  );
  return after(found, ([json]) => json);
}

/** 200 with the row, or 404 with the row's own name or another. */
function answerRow(handle: Handle, call: AnyCall & { id: Key }, row: TableRow, thing = row.name): Soon<Reply> {
  return after(rowJson(handle, call, row, call.id, { serverDateTime: handle.now }), (json) => {
    if (json === undefined) throw notFound(thing);
    return ok(json);
  });
}

/** GET of one row by its number. */
export function getSingle(definition: {
  path: string;
  added: string;
  row: TableRow;
  summary: string;
  /** What the 404 calls it, where that is not the row's name. */
  thing?: string;
}): Operation {
  const { row, thing, ...description } = definition;
  return readOperation({
    ...description,
    verb: 'GET',
    permission: 'ReadAll',
    answer: { kind: 'row', row },
    read: (handle, call) => answerRow(handle, call, row, thing),
  });
}
