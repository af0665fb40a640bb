import type { Engine } from '../../src/db/schema/ddl.ts';

/** The databases this run proves itself on; `npm test -- --engine sqlite` runs one half. */
export const engines = (process.env.BITEWING_TEST_ENGINES ?? 'sqlite').split(',') as Engine[];

/** A database of its own for one test practice. */
export async function freshDatabase(engine: Engine): Promise<{ database: string; drop: () => Promise<void> }> {
  if (engine === 'sqlite') return { database: ':memory:', drop: async () => {} };
  throw new Error(`No database for ${engine} yet.`);
}
