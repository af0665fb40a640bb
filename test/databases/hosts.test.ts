import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/db/mariadb/address.ts';
import { NoAnswer } from '../../src/db/mariadb/errors.ts';
import { openSession } from '../../src/db/mariadb/session.ts';
import { engines, type FreshDatabase, freshDatabase } from '../support/engines.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

describe.runIf(engines.includes('mariadb'))('a practice with several hosts', () => {
  let fresh: FreshDatabase;
  const gates: Gate[] = [];
  beforeAll(async () => {
    fresh = await freshDatabase('mariadb');
    gates.push(await openGate(new URL(fresh.database)), await openGate(new URL(fresh.database)));
    const practice = await start();
    await practice.lay('patient', { PatNum: 11, LName: 'Ivory' });
    await practice.stop();
  });
  afterAll(async () => {
    for (const gate of gates) await gate.set('closed');
    await fresh?.drop();
  });

  const start = async (): Promise<TestPractice> => {
    const url = new URL(fresh.database);
    const hosts = gates.map(({ host }) => host).join(',');
    return startTestPractice({ database: `mysql://${url.username}:${url.password}@${hosts}${url.pathname}` });
  };

  it.each(['silent', 'closed'] as const)('starts and serves when the first host is %s', async (state) => {
    const [first] = gates as [Gate, Gate];
    await first.set(state);
    const practice = await start();
    try {
      expect((await practice.get('/patients')).status).toBe(200);
      expect((await practice.post('/treatplans', { PatNum: 11 })).status).toBe(201);
    } finally {
      await practice.stop();
      await first.set('open');
    }
  });

  it('works on the first host, moves to the second when it falls silent, and leaves no connection behind', async () => {
    const [first, second] = gates as [Gate, Gate];
    const practice = await start();
    try {
      expect((await practice.get('/patients')).status).toBe(200);
      await expect.poll(() => second.count()).toBe(1);
      await first.set('silent');
      await untilServed(practice);
      await expect.poll(() => second.count()).toBeGreaterThan(1);
    } finally {
      await practice.stop();
      await first.set('open');
    }
    await expect.poll(() => gates.map((gate) => gate.count())).toEqual([0, 0]);
  });
});

describe.runIf(engines.includes('mariadb'))('a session that gets no answer', () => {
  it('is dropped, and nothing is sent to its server any more', async () => {
    const fresh = await freshDatabase('mariadb');
    const gate = await openGate(new URL(fresh.database));
    const address = parseAddress(fresh.database.replace(new URL(fresh.database).host, gate.host));
    const session = await openSession(address, address.servers[0]!, [], { connect: 60_000, statement: 200 });
    expect(session.isOpen()).toBe(true);
    await gate.set('silent');
    await expect(session.command('DO 1')).rejects.toThrow(NoAnswer);
    expect(session.isOpen()).toBe(false);
    await expect.poll(() => [gate.count(), gate.total()]).toEqual([0, 1]);
    await expect(session.all('SELECT 1')).rejects.toThrow();
    await gate.set('closed');
    await fresh.drop();
  });
});

async function untilServed(practice: TestPractice): Promise<void> {
  const statuses = new Set<number>();
  const ask = async () => {
    const { status } = await practice.get('/patients');
    statuses.add(status);
    return status;
  };
  await expect.poll(ask).toBe(200);
  expect([...statuses].filter((status) => status !== 503)).toEqual([200]);
}
