import type { Handle } from '../db/handle.ts';
import { type AskedPage, changedSince } from '../db/rows/changed-since.ts';
import type { Bound, Condition } from '../db/rows/select.ts';
import type { TableRow } from '../db/rows/table-row.ts';
import { columnsOf, type TableName } from '../db/schema/tables.ts';
import type { Key } from '../domain/key.ts';
import { type Input, keyInput } from '../wire/input.ts';

/** The table whose row a filter must name, and what the 404 calls it: `['patient', 'Patient']`. */
type Reference = readonly [table: TableName, thing: string];

/** What 0 means: every row (the filter counts as left out), rows that refer to none, or a number like any other. */
type ZeroMeans = 'all' | 'none' | 'value';

/** One query parameter of a list, said once: how it is sent, which rows it leaves, and what it must name. */
export interface Filter<T = unknown, Required extends boolean = boolean> {
  readonly input: Input<T, Required>;
  readonly zero: ZeroMeans;
  readonly names?: Reference | undefined;
  /**
   * When the reference is looked up. A row found by an equal key proves that the key exists, so most are asked only when
   * nothing was found; `first` where rows may outlive what they refer to, or a condition proves nothing.
   */
  readonly asked: 'first' | 'whenEmpty';
  /** The value has few rows, so the filters beside it need no index. */
  readonly isNarrow: boolean;
  /** The rows that are left. Not called for a filter that was not sent. */
  conditions(value: T, scope: FilterScope): readonly Condition[] | Promise<readonly Condition[]>;
  /** Holds while the filter was not sent. */
  readonly otherwise?: readonly Condition[] | undefined;
}

/** What a condition may look at. */
export interface FilterScope {
  readonly handle: Handle;
  readonly row: TableRow;
  /** Name of the parameter. */
  readonly name: string;
  /** Another filter of the request has few rows already. */
  readonly isNarrowed: boolean;
  readonly page: AskedPage;
}

export type Filters = Readonly<Record<string, Filter>>;

/** What filters were sent, each as its input reads it. */
export type SentFilters<F extends Filters> = {
  readonly [N in keyof F]: F[N] extends Filter<infer T, infer R> ? (R extends true ? T : T | undefined) : never;
};

interface EqualOptions {
  /** Column of the row's table; absent = the parameter's own name. */
  column?: string;
  zero?: ZeroMeans;
  names?: Reference;
  asked?: 'first';
}

/** Tables that callers most often filter by, and whose every row is named by few rows of another table. */
const FEW_ROWS_EACH: readonly TableName[] = ['patient', 'appointment', 'procedurelog', 'treatplan'];

const inColumn = (row: TableRow, column: string) => `${row.source.alias}.${column}`;

/** Rows whose column holds the value. */
export function equal<T extends Bound, R extends boolean>(
  input: Input<T, R>,
  options: EqualOptions = {},
): Filter<T, R> {
  const { column, zero = 'value', names, asked = 'whenEmpty' } = options;
  return {
    input,
    zero,
    names,
    asked,
    isNarrow: names !== undefined && FEW_ROWS_EACH.includes(names[0]),
    conditions: compares((own) => `${own} = ?`, column),
  };
}

/** Rows of one patient, or with 0 of every patient. */
export const ofPatient = (): Filter<Key, false> =>
  equal(keyInput({ description: '0 = every patient.' }), { zero: 'all', names: ['patient', 'Patient'] });

/** The condition that compares a column with the value. Its text is kept: a filter belongs to one parameter of one list. */
function compares(test: (column: string) => string, column?: string) {
  let kept: { readonly row: TableRow; readonly name: string; readonly text: string } | undefined;
  return (value: Bound, { row, name }: FilterScope): readonly Condition[] => {
    if (kept?.row !== row || kept.name !== name) kept = { row, name, text: test(inColumn(row, column ?? name)) };
    return [[kept.text, value]];
  };
}

const other = { zero: 'value', asked: 'first', isNarrow: false } as const;

/** Rows whose column holds the value or more. */
export const atLeast = <T extends Bound, R extends boolean>(input: Input<T, R>): Filter<T, R> => ({
  ...other,
  input,
  conditions: compares((own) => `${own} >= ?`),
});

/** Rows of a day or a later one, by a column with a date or a date-time. */
export const fromDay = <R extends boolean>(input: Input<string, R>, column: string): Filter<string, R> => ({
  ...other,
  input,
  conditions: (day, { row }) => [dayCondition(row, column, '>=', day)],
});

/** Rows of a day or an earlier one. */
export const toDay = <R extends boolean>(input: Input<string, R>, column: string): Filter<string, R> => ({
  ...other,
  input,
  conditions: (day, { row }) => [dayCondition(row, column, '<=', day)],
});

/** Rows before a day. */
export const beforeDay = <R extends boolean>(input: Input<string, R>, column: string): Filter<string, R> => ({
  ...other,
  input,
  conditions: (day, { row }) => [[`${inColumn(row, column)} < ?`, firstOf(row, column, day)]],
});

/** Rows of one day. */
export const onDay = <R extends boolean>(input: Input<string, R>, column: string): Filter<string, R> => ({
  ...other,
  input,
  conditions: (day, { row }) => [dayCondition(row, column, '>=', day), dayCondition(row, column, '<=', day)],
});

/** A date-time is compared with the first or last second of the day, so that an index serves. */
function dayCondition(row: TableRow, column: string, sign: '>=' | '<=', day: string): Condition {
  const bound = sign === '>=' || holdsDates(row, column) ? firstOf(row, column, day) : `${day} 23:59:59`;
  return [`${inColumn(row, column)} ${sign} ?`, bound];
}

const firstOf = (row: TableRow, column: string, day: string) => (holdsDates(row, column) ? day : `${day} 00:00:00`);

const holdsDates = (row: TableRow, column: string) =>
  columnsOf(row.source.table).find(([name]) => name === column)?.[1].kind === 'date';

/** Rows whose time stamp is the moment or a later one, read in the way that is fast (`db/rows/changed-since.ts`). */
export function since<R extends boolean>(input: Input<string, R>): Filter<string, R> {
  const all = atLeast(input);
  return {
    ...all,
    conditions: (value, scope) =>
      scope.isNarrowed
        ? all.conditions(value, scope)
        : changedSince(scope.handle, scope.row, scope.name, value, scope.page),
  };
}

/** Rows that meet conditions of the resource's own. `names` is looked up first, for each value of a list. */
export function where<T, R extends boolean>(
  input: Input<T, R>,
  conditions: (value: T, handle: Handle, scope: FilterScope) => readonly Condition[] | Promise<readonly Condition[]>,
  options: { zero?: ZeroMeans; names?: Reference; isNarrow?: boolean; otherwise?: readonly Condition[] } = {},
): Filter<T, R> {
  return { ...other, ...options, input, conditions: (value, scope) => conditions(value, scope.handle, scope) };
}

/** A flag that lifts a condition: it holds unless `true` was sent. */
export function unless<R extends boolean>(input: Input<boolean, R>, ...condition: Condition): Filter<boolean, R> {
  return where(input, (isLifted) => (isLifted ? [] : [condition]), { otherwise: [condition] });
}
