import type { CompiledQuery } from 'kysely';
import type { Reader, ReadOnly } from './practice.ts';
import type { Bound } from './select.ts';

/** Stands for a value while a query is built. */
class Place {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

/**
 * A query that is built once for each engine and then only given its values. Building one costs several times what the
 * database needs for a few rows (`performance.md` 6: 68 µs for a join of four tables, 11 µs to run it), so the queries
 * of every write are made like this. A list whose length differs from call to call needs the builder itself.
 */
export function prepared<V extends readonly Bound[], O>(
  build: (db: ReadOnly, ...values: V) => { compile(): CompiledQuery<O> },
): (reader: Reader, ...values: V) => Promise<O[]> {
  const built = new Map<string, CompiledQuery<O>>();
  return (reader, ...values) => {
    const kind = reader.tablesInBraces ? 'office' : reader.engine;
    let query = built.get(kind);
    if (!query) {
      // The first argument is the reader's; the places take the values' part while the text is made.
      const places = Array.from({ length: build.length - 1 }, (_, index) => new Place(index));
      query = build(reader.db, ...(places as unknown as V)).compile();
      built.set(kind, query);
    }
    const parameters = query.parameters.map((value) => (value instanceof Place ? values[value.index] : value));
    return reader.select(query.sql, parameters as Bound[]) as Promise<O[]>;
  };
}
