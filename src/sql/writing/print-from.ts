import { badRequest } from '../../domain/refusal.ts';
import { notOffered } from '../refusals.ts';
import type { TableReference } from '../tree.ts';
import { grow } from './limits/growth.ts';
import { type Printer, printExpression } from './print-expression.ts';
import { printQuery } from './print-query.ts';
import { type Column, findColumn, requireTable, type Scope, type Source } from './scope.ts';
import { columnName } from './text.ts';
import { formOf } from './values/shown-places.ts';

/** Most tables of one query, the limit of SQLite and MariaDB: joins would multiply their rows further. */
const MOST_TABLES = 61;

interface PrintedFrom {
  readonly sql: string;
  readonly sources: readonly Source[];
}

export function printFrom(from: readonly TableReference[], scope: Scope, printer: Printer): PrintedFrom {
  const tables = from.map((table) => printTable(table, scope, printer));
  const sources = tables.flatMap((table) => table.sources);
  if (sources.length > MOST_TABLES) throw badRequest(`A query has at most ${MOST_TABLES} tables.`);
  const aliases = sources.map(({ alias }) => alias.toLowerCase());
  if (new Set(aliases).size < aliases.length) throw badRequest('Two tables of the query have the same name.');
  return { sql: tables.map(({ sql }) => sql).join(', '), sources };
}

const NOTHING: ReadonlySet<string> = new Set();

function printTable(reference: TableReference, scope: Scope, printer: Printer): PrintedFrom {
  switch (reference.kind) {
    case 'table': {
      const { name, columns, isCommon, growth } = requireTable(scope, reference.name);
      grow(printer.growth, growth ?? { tables: 1 });
      const alias = reference.alias;
      const text =
        isCommon || !columns.some(({ readsAs }) => readsAs) ? columnName(name) : withoutSecrets(name, columns);
      return { sql: `${text} AS ${columnName(alias)}`, sources: [{ alias, columns, merged: NOTHING }] };
    }
    case 'derived': {
      // The query in a FROM sees nothing of the tables beside it.
      const { sql, columns } = printQuery(reference.query, { ...scope, sources: [], aliases: new Map() }, printer);
      const source = { alias: reference.alias, columns, merged: NOTHING };
      return { sql: `(${sql}) AS ${columnName(reference.alias)}`, sources: [source] };
    }
    case 'join':
      return printJoin(reference, scope, printer);
  }
}

function printJoin(join: TableReference & { kind: 'join' }, scope: Scope, printer: Printer): PrintedFrom {
  const left = printTable(join.left, scope, printer);
  const right = printTable(join.right, scope, printer);
  const shared = join.natural ? commonNames(left, right) : join.using;
  if (shared.length > 0 && join.type === 'RIGHT JOIN') throw notOffered('RIGHT JOIN with USING');
  const onBoth = shared.map((name) => {
    const [one, other] = [left, right].map(({ sources }) => {
      const { alias, column } = findColumn({ ...scope, sources, outer: undefined }, undefined, name);
      const sql = `${columnName(alias)}.${columnName(column.name)}`;
      return { sql, isColumn: !column.isComputed, ...formOf(column) };
    });
    return printer.dialect.compare('=', one!, other!, printer.bind);
  });
  const merged = new Set(shared.map((name) => name.toLowerCase()));
  const sources = [
    ...left.sources,
    ...right.sources.map((source) => ({ ...source, merged: new Set([...source.merged, ...merged]) })),
  ];
  const condition = join.on
    ? printExpression(join.on, { ...scope, sources, aliases: new Map() }, printer).sql
    : onBoth.join(' AND ');
  if (!condition && /LEFT|RIGHT/.test(join.type)) throw badRequest(`A ${join.type} needs an ON.`);
  const isNested = join.right.kind === 'join';
  const sql = `${left.sql} ${join.type} ${isNested ? `(${right.sql})` : right.sql}${condition ? ` ON ${condition}` : ''}`;
  return { sql, sources };
}

function commonNames(left: PrintedFrom, right: PrintedFrom): string[] {
  // A column that tables of one side share already is there once.
  const names = ({ sources }: PrintedFrom) =>
    new Map(
      sources.flatMap(({ columns, merged }) =>
        columns.map(({ name }) => [name.toLowerCase(), name] as const).filter(([name]) => !merged.has(name)),
      ),
    );
  const other = names(right);
  return [...names(left)].filter(([name]) => other.has(name)).map(([, name]) => name);
}

/** A table with secrets is read through a query that has other values in place of the secrets. */
function withoutSecrets(name: string, columns: readonly Column[]): string {
  const values = columns.map((column) =>
    column.readsAs ? `${column.readsAs} AS ${columnName(column.name)}` : columnName(column.name),
  );
  return `(SELECT ${values.join(', ')} FROM ${columnName(name)})`;
}
