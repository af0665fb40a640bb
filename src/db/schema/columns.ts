import type { Key } from '../../domain/key.ts';

/** How a value looks in our code, whatever the engine stores. */
export type ColumnKind = 'key' | 'whole' | 'real' | 'text' | 'date' | 'dateTime' | 'time';

/** One column of a practice table: the one place that knows its type, default, indexes and the version that added it. */
export interface Column<Kind extends ColumnKind = ColumnKind, Nullable extends boolean = boolean> {
  readonly kind: Kind;
  /** The type as MariaDB declares it. */
  readonly type: string;
  readonly nullable: Nullable;
  /** What an insert stores when nothing else is said; a column without it has no default in MariaDB. */
  readonly default?: string | number | undefined;
  /** `name#position` of each index the column takes part in, separated by blanks. */
  readonly index?: string | undefined;
  /** Version of the office's database that added the column; absent = there since 21.1. */
  readonly since?: string | undefined;
  /** The 21.1 type, where a later version changed it. */
  readonly before?: string | undefined;
  readonly caseSensitive?: boolean | undefined;
  readonly role?: 'id' | 'stamp' | undefined;
}

/** Whether an index begins with it. */
export const beginsIndex = ({ index = '' }: Column): boolean => /#1( |$)/.test(index);

export type TableDefinition = Readonly<Record<string, Column>>;

interface Options {
  readonly nullable?: boolean;
  readonly default?: string | number;
  readonly index?: string;
  readonly since?: string;
  readonly before?: string;
  readonly caseSensitive?: boolean;
}

type NullableOf<O> = O extends { nullable: true } ? true : false;

function column<Kind extends ColumnKind, const O extends Options>(
  kind: Kind,
  type: string,
  options: O,
): Column<Kind, NullableOf<O>> {
  return { ...options, kind, type, nullable: (options.nullable ?? false) as NullableOf<O> };
}

/** The primary key, counted by the database. */
export const id = (): Column<'key', false> => ({ kind: 'key', type: 'bigint(20)', nullable: false, role: 'id' });

/** A reference to another row; 0 = none. No foreign-key constraints exist in this schema. */
export const key = <const O extends Options = object>(options: O = {} as O) => column('key', 'bigint(20)', options);

/** Small whole numbers, flags (0/1) and enums. */
export const whole = <const O extends Options = object>(type: string, options: O = {} as O) =>
  column('whole', type, options);

export const real = <const O extends Options = object>(type = 'double', options: O = {} as O) =>
  column('real', type, options);

export const text = <const O extends Options = object>(type: string, options: O = {} as O) =>
  column('text', type, options);

export const date = <const O extends Options = object>(options: O = {} as O) => column('date', 'date', options);

export const dateTime = <const O extends Options = object>(options: O = {} as O) =>
  column('dateTime', 'datetime', options);

export const time = <const O extends Options = object>(options: O = {} as O) => column('time', 'time', options);

/** Moves at every real change of the row; set at insert. */
export const stamp = (options: { index?: string } = {}): Column<'dateTime', false> => ({
  kind: 'dateTime',
  type: 'timestamp',
  nullable: false,
  role: 'stamp',
  index: options.index,
});

/** The value our code sees for a column. */
export type ValueOf<C> =
  C extends Column<infer Kind, infer Nullable>
    ?
        | (Kind extends 'key' ? Key : Kind extends 'whole' | 'real' ? number : string)
        | (Nullable extends true ? null : never)
    : never;
