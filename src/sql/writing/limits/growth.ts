import { badRequest } from '../../../domain/refusal.ts';

/**
 * How large a query becomes when everything it names is written in its place. The databases do that with the names of
 * WITH and with a SELECT in a FROM: what is named twice is there twice, so a few lines can double again and again until
 * the memory of the database is full, or one row is never finished. MariaDB looks at its time limit only between rows.
 */
export interface Growth {
  tables: number;
  /** Parts of expressions. */
  values: number;
  /** Bytes of the texts that it makes for a row. */
  bytes: number;
  /** Steps that one row may take (`row-work.ts`). */
  steps: number;
}

/** The same, and what is printed of it: that is our own work, and it holds up all other requests. */
export interface PrintedGrowth extends Growth {
  printed: number;
}

const MOST: PrintedGrowth = { tables: 1_000, values: 1_000_000, bytes: 512_000_000, steps: 1e12, printed: 200_000 };

export const noGrowth = (): PrintedGrowth => ({ tables: 0, values: 0, bytes: 0, steps: 0, printed: 0 });

export function grow(growth: PrintedGrowth, by: Partial<PrintedGrowth>): void {
  growth.tables += by.tables ?? 0;
  growth.values += by.values ?? 0;
  growth.bytes += by.bytes ?? 0;
  growth.steps += by.steps ?? 0;
  growth.printed += by.printed ?? 0;
  if (growth.steps > MOST.steps)
    throw badRequest('The query may need too long for one row: it looks for texts in others that may become too long.');
  if (growth.bytes > MOST.bytes) throw badRequest('The query may need too much memory: its texts may become too long.');
  if (growth.tables > MOST.tables || growth.values > MOST.values || growth.printed > MOST.printed)
    throw badRequest('The query is too large: its tables and columns are made of one another too often.');
}

/** How much was added since `before`. */
export const grownSince = (growth: Growth, before: Growth): Growth => ({
  tables: growth.tables - before.tables,
  values: growth.values - before.values,
  bytes: growth.bytes - before.bytes,
  steps: growth.steps - before.steps,
});
