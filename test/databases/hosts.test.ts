import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type FreshDatabase, freshDatabase } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

/** A host of its own that hands everything on to the real server, until it is told to fail. */
interface Gate {
  readonly host: string;
  /** Connections open to it. */
  readonly count: () => number;
  /** `silent`: takes connections and what is sent, and says nothing. `closed`: nobody listens. */
  set(state: 'open' | 'silent' | 'closed'): Promise<void>;
}

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
      expect(second.count()).toBe(1);
      await first.set('silent');
      await untilServed(practice);
      expect(second.count()).toBeGreaterThan(1);
    } finally {
      await practice.stop();
      await first.set('open');
    }
    for (let tries = 0; tries < 50 && gates.some((gate) => gate.count() > 0); tries++) await pause(100);
    expect(gates.map((gate) => gate.count())).toEqual([0, 0]);
  });
});

async function untilServed(practice: TestPractice): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    const { status } = await practice.get('/patients');
    if (status === 200) return;
    expect(status).toBe(503);
  }
  throw new Error('The practice did not move to its other host.');
}

async function openGate(real: URL): Promise<Gate> {
  const nearSockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    nearSockets.add(near);
    near.on('error', () => {}).on('close', () => nearSockets.delete(near));
    if (isSilent) return void near.resume();
    const far = connect(Number(real.port), real.hostname);
    far.on('error', () => {}).on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    near.on('data', (chunk) => isSilent || far.write(chunk));
    far.on('data', (chunk) => isSilent || near.write(chunk));
  });
  const listen = (port: number) => new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    count: () => nearSockets.size,
    async set(state) {
      isSilent = state === 'silent';
      if (state === 'closed') {
        server.close();
        for (const near of nearSockets) near.destroy();
      } else if (!server.listening) await listen(port);
    },
  };
}
