import { engines } from './engines.ts';

/** Vitest calls it once before all files and what it answers after them, for the databases that the files share. */
export default async function keepDatabases(): Promise<(() => Promise<void>) | undefined> {
  if (!engines.includes('mariadb') || process.env.BITEWING_TEST_KEPT) return undefined;
  const started = `bitewing_test_kept_${process.pid}`;
  process.env.BITEWING_TEST_KEPT = started;
  return async () => {
    const { dropKept } = await import('./kept-mariadb.ts');
    await dropKept(started);
  };
}
