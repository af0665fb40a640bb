import type { Lend } from '../sessions/dialect.ts';

/** Milliseconds that what the server told counts. */
const GOOD_FOR = 1000;
/** One of so many. A list of 51 rows needs some 250 pages, most of them again and again. */
const MANY = 1 / 50;

const COUNTS =
  "SHOW GLOBAL STATUS WHERE Variable_name IN ('Innodb_buffer_pool_reads', 'Innodb_buffer_pool_read_requests')";

/** Whether the server lately had to read many of the pages that it needed from its disk. It is asked at most once a second. */
export function missedPages(lend: Lend): () => boolean {
  let asked = Number.NEGATIVE_INFINITY;
  let missed = 0;
  let needed = 0;
  let areMany = false;

  async function ask(): Promise<void> {
    const rows = await lend((session) => session.all(COUNTS));
    const count = (name: string) => Number(rows.find(({ Variable_name }) => Variable_name === name)?.Value);
    const [reads, requests] = [count('Innodb_buffer_pool_reads'), count('Innodb_buffer_pool_read_requests')];
    areMany = reads - missed > (requests - needed) * MANY;
    missed = reads;
    needed = requests;
  }

  return () => {
    const now = performance.now();
    if (now - asked > GOOD_FOR) {
      asked = now;
      // What was known stands: nobody's answer depends on it.
      ask().catch(() => {});
    }
    return areMany;
  };
}
