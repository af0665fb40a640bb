import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/db/sqlite/connection.ts';
import { groupCommit } from '../../src/db/sqlite/group-commit.ts';

const LONG_MS = 25;

describe('writes that hold the event loop long, such as documents', () => {
  it('leave the others turns enough for a read between them', async () => {
    const connection = openSqlite(':memory:');
    const place = { requireInPlace: () => {}, requireStored: () => {}, requireLately: () => {} };
    const write = groupCommit(connection, place, { beforeCommit: () => {}, onEnd: () => {} });
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const begun: number[] = [];
    const work = async () => {
      begun.push(turns);
      for (const end = performance.now() + LONG_MS; performance.now() < end; );
    };
    await Promise.all(Array.from({ length: 6 }, () => write(work)));
    isOver = true;
    connection.close();
    const between = begun.slice(1).map((turn, index) => turn - begun[index]!);
    expect(Math.min(...between)).toBeGreaterThanOrEqual(15);
  });
});
