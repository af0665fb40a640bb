import { allTables, changesSince, type Names, namesOf } from './change.ts';
import type { Version } from './version.ts';

/** A version that is not released: everything that stands in `db/schema` and was not in the version before. */
export function openVersion(number: number, before: Names): Version {
  return {
    number,
    isOpen: true,
    adds: difference(namesOf(allTables), before),
    changes: (engine) => changesSince(before, engine),
  };
}

/** Per table, the columns of `now` that `before` has not. */
function difference(now: Names, before: Names): Names {
  const added = Object.entries(now).map(([table, columns]) => {
    const known = new Set(before[table]?.split(' '));
    return [table, columns.split(' ').filter((column) => !known.has(column))] as const;
  });
  return Object.fromEntries(added.flatMap(([table, columns]) => (columns.length ? [[table, columns.join(' ')]] : [])));
}
