import { namesIn } from './names.ts';
import type { Statement } from './tree.ts';
import type { Dialect } from './writing/dialect.ts';
import { mariadbDialect } from './writing/dialects/mariadb.ts';
import { sqliteDialect } from './writing/dialects/sqlite.ts';
import { noGrowth } from './writing/limits/growth.ts';
import { LONGEST_TEXT, sizeOf, USUAL_CONCAT } from './writing/limits/text-sizes.ts';
import { printExpression } from './writing/print-expression.ts';
import { printQuery } from './writing/print-query.ts';
import { printShow } from './writing/print-show.ts';
import { type Catalog, type Column, emptyScope } from './writing/scope.ts';
import { binding } from './writing/text.ts';

/** A statement for the database: its text is made only from the tree, and texts of the caller are bound. */
export interface TranslatedStatement {
  readonly sql: string;
  readonly parameters: readonly string[];
  /** The user variable that keeps the value; absent for the query that answers. */
  readonly variable?: string | undefined;
  readonly columns: readonly Column[];
}

export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

const DIALECTS: Readonly<Record<'sqlite' | 'mariadb', Dialect>> = { sqlite: sqliteDialect, mariadb: mariadbDialect };

/**
 * The statements in the engine's dialect. The slice is taken from what the query's own LIMIT leaves
 * (`companions-people.md` 11.3). Refuses tables and columns that are not in the catalog, and what the engine cannot do.
 */
export function translate(
  statements: readonly Statement[],
  engine: 'sqlite' | 'mariadb',
  catalog: Catalog,
  slice: Slice,
): TranslatedStatement[] {
  const dialect = DIALECTS[engine];
  let growth = noGrowth();
  let concat = USUAL_CONCAT;
  const variables = new Map<string, number>();
  let held = 0;
  const keep = (name: string, size: number) => {
    variables.set(name, size);
    if (dialect.countsTexts) held += size;
  };
  return statements.flatMap((statement): TranslatedStatement[] => {
    const { bind, statement: bound } = binding();
    // Each runs by itself, but all of them are printed in one go, and their variables stay.
    growth = { ...noGrowth(), printed: growth.printed, bytes: held };
    // A variable that changes with each row may grow with each row.
    for (const name of namesIn(statement, 'assignment')) keep(name, LONGEST_TEXT);
    const printer = { dialect, bind, growth, sizes: { variables, concat } };
    if (statement.kind === 'show') {
      const { sql, columns } = printShow(statement, catalog, { dialect, bind, slice });
      return [{ ...bound(sql), columns }];
    }
    if (statement.kind === 'longestConcat') {
      concat = statement.characters * 4;
      const text = dialect.longestConcat(statement.characters);
      return text === undefined ? [] : [{ ...bound(text), variable: '', columns: [] }];
    }
    if (statement.kind === 'assign') {
      const printed = printExpression(statement.value, emptyScope(catalog), printer);
      const { sql, type } = printed;
      keep(statement.variable, sizeOf(printed));
      const text = dialect.keep(statement.variable, sql);
      return [{ ...bound(text), variable: statement.variable, columns: [{ name: statement.variable, type }] }];
    }
    const { sql, columns } = printQuery(
      statement.query,
      emptyScope(catalog),
      printer,
      sliced(statement.query.limit, slice),
    );
    if (!statement.explained) return [{ ...bound(sql), columns }];
    return [{ ...bound(`${dialect.explain.words} ${sql}`), columns: dialect.explain.columns.map(unknownColumn) }];
  });
}

const unknownColumn = (name: string): Column => ({ name, type: 'unknown' });

function sliced(own: { count: number; offset: number } | undefined, { limit, offset }: Slice) {
  if (!own) return { count: limit, offset };
  return { count: Math.max(0, Math.min(limit, own.count - offset)), offset: own.offset + offset };
}
