import type { Transaction } from '../../db/handle.ts';
import { requireRow } from '../../db/rows/rows.ts';
import type { Row, TableName } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { type CategoryName, requireDefinition, requireDefinitionIfAny } from './definitions.ts';

/** Answers what a field names, or throws 404. */
type Finder<Value, Found> = (tx: Transaction, value: Value, field: string) => Promise<Found>;

// biome-ignore lint/suspicious/noExplicitAny: each field has values of its own.
type Finders = Readonly<Record<string, Finder<any, unknown>>>;

type Naming<F extends Finders> = { readonly [field in keyof F]?: Parameters<F[field]>[1] | undefined };
/** Undefined where a field may be left out. */
type Found<F extends Finders, Sent> = {
  readonly [field in keyof F]:
    | Awaited<ReturnType<F[field]>>
    | (field extends keyof Sent ? Extract<Sent[field], undefined> : undefined);
};

/**
 * What the fields of a body name; 404 for the first that does not exist. Checked fields are in the order of their page,
 * which differs from method to method, so one list of finders serves all methods of a resource.
 */
export async function requireReferences<F extends Finders, Sent extends Naming<F>>(
  tx: Transaction,
  sent: Sent,
  finders: F,
): Promise<Found<F, Sent>> {
  const found: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(sent)) {
    if (value !== undefined && field in finders) found[field] = await finders[field]!(tx, value, field);
  }
  return found as Found<F, Sent>;
}

/** A row of this table. */
export function rowOf<T extends TableName>(table: T, thing: string): Finder<Key, Row<T>> {
  return (tx, key) => requireRow(tx, table, key, thing);
}

/** The same, where 0 names none. */
export function rowIfAny<T extends TableName>(table: T, thing: string): Finder<Key, Row<T> | undefined> {
  return async (tx, key) => (key ? requireRow(tx, table, key, thing) : undefined);
}

/** The rows of a list, in its order. */
export function rowsOf<T extends TableName>(table: T, thing: string): Finder<readonly Key[], Row<T>[]> {
  return async (tx, keys) => {
    const found: Row<T>[] = [];
    for (const key of keys) found.push(await requireRow(tx, table, key, thing));
    return found;
  };
}

/** A definition of this category, hidden ones included. */
export function definitionOf(category: CategoryName): Finder<Key, Row<'definition'>> {
  return (tx, defNum, field) => requireDefinition(tx, category, defNum, field);
}

/** The same, where 0 names none. */
export function definitionIfAny(category: CategoryName): Finder<Key, Row<'definition'> | undefined> {
  return (tx, defNum, field) => requireDefinitionIfAny(tx, category, defNum, field);
}
