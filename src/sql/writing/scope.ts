import { badRequest } from '../../domain/refusal.ts';
import { remember } from '../../domain/remember.ts';
import type { Fraction, ValueType } from '../functions.ts';
import { shown, unknownColumn, unknownTable } from '../refusals.ts';
import type { Growth } from './limits/growth.ts';

/** What DESCRIBE tells of a column. */
export interface DeclaredColumn {
  readonly type: string;
  readonly nullable: boolean;
  /** `PRI`, `MUL` or nothing. */
  readonly key: string;
  readonly fallback: string | null;
  readonly extra: string;
}

export interface Column {
  readonly name: string;
  readonly type: ValueType;
  readonly fraction?: Fraction | undefined;
  readonly unsigned?: boolean | undefined;
  readonly shown?: number | undefined;
  /** A query made its values, so in SQLite it has no collation of its own. */
  readonly isComputed?: boolean;
  /** Upper and lower case differ when it is compared. */
  readonly caseSensitive?: boolean | undefined;
  /** An SQL expression over the table that is read instead of the column, since nobody may see the column itself. */
  readonly readsAs?: string | undefined;
  /** How the practice's database declares it; absent for a column that a query made. */
  readonly declared?: DeclaredColumn;
  /** Parts of the expression it stands for, steps that it takes, and bytes of its longest text, if a query made it. */
  readonly values?: number;
  readonly steps?: number;
  readonly most?: number;
}

export interface CatalogTable {
  /** As the database spells it. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** The growth of its query, if WITH names it. */
  readonly growth?: Growth;
}

/** The tables that may be asked, by lower-case name. */
export type Catalog = ReadonlyMap<string, CatalogTable>;

/** One table of a FROM, under the name by which its columns are called. */
export interface Source {
  readonly alias: string;
  readonly columns: readonly Column[];
  /** Columns that a USING or a NATURAL JOIN has in another table already, in lower case. */
  readonly merged: ReadonlySet<string>;
}

/** Where names are looked up. */
export interface Scope {
  readonly catalog: Catalog;
  /** What WITH names, spelled as there: the database must find it under exactly that name. */
  readonly common: Catalog;
  readonly sources: readonly Source[];
  /** Within a query that WITH RECURSIVE names. */
  readonly inRecursion?: boolean;
  /** Aliases of the SELECT that ORDER BY and HAVING may use, and GROUP BY too if no column has the name. */
  readonly aliases: ReadonlyMap<string, Column>;
  /**
   * Behind the SELECT: the table whose column of this name, in lower case, is selected. There the name means that column even if
   * other tables have one.
   */
  readonly selectedFrom?: ReadonlyMap<string, string | undefined> | undefined;
  /** The query around this one. */
  readonly outer?: Scope | undefined;
}

export const emptyScope = (catalog: Catalog): Scope => ({
  catalog,
  common: new Map(),
  sources: [],
  aliases: new Map(),
});

export const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const indexes = new WeakMap<readonly Column[], ReadonlyMap<string, Column>>();

/** The first column of that name. A query may name thousands, so they are looked up in an index of names. */
function columnOf(columns: readonly Column[], name: string): Column | undefined {
  const byName = () => new Map(columns.toReversed().map((column) => [column.name.toLowerCase(), column]));
  return remember(indexes, columns, byName).get(name.toLowerCase());
}

interface Found {
  readonly alias: string;
  readonly column: Column;
}

const foundIn = new WeakMap<readonly Source[], Map<string, readonly Found[]>>();

/** All columns of these tables that a name may mean. It is looked for once: there may be thousands of uses and of tables. */
function columnsNamed(sources: readonly Source[], table: string | undefined, name: string): readonly Found[] {
  const known = remember(foundIn, sources, () => new Map());
  return remember(known, `${name.length} ${name}${table === undefined ? '' : `.${table}`}`, () =>
    sources.flatMap((source) => {
      if (table !== undefined && !same(source.alias, table)) return [];
      if (table === undefined && source.merged.has(name.toLowerCase())) return [];
      const column = columnOf(source.columns, name);
      return column ? [{ alias: source.alias, column }] : [];
    }),
  );
}

/** The column a name means, from the innermost query outwards; refuses a name that no column has, or more than one. */
export function findColumn(scope: Scope, table: string | undefined, name: string): Found {
  for (let current: Scope | undefined = scope; current; current = current.outer) {
    const found = columnsNamed(current.sources, table, name);
    const selected = found.length > 1 ? current.selectedFrom?.get(name.toLowerCase()) : undefined;
    const meant = selected === undefined ? found : found.filter(({ alias }) => same(alias, selected));
    if (meant.length > 1) throw badRequest(`The column "${shown(name)}" is in more than one table of the query.`);
    if (meant[0]) return meant[0];
  }
  throw unknownColumn(table === undefined ? name : `${table}.${name}`);
}

export const isColumn = ({ sources }: Scope, name: string) =>
  sources.some(({ columns }) => columnOf(columns, name) !== undefined);

/** Lets an expression name aliases of the SELECT, too: those that a column of its tables hides only as of the table ''. */
export function withNamed(scope: Scope, columns: readonly Column[]): Scope {
  const hidden = columns.filter(({ name }) => isColumn(scope, name)).map(({ name }) => name.toLowerCase());
  return { ...scope, sources: [...scope.sources, { alias: '', columns, merged: new Set(hidden) }] };
}

export function requireTable(scope: Scope, name: string): CatalogTable & { isCommon: boolean } {
  for (let current: Scope | undefined = scope; current; current = current.outer) {
    const common = current.common.get(name.toLowerCase());
    if (common) return { ...common, isCommon: true };
  }
  const table = scope.catalog.get(name.toLowerCase());
  if (!table) throw unknownTable(name);
  return { ...table, isCommon: false };
}

/** The common type of values of which any one may be the result. */
export function commonType(types: readonly ValueType[]): ValueType {
  const known = new Set(types.filter((type) => type !== 'unknown'));
  if (known.size === 0) return 'unknown';
  if (known.size === 1) return [...known][0]!;
  if (known.size === 2 && known.has('date') && known.has('dateTime')) return 'dateTime';
  return known.has('bytes') ? 'bytes' : 'text';
}
