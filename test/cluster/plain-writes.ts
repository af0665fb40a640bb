import { setTimeout as pause } from 'node:timers/promises';
import { ask, connectTo } from './cluster.ts';
import { longestGap } from './steady-writes.ts';

/**
 * Writes to some nodes without Bitewing, one row after the other, from now on; resolves after the first. `end` answers the
 * longest time in seconds during which none of them took a write: how long the cluster itself stood still.
 */
export async function plainWrites(to: readonly number[], database: string): Promise<{ end(): Promise<number> }> {
  const moments: number[] = [];
  let isEnding = false;

  async function writeTo(node: number): Promise<void> {
    while (!isEnding) {
      const connection = await connectTo(node, database).catch(() => undefined);
      try {
        while (!isEnding && connection) {
          await connection.query('INSERT INTO plain_write () VALUES ()');
          moments.push(performance.now());
          await pause(20);
        }
      } catch {
        // A new connection, and on.
      }
      connection?.destroy();
      await pause(20);
    }
  }

  const created = ask(
    to[0]!,
    'CREATE TABLE IF NOT EXISTS plain_write (Id BIGINT AUTO_INCREMENT PRIMARY KEY)',
    database,
  );
  const writers = to.map((node) => created.then(() => writeTo(node)));
  return {
    async end() {
      isEnding = true;
      await Promise.all(writers);
      return longestGap(moments, performance.now()) / 1000;
    },
  };
}
