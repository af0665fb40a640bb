import { badRequest } from '../domain/refusal.ts';

/**
 * How large a query becomes when everything it names is written in its place. The databases do that with the names of
 * WITH and with a SELECT in a FROM: what is named twice is there twice, so a few lines can double again and again until
 * the memory of the database is full, or one row is never finished. MariaDB looks at its time limit only between rows.
 */
export interface Growth {
  tables: number;
  /** Parts of expressions. */
  values: number;
}

const MOST: Growth = { tables: 1_000, values: 1_000_000 };

export const noGrowth = (): Growth => ({ tables: 0, values: 0 });

export function grow(growth: Growth, by: Partial<Growth>): void {
  growth.tables += by.tables ?? 0;
  growth.values += by.values ?? 0;
  if (growth.tables > MOST.tables || growth.values > MOST.values)
    throw badRequest('The query is too large: its tables and columns are made of one another too often.');
}

/** How much was added since `before`. */
export const grownSince = (growth: Growth, before: Growth): Growth => ({
  tables: growth.tables - before.tables,
  values: growth.values - before.values,
});
