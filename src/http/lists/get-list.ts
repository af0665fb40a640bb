import type { Handle } from '../../db/handle.ts';
import type { AskedPage } from '../../db/rows/changed-since.ts';
import type { Condition } from '../../db/rows/select.ts';
import type { TableRow } from '../../db/rows/table-row.ts';
import { badRequest } from '../../domain/refusal.ts';
import { after, type Soon } from '../../domain/soon.ts';
import type { Inputs } from '../../wire/input.ts';
import type { FieldRules } from '../../wire/read-inputs.ts';
import { answerList } from '../answers.ts';
import type { Filter, Filters, SentFilters } from '../filters.ts';
import { type Call, type Operation, type Page, type Reply, readOperation } from '../operation.ts';
import type { Caller } from '../permissions.ts';
import { filterConditions, requireNamed } from './apply-filters.ts';
import { type Cursors, cursorsOf } from './cursor.ts';
import { fromLastPage } from './last-page.ts';

interface ListDefinition<F extends Filters> {
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
}

/** GET of a list: its filters, and an order that is made total by the key. */
export function getList<const F extends Filters = Record<never, never>>(definition: ListDefinition<F>): Operation {
  const { row, filters = {} as F, where = [], also, orderBy = [], first, blank, ...description } = definition;
  const named = Object.entries(filters) as [string, Filter][];
  const requiredFirst = named.filter(([, filter]) => filter.names && filter.asked === 'first');
  const requiredWhenEmpty = named.filter(([, filter]) => filter.names && filter.asked === 'whenEmpty');
  const order = orderOf(row, orderBy);

  const conditionsOf = (handle: Handle, { page, caller }: ListCall, sent: SentFilters<F>): Soon<readonly Condition[]> =>
    after(filterConditions(named, sent, { handle, row, page: askedPage(page, order.cursors) }), (filtered) => {
      const asked = [...where, ...filtered];
      return also ? after(also(sent, handle, caller), (more) => [...asked, ...more]) : asked;
    });

  const list = (handle: Handle, call: ListCall): Soon<Reply> => {
    const sent = call.query as SentFilters<F>;
    const found = after(requireNamed(requiredFirst, sent, handle), () =>
      after(conditionsOf(handle, call, sent), (conditions) =>
        after(order.sql(handle, sent), (orderSql) =>
          answerPart(handle, call, {
            row,
            conditions,
            orderSql,
            cursors: order.cursors,
            first: first?.(sent, handle),
            blank: blank?.(sent),
          }),
        ),
      ),
    );
    return after(found, (reply) =>
      reply.body === '[]' ? after(requireNamed(requiredWhenEmpty, sent, handle), () => reply) : reply,
    );
  };

  return readOperation({
    ...description,
    verb: 'GET',
    permission: 'ReadAll',
    paged: order.cursors ? 'cursor' : true,
    query: Object.fromEntries(named.map(([name, { input }]) => [name, input])) as Inputs,
    answer: { kind: 'list', row },
    read: fromLastPage(definition.path, order.cursors !== undefined, list),
  });
}

type ListCall = Call<Inputs, Inputs>;

/** The rows of a list that were asked for, before they are cut into pages. */
interface AskedRows {
  readonly row: TableRow;
  readonly conditions: readonly Condition[];
  readonly orderSql: string;
  readonly cursors: Cursors | undefined;
  readonly first: Condition | undefined;
  readonly blank: readonly string[] | undefined;
}

/** 200 with the page of these rows that the call asks for. */
function answerPart(handle: Handle, call: ListCall, asked: AskedRows): Soon<Reply> {
  const { row, conditions, orderSql, cursors, first, blank } = asked;
  const { cursor } = call.page;
  const behind = cursor === undefined ? undefined : cursors?.after(cursor);
  // A cursor does not tell whether its row was one of the first.
  if (behind && first) throw badRequest('Cursor cannot be used with what is asked here.');
  const where = behind ? [...conditions, behind] : conditions;
  if (!first) return answerList(handle, call, { row, where, orderBy: orderSql }, { blank, cursors });
  const [firstSql, ...orderValues] = first;
  const orderBy = `CASE WHEN ${firstSql} THEN 0 ELSE 1 END, ${orderSql}`;
  return answerList(handle, call, { row, where, orderBy, orderValues }, { blank });
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

type OrderOf<F extends Filters> = NonNullable<ListDefinition<F>['orderBy']>;

/** An order as SQL, and its cursors. One that depends on the practice has none: the next page could not tell where it begins. */
function orderOf<F extends Filters>(row: TableRow, orderBy: OrderOf<F>) {
  if (typeof orderBy === 'function') {
    const sql = async (handle: Handle, sent: SentFilters<F>) =>
      inOrder(row, totalOrder(row, await orderBy(handle, sent)));
    return { sql, cursors: undefined };
  }
  const total = totalOrder(row, orderBy);
  const fixed = inOrder(row, total);
  return { sql: () => fixed, cursors: cursorsOf(row, total) };
}

const inOrder = ({ source: { alias } }: TableRow, order: readonly string[]) =>
  order.map((column) => `${alias}.${column}`).join(', ');

/** `['EntryDateTime DESC']` → `['EntryDateTime DESC', 'ProcNoteNum']`, so that pages never overlap. */
function totalOrder({ source: { key } }: TableRow, orderBy: readonly string[]): string[] {
  const isTotal = orderBy.some((column) => column.split(' ', 1)[0] === key);
  return [...orderBy, ...(isTotal ? [] : [key])];
}
