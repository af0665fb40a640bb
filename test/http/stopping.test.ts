import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { insertRow } from '../../src/db/rows/rows.ts';
import { localDeveloper } from '../../src/http/callers/caller.ts';
import { listen } from '../../src/http/connections/listen.ts';
import { ok, readOperation } from '../../src/http/operation.ts';
import { PERMISSIONS, startServer } from '../../src/index.ts';
import { shape, textField } from '../../src/wire/shape.ts';

const NOW = '2025-03-10 09:00:00';
const pair = { developerKey: 'Test', customerKey: 'TestCustomer' };
const headers = { authorization: 'ODFHIR Test/TestCustomer', 'content-type': 'application/json' };

it('a request that was accepted is answered, a later one is not', async () => {
  const server = await startServer({ database: ':memory:', port: 0, empty: true });
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const row = shape({ name: 'Thing', fields: { Abbr: textField({}) } });
  const app = buildApp({
    practice: server.practice,
    operations: [
      readOperation({
        verb: 'GET',
        path: '/things',
        added: '',
        permission: 'ReadAll',
        summary: 'Wait',
        answer: { kind: 'list', row },
        read: async () => {
          begun.resolve();
          await mayEnd.promise;
          return ok('["the answer"]');
        },
      }),
    ],
    findCaller: () => localDeveloper('Maker', 'secret'),
    mode: 'service',
    strict: false,
    queryTime: 60_000,
    isLocal: true,
    publicUrl: '',
    allowedOrigins: '*',
    practiceKind: 'own',
    demoKeys: undefined,
    logLevel: 'silent',
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const accepted = fetch(`${address}/api/v1/things`, { headers });
  await begun.promise;
  const closed = app.close();
  while (app.server.listening) await new Promise((resolve) => setImmediate(resolve));
  await expect(fetch(`${address}/api/v1/things`, { headers })).rejects.toThrow();
  mayEnd.resolve();
  expect(await (await accepted).json()).toEqual(['the answer']);
  await closed;
  await server.stop();
});

it('nobody waits for connections that said nothing', async () => {
  const server = createServer((_request, response) => response.end());
  const close = await listen(server, { port: 0, host: '127.0.0.1' });
  const { port } = server.address() as AddressInfo;
  const silent = connect(port, '127.0.0.1').resume();
  await once(silent, 'connect');
  // Answered after the silent one was taken, so the server knows of it.
  await fetch(`http://127.0.0.1:${port}/`);
  const hungUp = once(silent, 'close');
  await Promise.all([close(), hungUp]);
});

it('a connection that has just come still gets its answer', async () => {
  const server = createServer((_request, response) => response.end('here'));
  const close = await listen(server, { port: 0, host: '127.0.0.1' });
  const { port } = server.address() as AddressInfo;
  const fresh = connect(port, '127.0.0.1');
  await Promise.all([once(fresh, 'connect'), once(server, 'connection')]);
  const closed = close();
  fresh.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(String((await once(fresh, 'data'))[0])).toContain('here');
  await closed;
});

it('under load every answer is whole, and every acknowledged write is in the file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-'));
  const database = join(folder, 'practice.db');
  const server = await startServer({ database, port: 0, empty: true });
  server.keys.add(pair, 'Maker', PERMISSIONS, NOW);
  await server.practice.write(async (tx) => {
    await insertRow(tx, 'patient', { PatNum: 10 });
  });

  const acknowledged: number[] = [];
  const otherAnswers: number[] = [];
  let isStopping = false;
  const caller = async () => {
    while (!isStopping) {
      // Once the server stops, connections end; only answers count.
      const response = await fetch(`${server.url}/treatplans`, {
        method: 'POST',
        headers,
        body: '{"PatNum":10,"Heading":"Under load"}',
      }).catch(() => undefined);
      if (!response) continue;
      if (response.status === 201)
        acknowledged.push(((await response.json()) as { TreatPlanNum: number }).TreatPlanNum);
      else otherAnswers.push(response.status);
    }
  };
  const callers = Array.from({ length: 12 }, caller);
  while (acknowledged.length < 60) await new Promise((resolve) => setTimeout(resolve, 5));
  const stopped = server.stop();
  isStopping = true;
  await Promise.all([stopped, ...callers]);
  expect(otherAnswers.filter((status) => status !== 503)).toEqual([]);

  const again = await startServer({ database, port: 0 });
  again.keys.add({ ...pair, customerKey: 'Second' }, 'Maker', PERMISSIONS, NOW);
  const response = await fetch(`${again.url}/treatplans?PatNum=10`, {
    headers: { authorization: 'ODFHIR Test/Second' },
  });
  const found = new Set(((await response.json()) as { TreatPlanNum: number }[]).map((plan) => plan.TreatPlanNum));
  expect(acknowledged.filter((number) => !found.has(number))).toEqual([]);
  await again.stop();
  rmSync(folder, { recursive: true });
});
