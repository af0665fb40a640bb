import type { CompiledQuery } from 'kysely';
import { BoundedMap, remember } from '../../domain/remember.ts';
import type { Reader, ReadOnly } from '../handle.ts';
import type { Bound } from './select.ts';

/** Stands for a value while a query is built. */
class Place {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

type Value = Bound | readonly Bound[];

/** Texts kept of one query: one for each engine, and for each length of its lists. */
const MOST_TEXTS = 100;

/**
 * A query that is built once for each engine and then only given its values. Building one costs several times what the
 * database needs for a few rows (`performance.md` 6: 68 µs for a join of four tables, 11 µs to run it), so the queries
 * of every write are made like this. One that takes a list is built for each length of it.
 */
export function prepared<V extends readonly Value[], O>(
  build: (db: ReadOnly, ...values: V) => { compile(): CompiledQuery<O> },
): (reader: Reader, ...values: V) => Promise<O[]> {
  const built = new BoundedMap<string, CompiledQuery<O>>(MOST_TEXTS);
  return (reader, ...values) => {
    let kind: string = reader.tablesInBraces ? 'office' : reader.engine;
    for (const value of values) if (isList(value)) kind += ` ${value.length}`;
    const query = remember(built, kind, () => {
      // The places take the values' part while the text is made.
      let count = 0;
      const place = () => new Place(count++);
      const places = values.map((value) => (isList(value) ? value.map(place) : place()));
      return build(reader.db, ...(places as unknown as V)).compile();
    });
    const given = values.flat() as Bound[];
    const parameters = query.parameters.map((value) => (value instanceof Place ? given[value.index] : value));
    return reader.select(query.sql, parameters as Bound[]) as Promise<O[]>;
  };
}

const isList = (value: Value): value is readonly Bound[] => Array.isArray(value);
