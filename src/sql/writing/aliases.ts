import type { Expression, Select } from '../tree.ts';
import type { Dialect } from './dialect.ts';
import { replaced } from './rollup.ts';
import type { Source } from './scope.ts';

/** Aliases that stand for something else than the column of their name: in ORDER BY they hide that column. */
export const renamedIn = ({ columns }: Select): ReadonlySet<string> =>
  new Set(
    columns.flatMap((column) => {
      if (column.kind === 'star') return [];
      const { name, value } = column;
      return value.kind === 'column' && value.name.toLowerCase() === name.toLowerCase() ? [] : [name];
    }),
  );

/**
 * The HAVING of a SELECT. A name in it means the alias, also where that hides a column, unless rows are grouped by that
 * column. SQLite takes the column, so there the alias is what it stands for.
 */
export function withHiding({ columns, having, groupBy }: Select, hides: (name: string) => boolean, dialect: Dialect) {
  const meant = new Map<string, Expression>();
  for (const one of columns) {
    if (one.kind === 'value' && hides(one.name.toLowerCase()))
      meant.set(
        one.name.toLowerCase(),
        dialect.filtersByHaving ? { kind: 'column', table: '', name: one.name } : one.value,
      );
  }
  for (const by of groupBy) if (by.kind === 'column') meant.delete(by.name.toLowerCase());
  return replaced(having!, (part) => {
    const { kind, table, name } = part as Expression & { kind: 'column' };
    return kind === 'column' && table === undefined ? meant.get(name.toLowerCase()) : undefined;
  });
}

/** Of which table the SELECT has the column of a name, in lower case; of none where it has those of two. */
export function selectedTables(
  { columns }: Select,
  sources: readonly Source[],
): ReadonlyMap<string, string | undefined> {
  const tableOf = new Map<string, string | undefined>();
  const note = (table: string, name: string) => {
    const isOther = tableOf.has(name) && tableOf.get(name) !== table;
    tableOf.set(name, isOther ? undefined : table);
  };
  for (const column of columns) {
    if (column.kind === 'star') {
      const chosen = column.table?.toLowerCase();
      for (const { alias, columns: own } of sources) {
        const table = alias.toLowerCase();
        if (chosen === undefined || chosen === table) for (const { name } of own) note(table, name.toLowerCase());
      }
    } else if (column.value.kind === 'column') {
      const { table, name } = column.value;
      if (table && column.name.toLowerCase() === name.toLowerCase()) note(table.toLowerCase(), name.toLowerCase());
    }
  }
  return tableOf;
}
