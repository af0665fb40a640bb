/** What a query says, however it was written. */
export type Expression =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'null' }
  /** DATE '2020-01-31', TIMESTAMP '…', TIME '…' */
  | { readonly kind: 'moment'; readonly type: 'date' | 'dateTime' | 'time'; readonly text: string }
  | { readonly kind: 'column'; readonly table?: string | undefined; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string }
  /** `@name := value`, for each row */
  | { readonly kind: 'assignment'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'unary'; readonly operator: '-' | '~' | 'NOT' | 'BINARY'; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'between';
      readonly not: boolean;
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
    }
  | {
      readonly kind: 'in';
      readonly not: boolean;
      readonly operand: Expression;
      readonly among: readonly Expression[] | Query;
    }
  /** `operand > ALL (…)`; what is true of ANY is untrue of ALL the other way round. */
  | { readonly kind: 'all'; readonly operator: string; readonly operand: Expression; readonly query: Query }
  | {
      readonly kind: 'like';
      readonly not: boolean;
      readonly operator: 'LIKE' | 'REGEXP';
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escapedBy?: Expression | undefined;
    }
  | {
      readonly kind: 'is';
      readonly not: boolean;
      readonly operand: Expression;
      readonly what: 'NULL' | 'TRUE' | 'FALSE';
    }
  | { readonly kind: 'exists'; readonly query: Query }
  | { readonly kind: 'subquery'; readonly query: Query }
  | { readonly kind: 'row'; readonly items: readonly Expression[] }
  | {
      readonly kind: 'case';
      readonly operand?: Expression | undefined;
      readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
      readonly otherwise?: Expression | undefined;
    }
  | { readonly kind: 'cast'; readonly operand: Expression; readonly to: CastType }
  | {
      readonly kind: 'shift';
      readonly operand: Expression;
      readonly amount: Expression;
      readonly unit: string;
      readonly sign: 1 | -1;
    }
  | Call;

export interface CastType {
  readonly name: 'CHAR' | 'SIGNED' | 'UNSIGNED' | 'DECIMAL' | 'DOUBLE' | 'DATE' | 'DATETIME' | 'TIME';
  readonly sizes: readonly number[];
}

export interface Call {
  readonly kind: 'call';
  /** In capitals. */
  readonly name: string;
  readonly args: readonly Expression[];
  /** COUNT(*) */
  readonly star?: boolean;
  readonly distinct?: boolean;
  /** The unit of TIMESTAMPDIFF and EXTRACT. */
  readonly unit?: string | undefined;
  readonly orderBy?: readonly Ordering[] | undefined;
  readonly separator?: string | undefined;
  readonly over?: Window | undefined;
}

export interface Window {
  /** The window of the WINDOW clause that it goes on from. */
  readonly base?: string | undefined;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly Ordering[];
  /** `ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`, made of known words and whole numbers. */
  readonly frame?: string | undefined;
}

export interface Ordering {
  readonly by: Expression;
  readonly falling: boolean;
}

export interface Query {
  readonly with: readonly CommonTable[];
  readonly recursive: boolean;
  readonly body: Body;
  readonly orderBy: readonly Ordering[];
  readonly limit?: { readonly count: number; readonly offset: number } | undefined;
}

export interface CommonTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly query: Query;
}

export type Body =
  | Select
  | { readonly kind: 'both'; readonly operator: string; readonly left: Body; readonly right: Body }
  | { readonly kind: 'nested'; readonly query: Query };

export interface Select {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly columns: readonly SelectColumn[];
  readonly from: readonly TableReference[];
  readonly where?: Expression | undefined;
  readonly groupBy: readonly Expression[];
  readonly rollup: boolean;
  readonly having?: Expression | undefined;
  /** `WINDOW name AS (…)` */
  readonly windows?: readonly { readonly name: string; readonly window: Window }[];
  /** What a temporary table was before its rows were changed. */
  readonly changes?: Query | undefined;
}

export type SelectColumn =
  | { readonly kind: 'star'; readonly table?: string | undefined }
  /** `name` is the alias, or what MySQL calls the column without one: its own name, or the text as it was written. */
  | { readonly kind: 'value'; readonly value: Expression; readonly name: string };

export type TableReference =
  | { readonly kind: 'table'; readonly name: string; readonly alias: string }
  | { readonly kind: 'derived'; readonly query: Query; readonly alias: string }
  | {
      readonly kind: 'join';
      readonly type: 'JOIN' | 'LEFT JOIN' | 'RIGHT JOIN' | 'CROSS JOIN';
      readonly natural: boolean;
      readonly left: TableReference;
      readonly right: TableReference;
      readonly on?: Expression | undefined;
      readonly using: readonly string[];
    };

/** One statement of a request; the last one answers. */
export type Statement =
  /** `explained`: how the database would find the rows is answered, in its own words. */
  | { readonly kind: 'query'; readonly query: Query; readonly explained?: boolean }
  | Show
  | { readonly kind: 'assign'; readonly variable: string; readonly value: Expression }
  /** SET SESSION group_concat_max_len */
  | { readonly kind: 'longestConcat'; readonly characters: number };

/** SHOW TABLES, or SHOW COLUMNS and DESCRIBE of one table. */
export interface Show {
  readonly kind: 'show';
  /** The table whose columns are told; absent = all tables are. */
  readonly table?: string | undefined;
  readonly like?: string | undefined;
}

// Parts that are made here, where a statement says them in another way.

export const call = (name: string, ...args: readonly Expression[]): Call => ({ kind: 'call', name, args });

export const number = (value: number): Expression => ({ kind: 'number', digits: String(value) });

export const selecting = (columns: readonly SelectColumn[]): Select => ({
  kind: 'select',
  distinct: false,
  columns,
  from: [],
  groupBy: [],
  rollup: false,
});

export const plainQuery = (body: Body): Query => ({ with: [], recursive: false, body, orderBy: [] });

/** Name of a column that tells where a row stood in its table; no `*` answers it. */
export const PLACE = 'place in its table';
