import type { EncodeOptions } from '../../../wire/encode.ts';
import type { Field } from '../../../wire/shape.ts';
import { FACT_TABLES } from '../../facts.ts';
import type { Handle, StoredValues } from '../../handle.ts';
import { standsForInsert } from '../../rows/held-rows.ts';
import { keptByShape, type RowSelect, selectParameters } from '../../rows/select.ts';
import { expressionsOf, type Join, type TableRow } from '../../rows/table-row.ts';
import { columnsOf } from '../../schema/tables.ts';
import { type EncodedSelect, encoderFor, type MakeSelect } from '../reads/json-rows.ts';
import type { Session } from '../sessions/session.ts';

/** What of a unit of work its answer is made from. */
interface StoringUnit extends Pick<Handle, 'fact'> {
  /** Reads once, in one exchange with COMMIT. */
  readonly read: Session['arrays'];
  /** Whether it knows which facts hold for it without asking for their version. */
  readonly knowsFacts: boolean;
  /** Fulfilled when it is stored: from then on its new rows have their keys. */
  readonly isStored: Promise<void>;
  /** What must be answered before it commits. */
  readonly unanswered: Promise<unknown>[];
}

export type StoredAnswers = (
  unit: StoringUnit,
  select: RowSelect,
  options: EncodeOptions,
  stored: StoredValues | undefined,
) => Promise<string[]>;

/**
 * The JSON of a row that a unit of work stores. Where every value is known it is not read: a new procedure with the names of its
 * code, provider, priority and diagnosis costs the server as much to read as to store. What the unit stored is the row; the
 * names are facts of the office, learnt from the first answer that was read with the same keys.
 */
export function storedAnswers(make: MakeSelect): StoredAnswers {
  const kept = keptByShape(make);
  return async (unit, select, options, stored) => {
    const { row } = select;
    const made = kept(select, options.blank);
    const encode = encoderFor(made, row, options);
    const source = stored && unit.knowsFacts ? sourceOf(row) : undefined;
    if (!stored || !source?.canTell(stored)) {
      return (await readLastly(unit, made, select)).map((values) => encode(values, options.serverDateTime));
    }
    const decided = namesKnown(unit, source, stored).then((names) => ({
      names,
      // Sent with COMMIT, so that the unit waits for the decision, and not for this.
      read: names ? undefined : readLastly(unit, made, select),
    }));
    unit.unanswered.push(decided);
    const { names, read } = await decided;
    if (names) {
      await unit.isStored;
      return [encode(source.values(stored, names), options.serverDateTime)];
    }
    const rows = await read!;
    if (rows[0]) learn(unit, source, stored, rows[0]);
    return rows.map((values) => encode(values, options.serverDateTime));
  };
}

const readLastly = (unit: StoringUnit, { sql, isExact }: EncodedSelect, select: RowSelect) =>
  unit.read(sql, selectParameters(select), isExact, select.row.source.table);

/** A joined table of facts: which fields it fills, and which columns of the row say which of its rows. */
interface Named {
  readonly join: Join;
  readonly by: readonly string[];
  /** Places of its fields in the answer. */
  readonly places: readonly number[];
}

/** Where the values of an answer come from, in the order of its fields. */
interface RowSource {
  readonly named: readonly Named[];
  /** Whether the database will answer the values of this row as they were given to it. */
  canTell(stored: StoredValues): boolean;
  /** `names` are the values of the joined tables, in the order of `named`. */
  values(stored: StoredValues, names: readonly (readonly unknown[])[]): unknown[];
}

const sources = new WeakMap<TableRow, RowSource | false>();

/** Undefined for a row that holds more than its own columns and names of facts. */
function sourceOf(row: TableRow): RowSource | undefined {
  const known = sources.get(row);
  if (known !== undefined) return known || undefined;
  const made = makeSource(row);
  sources.set(row, made ?? false);
  return made;
}

function makeSource(row: TableRow): RowSource | undefined {
  const { table, alias, key, joins } = row.source;
  const fields = expressionsOf(row).map(([, field, sql]) => placeOf(field, sql));
  if (fields.some((field) => !field)) return undefined;
  const own = fields.map((field) => (field!.alias === alias ? field!.column : undefined));
  const named = joins.map((join) => ({
    join,
    by: columnsNamed(join, alias),
    places: fields.flatMap((field, place) => (field!.alias === join.alias ? [place] : [])),
  }));
  if (named.some(({ join, by }) => !FACT_TABLES.has(join.table) || by.length === 0)) return undefined;
  const types = new Map(columnsOf(table).map(([name, { type }]) => [name as string, type]));
  const answered = own.filter((column) => column !== undefined);
  // A FLOAT keeps some digits of what it is given.
  if (answered.some((column) => !types.has(column) || types.get(column)!.startsWith('float'))) return undefined;
  const fixed = new Set(answered.filter((column) => types.get(column)!.startsWith('char')));
  return {
    named,
    canTell: (stored) =>
      answered.every((column) => column === key || isAnsweredAsGiven(stored[column], fixed.has(column))),
    values(stored, names) {
      const values = own.map((column) => (column === undefined ? null : stored[column]));
      for (const [index, { places }] of named.entries()) {
        for (const [at, place] of places.entries()) values[place] = names[index]![at];
      }
      return values;
    },
  };
}

/** A field's table and column; undefined where it is computed. The time of the answer is nobody's. */
function placeOf(field: Field, sql: string): { alias: string; column: string } | undefined {
  if (field.kind === 'serverDateTime') return { alias: '', column: '' };
  const [, alias, column] = /^(\w+)\.(\w+)$/.exec(sql) ?? [];
  return alias && column ? { alias, column } : undefined;
}

/** The columns of the row that decide which row of the other table belongs to it; none where further tables do. */
function columnsNamed({ alias, on }: Join, ownAlias: string): string[] {
  const named = [...on.matchAll(/\b(\w+)\.(\w+)/g)];
  if (named.some(([, table]) => table !== alias && table !== ownAlias)) return [];
  return named.flatMap(([, table, column]) => (table === ownAlias ? [column!] : []));
}

/** CHAR loses blanks at its end. */
function isAnsweredAsGiven(value: unknown, isFixed: boolean): boolean {
  if (value === undefined || standsForInsert(value) !== undefined) return false;
  return !(isFixed && typeof value === 'string' && value.endsWith(' '));
}

const factOf = ({ join, by }: Named, stored: StoredValues) =>
  `answered ${join.table} ${join.on} ${by.map((column) => stored[column]).join()} ${join.alias}`;

/** Undefined unless all of them are known. */
async function namesKnown(
  { fact }: StoringUnit,
  { named }: RowSource,
  stored: StoredValues,
): Promise<unknown[][] | undefined> {
  try {
    return await Promise.all(named.map((one) => fact<unknown[]>(factOf(one, stored), notKnown)));
  } catch {
    return undefined;
  }
}

const NOT_KNOWN = new Error('Nobody has read this yet.');
const notKnown = () => Promise.reject(NOT_KNOWN);

function learn({ fact }: StoringUnit, { named }: RowSource, stored: StoredValues, values: readonly unknown[]): void {
  for (const one of named) {
    const names = one.places.map((place) => values[place]);
    // Nobody needs it if the unit has changed facts.
    fact(factOf(one, stored), async () => names).catch(() => {});
  }
}
