import type { Fraction, ValueType } from '../functions.ts';
import type { Call, CastType } from '../tree.ts';
import type { Bind } from './text.ts';

/** One printed expression. */
export interface Printed {
  readonly sql: string;
  readonly type: ValueType;
  /** It is a column or BINARY, and compared by its own collation. */
  readonly isColumn?: boolean;
  /** A text in which upper and lower case differ when it is compared. */
  readonly caseSensitive?: boolean | undefined;
  /** Its text or its digits, if it is a literal. */
  readonly literal?: string;
  /** Bytes of its longest text; absent = by its type (`text-sizes.ts`). */
  readonly most?: number;
  readonly fraction?: Fraction | undefined;
  /** A whole number without a sign (`signs.ts`). */
  readonly unsigned?: boolean | undefined;
  /** Places of it in a text, if not those of its fraction (`shown-places.ts`). */
  readonly shown?: number | undefined;
  /** The values of a row. */
  readonly items?: readonly Printed[];
}

/** A query, and what its columns are. */
interface PrintedColumns {
  readonly sql: string;
  readonly columns: readonly {
    readonly type: ValueType;
    readonly isComputed?: boolean;
    readonly caseSensitive?: boolean | undefined;
  }[];
}

/** What the engines write differently. Operands are printed already, in parentheses if they need them. */
export interface Dialect {
  /**
   * Two values compare as MySQL compares them, whatever their types, so BETWEEN and CASE can write their operand once.
   */
  readonly comparesAsMysql: boolean;
  /** The database keeps all texts of a row in its memory, so they are counted before it makes them. */
  readonly countsTexts: boolean;
  /** HAVING may stand in a query that groups nothing, and then leaves rows as WHERE does. */
  readonly filtersByHaving: boolean;
  binary(operator: string, left: Printed, right: Printed, bind: Bind): string;
  /** `<`, `=` and the other comparisons. */
  compare(operator: string, left: Printed, right: Printed, bind: Bind): string;
  like(
    operator: 'LIKE' | 'REGEXP',
    operand: Printed,
    pattern: Printed,
    escapedBy: Printed | undefined,
    bind: Bind,
  ): string;
  /** Whether an operand compares so with all values of a query, whose column is `value` where it has to be named. */
  all(operator: string, operand: Printed, value: Printed & { readonly query: string }, bind: Bind): string;
  /** An operand of ORDER BY. */
  compared(value: Printed): string;
  /** What is grouped by or counted once: blanks at the end of a text do not count. */
  grouped(value: Printed): string;
  /** Whether an operand is one of a list. */
  among(operand: Printed, not: boolean, members: readonly Printed[], bind: Bind): string;
  /** Whether an operand is one of the values of a query. */
  amongRows(operand: Printed, not: boolean, query: PrintedColumns, bind: Bind): string;
  /** Whether a row of values is one of a list of rows. */
  rowAmong(operand: Printed, rows: readonly Printed[], bind: Bind): string;
  /** A number in a choice that has texts as well. */
  asText(value: Printed): string;
  binaryText(operand: Printed): string;
  cast(operand: Printed, to: CastType): string;
  shift(operand: Printed, amount: Printed, unit: string, sign: 1 | -1, bind: Bind): string;
  call(call: Call, args: readonly Printed[], orderBy: string | undefined, bind: Bind): string;
  variable(name: string): string;
  /** The statement whose value becomes that of a variable. */
  keep(name: string, sql: string): string;
  /** The statement that says how long a GROUP_CONCAT may become; undefined where its length is fixed. */
  longestConcat(characters: number): string | undefined;
  /** `@name := value` for each row, where it is not a counter (`counters.ts`). */
  assignment(name: string, value: Printed): string;
  /** What tells how a query would be run, and what is told. */
  explain: { readonly words: string; readonly columns: readonly string[] };
  /** Whether LAG and LEAD take what stands for a row that is not there. */
  lagsWithDefault: boolean;
  /** Whether it knows WITH ROLLUP. */
  rollsUp: boolean;
  /** A query in parentheses that is one side of a UNION. */
  nested(sql: string): string;
}
