import { badRequest } from '../domain/refusal.ts';

/**
 * What a query becomes when everything it names is put in its place. The databases do that with what WITH names and with
 * a SELECT in a FROM: twice named is twice there, so a few lines can double themselves until the memory of the database
 * is full, or until one row is never finished. MariaDB looks at its time limit between rows only.
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

/** How much was added since. */
export const grownSince = (growth: Growth, before: Growth): Growth => ({
  tables: growth.tables - before.tables,
  values: growth.values - before.values,
});
