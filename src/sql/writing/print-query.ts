import { badRequest } from '../../domain/refusal.ts';
import { functions } from '../functions.ts';
import { unknownTable } from '../refusals.ts';
import { type Body, type Call, PLACE, type Query, type Select } from '../tree.ts';
import { renamedIn, selectedTables, withHiding } from './aliases.ts';
import { grow, grownSince } from './limits/growth.ts';
import { sizeOf, sizeOfColumn } from './limits/text-sizes.ts';
import { type Printer, printExpression } from './print-expression.ts';
import { printFrom } from './print-from.ts';
import { printGroups, printOrder, printWindow } from './print-order.ts';
import { unrolled } from './rollup.ts';
import { type CatalogTable, type Column, isColumn, type Scope, withNamed } from './scope.ts';
import { columnName, requirePrintable } from './text.ts';
import { united } from './united.ts';
import { formOf } from './values/shown-places.ts';

interface PrintedQuery {
  readonly sql: string;
  readonly columns: readonly Column[];
}

/**
 * Longest name of a column that is given to the database; a column with a longer name gets a number as its name there.
 */
const LONGEST_NAME = 60;

/** Most columns of one query, the limit of SQLite: `*` and joins would multiply them further. */
const MOST_COLUMNS = 2_000;

function requireFewColumns(columns: readonly Column[]): void {
  if (columns.length > MOST_COLUMNS) throw badRequest(`A query has at most ${MOST_COLUMNS} columns.`);
}

/** `slice` replaces the LIMIT of the outermost query. */
export function printQuery(query: Query, around: Scope, printer: Printer, slice = query.limit): PrintedQuery {
  // One map grows: a table is added when its query is printed, and each name is known to those that follow.
  const common = query.with.length === 0 ? new Map<string, CatalogTable>() : new Map(around.common);
  const scope: Scope = query.with.length === 0 ? around : { ...around, common };
  const tables: string[] = [];
  for (const { name, columns: names, query: inner } of query.with) {
    const known = names.length > 0 ? names : namesOf(inner.body);
    const namesItself = query.recursive && known !== undefined;
    if (namesItself) common.set(name.toLowerCase(), recursive(name, known));
    const before = { ...printer.growth };
    const inRecursion = namesItself || (scope.inRecursion ?? false);
    const printed = printQuery(inner, { ...scope, inRecursion, sources: [], aliases: new Map() }, printer);
    if (names.length > 0 && names.length !== printed.columns.length)
      throw badRequest(`WITH names the wrong number of columns.`);
    const columns = printed.columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
    const list = columns.map((column) => columnName(column.name)).join(', ');
    tables.push(`${columnName(name)} (${list}) AS (${printed.sql})`);
    common.set(name.toLowerCase(), { name, columns, growth: grownSince(printer.growth, before) });
  }
  const body = printBody(query.body, scope, printer);
  const parts = [body.sql];
  if (tables.length > 0) parts.unshift(`WITH ${query.recursive ? 'RECURSIVE ' : ''}${tables.join(', ')}`);
  if (query.orderBy.length > 0) parts.push(`ORDER BY ${printOrder(query.orderBy, body.scope, printer)}`);
  if (slice) parts.push(`LIMIT ${slice.count} OFFSET ${slice.offset}`);
  const sql = parts.join(' ');
  requirePrintable(sql);
  return { sql, columns: body.columns };
}

/** A query within an expression: it sees the columns around it. */
export function printWithin(query: Query, around: Scope, printer: Printer): PrintedQuery {
  return printQuery(query, { ...around, sources: [], aliases: new Map(), outer: around }, printer);
}

/** One that stands in place of a value. */
export function printColumn(query: Query, around: Scope, printer: Printer): { sql: string; column: Column } {
  const { sql, columns } = printWithin(query, around, printer);
  const [column, ...others] = columns;
  if (!column || others.length > 0) throw badRequest('A query in place of a value must have one column.');
  return { sql, column };
}

/** The names that the first SELECT of a query gives its columns; unknown if it says `*`. */
function namesOf(body: Body): string[] | undefined {
  if (body.kind === 'both') return namesOf(body.left);
  if (body.kind === 'nested') return namesOf(body.query.body);
  const names = body.columns.flatMap((column) => (column.kind === 'value' ? [column.name] : []));
  return names.length === body.columns.length ? names : undefined;
}

/** What a query that names itself knows of its own table. */
const recursive = (name: string, names: readonly string[]): CatalogTable => ({
  name,
  columns: names.map((column) => ({ name: column, type: 'unknown', isComputed: true })),
});

interface PrintedBody extends PrintedQuery {
  /** Where ORDER BY looks names up. */
  readonly scope: Scope;
}

function printBody(body: Body, scope: Scope, printer: Printer): PrintedBody {
  switch (body.kind) {
    case 'select':
      return printSelect(body, scope, printer);
    case 'nested': {
      const printed = printQuery(body.query, { ...scope, sources: [], aliases: new Map() }, printer);
      return { ...printed, sql: printer.dialect.nested(printed.sql), scope: onlyAliases(scope, printed.columns) };
    }
    case 'both': {
      const left = printBody(body.left, scope, printer);
      const right = printBody(body.right, scope, printer);
      if (left.columns.length !== right.columns.length) {
        throw badRequest(`The queries of a ${body.operator} must have the same number of columns.`);
      }
      // What WITH RECURSIVE names must stand in the FROM of its own query, and its types are not known before.
      const both = scope.inRecursion
        ? { left: left.sql, right: right.sql, columns: left.columns }
        : united(left, right, printer.dialect);
      const sql = `${both.left} ${body.operator} ${both.right}`;
      return { sql, columns: both.columns, scope: onlyAliases(scope, both.columns) };
    }
  }
}

const onlyAliases = (scope: Scope, columns: readonly Column[]): Scope => ({
  ...scope,
  sources: [],
  aliases: byName(columns),
});

const byName = (columns: readonly Column[]) => new Map(columns.map((column) => [column.name.toLowerCase(), column]));

function printSelect(select: Select, around: Scope, printer: Printer): PrintedBody {
  if (select.rollup && !printer.dialect.rollsUp) return printBody(unrolled(select, printer.growth), around, printer);
  const from = printFrom(select.from, around, printer);
  const scope: Scope = { ...around, sources: from.sources, aliases: new Map() };
  const { values, columns, named } = printColumns(select, scope, printer);
  const newNames = byName(named.filter(({ name }) => !isColumn(scope, name)));
  const renamed = renamedIn(select);
  const aliases = byName(named.filter(({ name }) => !isColumn(scope, name) || renamed.has(name)));
  const behind = { ...scope, selectedFrom: selectedTables(select, from.sources) };
  const withAliases = { ...behind, aliases };
  const parts = [`SELECT ${select.distinct ? 'DISTINCT ' : ''}${values.join(', ')}`];
  if (from.sql) parts.push(`FROM ${from.sql}`);
  const filter =
    select.having && withHiding(select, (name) => aliases.has(name) && isColumn(scope, name), printer.dialect);
  const having = filter && printExpression(filter, withNamed(withAliases, named), printer).sql;
  // SQLite knows the aliases of a SELECT in its WHERE, too.
  const isFilter = !printer.dialect.filtersByHaving && select.groupBy.length === 0 && !isAggregated(select);
  const filters = [select.where && printExpression(select.where, scope, printer).sql, isFilter ? having : undefined];
  const where = filters.filter((one) => one !== undefined);
  if (where.length > 0)
    parts.push(`WHERE ${where.length > 1 ? where.map((one) => `(${one})`).join(' AND ') : where[0]}`);
  if (select.groupBy.length > 0) {
    const keys = printGroups(select.groupBy, { ...behind, aliases: newNames }, printer);
    parts.push(`GROUP BY ${keys}${select.rollup ? ' WITH ROLLUP' : ''}`);
  }
  if (having !== undefined && !isFilter) parts.push(`HAVING ${having}`);
  const windows = (select.windows ?? []).map(
    ({ name, window }) => `${columnName(name)} AS (${printWindow(window, scope, printer)})`,
  );
  if (windows.length > 0) parts.push(`WINDOW ${windows.join(', ')}`);
  return { sql: parts.join(' '), columns, scope: withAliases };
}

/** What stands behind SELECT, the columns that it makes, and those of them that have their own name in the database. */
function printColumns(select: Select, scope: Scope, printer: Printer) {
  const columns: Column[] = [];
  const named: Column[] = [];
  const values = select.columns.flatMap((column) => {
    requireFewColumns(columns);
    if (column.kind === 'star') return printStar(column.table, scope, columns, printer);
    const before = { ...printer.growth };
    const printed = printExpression(column.value, scope, printer);
    const isPlain = column.name.length <= LONGEST_NAME && /^[\p{L}\p{N}_$#][\p{L}\p{N}_$#() .*-]*$/u.test(column.name);
    const inDatabase = isPlain ? column.name : `column ${columns.length + 1}`;
    const { values, steps } = grownSince(printer.growth, before);
    const made = {
      name: column.name,
      ...formOf(printed),
      isComputed: !printed.isColumn,
      values,
      steps,
      most: sizeOf(printed),
    };
    if (printer.dialect.countsTexts) grow(printer.growth, { bytes: made.most });
    columns.push(made);
    if (isPlain) named.push(made);
    const sql = select.distinct ? printer.dialect.compared(printed) : printed.sql;
    return [`${sql} AS ${columnName(inDatabase)}`];
  });
  requireFewColumns(columns);
  return { values, columns, named };
}

/** Whether it counts or adds over all its rows, queries inside it left out. */
const isAggregated = ({ columns, having }: Select) => holdsAggregate(columns) || holdsAggregate(having);

function holdsAggregate(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(holdsAggregate);
  if (typeof part !== 'object' || part === null || 'body' in part) return false;
  const call = part as Partial<Call>;
  if (call.kind === 'call' && functions[call.name!]?.aggregate && !call.over) return true;
  return Object.values(part).some(holdsAggregate);
}

function printStar(table: string | undefined, scope: Scope, columns: Column[], printer: Printer): string[] {
  const sources = scope.sources.filter(({ alias }) => !table || alias.toLowerCase() === table.toLowerCase());
  if (sources.length === 0) throw table ? unknownTable(table) : badRequest('SELECT * needs a table.');
  return sources.flatMap(({ alias, columns: all, merged }) =>
    all
      .filter(({ name }) => name !== PLACE && (table || !merged.has(name.toLowerCase())))
      .map((column) => {
        const bytes = printer.dialect.countsTexts ? sizeOfColumn(column) : 0;
        grow(printer.growth, { values: column.values ?? 0, steps: column.steps ?? 0, bytes, printed: 1 });
        columns.push(column);
        return `${columnName(alias)}.${columnName(column.name)}`;
      }),
  );
}
