import type { Field } from '../../../wire/shape.ts';
import { FACT_TABLES } from '../../facts.ts';
import type { StoredValues } from '../../handle.ts';
import { insertOfPlaceholder } from '../../rows/held-rows.ts';
import { expressionsOf, type Join, type TableRow } from '../../rows/table-row.ts';
import { columnsOf } from '../../schema/tables.ts';

/** How the values of an answer follow from a row that was stored, without reading it. */
export interface AnswerSource {
  /** The joined tables, all of them facts of the office. */
  readonly joins: readonly JoinedFacts[];
  /** Whether the database would answer each value of this row as it was stored. */
  canAnswer(stored: StoredValues): boolean;
  /** The values in the order of the fields. `joined` are those of the joined tables, in the order of `joins`. */
  values(stored: StoredValues, joined: readonly (readonly unknown[])[]): unknown[];
}

/** A joined table of facts, such as the code of a procedure. */
export interface JoinedFacts {
  readonly join: Join;
  /** The columns of the stored row that decide which row is joined. */
  readonly by: readonly string[];
  /** Places of its fields in the answer. */
  readonly places: readonly number[];
}

const known = new WeakMap<TableRow, AnswerSource | 'must be read'>();

/** Undefined for a definition with anything besides columns of its own table and of joined facts: such a row must be read. */
export function answerSourceOf(row: TableRow): AnswerSource | undefined {
  let source = known.get(row);
  if (source === undefined) {
    source = makeSource(row) ?? 'must be read';
    known.set(row, source);
  }
  return source === 'must be read' ? undefined : source;
}

function makeSource(row: TableRow): AnswerSource | undefined {
  const { table, alias, key, joins } = row.source;
  const fields = expressionsOf(row).map(([, field, sql]) => columnOf(field, sql));
  if (fields.some((field) => !field)) return undefined;
  const own = fields.map((field) => (field!.alias === alias ? field!.column : undefined));
  const facts = joins.map((join) => ({
    join,
    by: columnsDeciding(join, alias),
    places: fields.flatMap((field, place) => (field!.alias === join.alias ? [place] : [])),
  }));
  if (facts.some(({ join, by }) => !FACT_TABLES.has(join.table) || by.length === 0)) return undefined;
  const types = new Map(columnsOf(table).map(([name, { type }]) => [name as string, type]));
  const answered = own.filter((column) => column !== undefined);
  // A FLOAT keeps only some digits of what is stored in it.
  if (answered.some((column) => !types.has(column) || types.get(column)!.startsWith('float'))) return undefined;
  const fixed = new Set(answered.filter((column) => types.get(column)!.startsWith('char')));
  return {
    joins: facts,
    canAnswer: (stored) =>
      answered.every((column) => column === key || isAnsweredAsStored(stored[column], fixed.has(column))),
    values(stored, joined) {
      const values = own.map((column) => (column === undefined ? null : stored[column]));
      for (const [index, { places }] of facts.entries()) {
        for (const [at, place] of places.entries()) values[place] = joined[index]![at];
      }
      return values;
    },
  };
}

/** A field's table and column; undefined if it is computed. The time of the answer belongs to no table. */
function columnOf(field: Field, sql: string): { alias: string; column: string } | undefined {
  if (field.kind === 'serverDateTime') return { alias: '', column: '' };
  const [, alias, column] = /^(\w+)\.(\w+)$/.exec(sql) ?? [];
  return alias && column ? { alias, column } : undefined;
}

/** The columns of the row that decide which row is joined; none if a third table decides, too. */
function columnsDeciding({ alias, on }: Join, ownAlias: string): string[] {
  const named = [...on.matchAll(/\b(\w+)\.(\w+)/g)];
  if (named.some(([, table]) => table !== alias && table !== ownAlias)) return [];
  return named.flatMap(([, table, column]) => (table === ownAlias ? [column!] : []));
}

/** `isFixed`: a CHAR column, which loses blanks at the end of a text. */
function isAnsweredAsStored(value: unknown, isFixed: boolean): boolean {
  if (value === undefined || insertOfPlaceholder(value) !== undefined) return false;
  return !(isFixed && typeof value === 'string' && value.endsWith(' '));
}
