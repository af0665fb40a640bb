import {
  type Expression,
  type Ordering,
  PLACE,
  type Query,
  type Select,
  type SelectColumn,
  type Statement,
  type TableReference,
  type Window,
} from '../tree.ts';

/**
 * Counters as offices write them for MySQL: `SELECT @pos:=@pos+1 AS n, …`. They become sums over the rows before, which
 * both engines compute in the order of the answer, also on its second page. `(SELECT @pos:=0)` among the tables becomes
 * a SET before the query.
 */
export function withCounters(query: Query): Statement[] {
  const starts: Statement[] = [];
  const counted = countedQuery(query, starts);
  return [...starts, { kind: 'query', query: counted }];
}

function countedQuery(query: Query, starts: Statement[]): Query {
  const { body } = query;
  if (body.kind !== 'select') return query;
  if (body.from.length === 0) return { ...query, body: { ...body, columns: startedColumns(body.columns, starts) } };
  const from = body.from.map((table) => countedTable(table, starts));
  const counted = placedByItsTable({ ...query, body: { ...body, from } });
  const select = counted.body as Select;
  const columns = body.distinct ? body.columns : body.columns.map(countedColumn);
  if (columns.every((column, at) => column === body.columns[at])) return counted;
  const window: Window = {
    partitionBy: [],
    orderBy: orderOfRows(select, counted.orderBy),
    frame: 'ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW',
  };
  const windows = [...(select.windows ?? []), { name: ROWS_BEFORE, window }];
  return { ...counted, body: { ...select, columns, windows } };
}

/**
 * `SELECT @pos:=@pos+1, t.* FROM (SELECT … ORDER BY …) t` counts the rows in the order of the table, which MariaDB would
 * not keep.
 */
function placedByItsTable(query: Query): Query {
  const { body } = query;
  const [table, ...others] = body.kind === 'select' ? body.from : [];
  if (body.kind !== 'select' || table?.kind !== 'derived' || others.length > 0) return query;
  if (query.orderBy.length + body.groupBy.length > 0 || body.distinct || !holdsVariable(body.columns)) return query;
  const { body: inner, orderBy } = table.query;
  if (inner.kind !== 'select' || inner.distinct || inner.rollup || orderBy.length === 0) return query;
  const order = orderOfRows(inner, orderBy);
  const value: Expression = { kind: 'call', name: 'ROW_NUMBER', args: [], over: { partitionBy: [], orderBy: order } };
  const columns = [...inner.columns, { kind: 'value', name: PLACE, value } as const];
  const placed = { ...table, query: { ...table.query, body: { ...inner, columns } } };
  const by: Expression = { kind: 'column', table: table.alias, name: PLACE };
  return { ...query, body: { ...body, from: [placed] }, orderBy: [{ by, falling: false }] };
}

function countedTable(table: TableReference, starts: Statement[]): TableReference {
  if (table.kind === 'join') {
    return { ...table, left: countedTable(table.left, starts), right: countedTable(table.right, starts) };
  }
  if (table.kind === 'table') return table;
  return { ...table, query: countedQuery(table.query, starts) };
}

/** Without a table there is one row, so that the variable can be set before. */
const startedColumns = (columns: readonly SelectColumn[], starts: Statement[]) =>
  columns.map((column): SelectColumn => {
    if (column.kind !== 'value' || column.value.kind !== 'assignment') return column;
    const { name, value } = column.value;
    starts.push({ kind: 'assign', variable: name, value });
    return { ...column, value: { kind: 'variable', name } };
  });

/** The window of all counters of a SELECT: its order may be long, and there may be many of them. */
const ROWS_BEFORE = 'rows before';

function countedColumn(column: SelectColumn): SelectColumn {
  if (column.kind !== 'value' || column.value.kind !== 'assignment') return column;
  const { name, value } = column.value;
  const isSum = value.kind === 'binary' && value.operator === '+';
  if (!isSum || value.left.kind !== 'variable' || value.left.name !== name || holdsVariable(value.right)) return column;
  // A whole number, as it would be counted; a SUM is a fraction in MariaDB.
  const isCount = value.right.kind === 'number' && value.right.digits === '1';
  const sum: Expression = {
    kind: 'call',
    name: isCount ? 'COUNT' : 'SUM',
    args: isCount ? [] : [value.right],
    star: isCount,
    over: { base: ROWS_BEFORE, partitionBy: [], orderBy: [] },
  };
  return { ...column, value: { ...value, right: sum } };
}

/** The order of the answer, by expressions of its tables, as far as it does not depend on the counter itself. */
function orderOfRows({ columns }: Select, orderBy: readonly Ordering[]): Ordering[] {
  const byName = new Map<string, Expression>();
  for (const column of columns.toReversed())
    if (column.kind === 'value') byName.set(column.name.toLowerCase(), column.value);
  const orders = orderBy.map(({ by, falling }) => ({ by: meant(by, columns, byName), falling }));
  const own = orders.findIndex(({ by }) => holdsVariable(by));
  return own < 0 ? orders : orders.slice(0, own);
}

/** What ORDER BY means by a place or by an alias. */
function meant(by: Expression, columns: readonly SelectColumn[], byName: ReadonlyMap<string, Expression>): Expression {
  if (by.kind === 'number') {
    const column = columns[Number(by.digits) - 1];
    return column?.kind === 'value' ? column.value : by;
  }
  return (by.kind === 'column' && by.table === undefined && byName.get(by.name.toLowerCase())) || by;
}

function holdsVariable(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(holdsVariable);
  if (typeof part !== 'object' || part === null) return false;
  const { kind } = part as { kind?: string };
  return kind === 'variable' || kind === 'assignment' || Object.values(part).some(holdsVariable);
}
