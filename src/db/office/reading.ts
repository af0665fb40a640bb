import { BoundedMap, remember } from '../../domain/remember.ts';
import { beginsIndex, isTransactional, type OfficeSchema } from '../mariadb/tables/database-schema.ts';
import type { OfficeReading } from '../rows/office-reading.ts';

/** Lists remembered, and pages of each: a client may read some pages at once. */
const LISTS = 200;
const PAGES = 64;

/** Milliseconds for which a page is remembered. */
const GOOD_FOR = 600_000;

/**
 * An Offset makes the database count the rows before it anew for each page, and MyISAM reads each of them. Who reads page
 * after page is answered from the row on where the page before ended. Rows that came or went meanwhile are then neither
 * repeated nor left out.
 */
export function officeReading(schema: () => OfficeSchema, now = () => performance.now()): OfficeReading {
  interface Page {
    readonly cursor: string;
    readonly at: number;
  }
  const lists = new BoundedMap<string, BoundedMap<number, Page>>(LISTS);
  return {
    walked: (list) => ({
      before(offset) {
        let nearest: number | undefined;
        for (const [end, { at }] of lists.get(list) ?? []) {
          if (end <= offset && now() - at < GOOD_FOR && (nearest === undefined || end > nearest)) nearest = end;
        }
        return nearest === undefined ? undefined : { offset: nearest, cursor: lists.get(list)!.get(nearest)!.cursor };
      },
      note(offset, cursor) {
        const pages = remember(lists, list, () => new BoundedMap<number, Page>(PAGES));
        // The latest stays longest.
        pages.delete(offset);
        pages.set(offset, { cursor, at: now() });
      },
      forget: () => void lists.delete(list),
    }),
    beginsIndex: (table, column) => beginsIndex(schema().tables.get(table), column),
    keepsKeys: (table) => isTransactional(schema().tables.get(table)),
    rows: (table) => schema().tables.get(table)?.rows ?? 0,
  };
}
