import type { Handle } from '../db/handle.ts';
import type { AskedPage } from '../db/rows/changed-since.ts';
import type { Condition, RowSelect } from '../db/rows/select.ts';
import { keyOf, type TableRow } from '../db/rows/table-row.ts';
import type { Key } from '../domain/key.ts';
import { badRequest, notFound } from '../domain/refusal.ts';
import { remember } from '../domain/remember.ts';
import { after, type Soon } from '../domain/soon.ts';
import type { Inputs } from '../wire/input.ts';
import type { FieldRules } from '../wire/read-inputs.ts';
import type { Filter, Filters, SentFilters } from './filters.ts';
import { filterConditions, requireNamed } from './lists/apply-filters.ts';
import { type Cursors, cursorsOf } from './lists/cursor.ts';
import { fromLastPage } from './lists/last-page.ts';
import { type Call, type Operation, ok, type Page, type Reply, readOperation } from './operation.ts';
import type { Caller } from './permissions.ts';

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

/** GET of a list: its filters, and an order that is made total by the key. */
export function getList<const F extends Filters = Record<never, never>>(definition: {
  path: string;
  added: string;
  row: TableRow;
  summary: string;
  description?: string;
  filters?: F;
  /** What holds of every row, whatever was asked for. */
  where?: readonly Condition[];
  /** Conditions that several parameters make together, such as the default of a range; may refuse what was sent. */
  also?: (sent: SentFilters<F>, handle: Handle, caller: Caller) => readonly Condition[] | Promise<readonly Condition[]>;
  exclusivePairs?: FieldRules['exclusivePairs'];
  requireOneOf?: FieldRules['requireOneOf'];
  /** Columns of the row's table, `DESC` behind those that fall; the key comes last of itself. */
  orderBy?: readonly string[] | ((handle: Handle, sent: SentFilters<F>) => Promise<readonly string[]>);
  /** Rows that meet this come before all others. */
  first?: (sent: SentFilters<F>, handle: Handle) => Condition | undefined;
  blank?: (sent: SentFilters<F>) => readonly string[];
}): Operation {
  const { row, filters = {} as F, where = [], also, orderBy = [], first, blank, ...description } = definition;
  const named = Object.entries(filters) as [string, Filter][];
  const askedFirst = named.filter(([, filter]) => filter.names && filter.asked === 'first');
  const askedWhenEmpty = named.filter(([, filter]) => filter.names && filter.asked === 'whenEmpty');
  const fixedOrder = typeof orderBy === 'function' ? undefined : totalOrder(row, orderBy);
  const orderOf = orderBy as Exclude<typeof orderBy, readonly string[]>;
  // An order that depends on the practice has no cursor: the next page could not tell where it begins.
  const fixedSql = fixedOrder && inOrder(row, fixedOrder);
  const cursors = fixedOrder && cursorsOf(row, fixedOrder);
  return readOperation({
    ...description,
    verb: 'GET',
    permission: 'ReadAll',
    paged: cursors ? 'cursor' : true,
    query: Object.fromEntries(named.map(([name, { input }]) => [name, input])) as Inputs,
    answer: { kind: 'list', row },
    read: fromLastPage(definition.path, cursors !== undefined, (handle, call) => {
      const sent = call.query as SentFilters<F>;
      const ordered = (conditions: Condition[], orderSql: string) => {
        if (cursors && call.page.cursor !== undefined) conditions.push(cursors.after(call.page.cursor));
        const [firstSql, ...orderValues] = first?.(sent, handle) ?? [];
        const wholeOrder = firstSql === undefined ? orderSql : `CASE WHEN ${firstSql} THEN 0 ELSE 1 END, ${orderSql}`;
        const select = { row, where: conditions, orderBy: wholeOrder, orderValues };
        // A list that puts some rows first has none either.
        const walked = firstSql === undefined ? cursors : undefined;
        if (!walked && call.page.cursor !== undefined)
          throw badRequest('Cursor cannot be used with what is asked here.');
        return after(answerList(handle, call, select, { blank: blank?.(sent), cursors: walked }), (reply) =>
          reply.body === '[]' && askedWhenEmpty.length > 0
            ? requireNamed(askedWhenEmpty, sent, handle).then(() => reply)
            : reply,
        );
      };
      const lookedUp = async () => {
        await requireNamed(askedFirst, sent, handle);
        const conditions = [
          ...where,
          ...(await filterConditions(named, sent, { handle, row, page: askedPage(call.page, cursors) })),
        ];
        if (also) conditions.push(...(await also(sent, handle, call.caller)));
        return ordered(conditions, fixedSql ?? inOrder(row, totalOrder(row, await orderOf(handle, sent))));
      };
      if (askedFirst.length > 0 || also || fixedSql === undefined) return lookedUp();
      return after(filterConditions(named, sent, { handle, row, page: askedPage(call.page, cursors) }), (filtered) =>
        ordered([...where, ...filtered], fixedSql),
      );
    }),
  });
}

/** The page as conditions may look at it. */
function askedPage({ offset, limit, cursor }: Page, cursors: Cursors | undefined): AskedPage {
  if (!cursors?.byKey) return { offset, limit };
  return {
    offset,
    limit,
    byKey: { ...cursors.byKey, behind: cursor === undefined ? undefined : cursors.after(cursor) },
  };
}

const inOrder = ({ source: { alias } }: TableRow, order: readonly string[]) =>
  order.map((column) => `${alias}.${column}`).join(', ');

/** `['EntryDateTime DESC']` → `['EntryDateTime DESC', 'ProcNoteNum']`, so that pages never overlap. */
function totalOrder({ source: { key } }: TableRow, orderBy: readonly string[]): string[] {
  const isTotal = orderBy.some((column) => column.split(' ', 1)[0] === key);
  return [...orderBy, ...(isTotal ? [] : [key])];
}
