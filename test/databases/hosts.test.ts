import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/db/mariadb/sessions/address.ts';
import { NoAnswer } from '../../src/db/mariadb/sessions/errors.ts';
import { openSession } from '../../src/db/mariadb/sessions/session.ts';
import { checkPractice } from '../../src/server.ts';
import { temporaryFolder } from '../cli/run-bitewing.ts';
import { first } from '../fixtures/certificates.ts';
import { engines, type FreshDatabase, freshDatabase } from '../support/engines.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { canStartMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
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

describe.runIf(canStartMariadb)('a start that reaches no database', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const problemOf = (url: string) => checkPractice(url).then(String, (error: Error) => error.message);

  it('says which name leads nowhere, and that nobody answers', async () => {
    expect(await problemOf('mysql://a:b@nowhere.invalid/practice')).toMatch(
      /^The name "nowhere\.invalid" of .*nowhere/,
    );
    expect(await problemOf('mysql://a:b@127.0.0.1:1/practice')).toMatch(/does not answer \(127\.0\.0\.1:1\/practice\)/);
  });

  it('says that the server offers no encryption, or that its certificate is not trusted', async () => {
    writeFileSync(folder.path('cert.pem'), first.cert);
    writeFileSync(folder.path('key.pem'), first.key);
    const plain = await startPrivateMariadb('plain', '--fast');
    expect(await problemOf(`${plain.url}?tls=on`)).toMatch(/offers no encryption .*leave tls out/);
    await plain.destroy();
    const encrypted = await startPrivateMariadb('tls', '--fast', '--tls', folder.path('.'));
    expect(await problemOf(`${encrypted.url}?tls=on`)).toMatch(
      /not trusted .*: self-signed certificate\. NODE_EXTRA_CA/,
    );
    expect(await checkPractice(`${encrypted.url}?tls=unverified`)).toMatchObject({ kind: 'empty' });
    await encrypted.destroy();
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
