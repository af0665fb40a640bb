import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRow } from '../../src/db/rows/rows.ts';
import { TPStatus } from '../../src/domain/enums.ts';
import { PERMISSIONS, type RunningServer, startServer } from '../../src/index.ts';
import { runBitewing } from '../cli/run-bitewing.ts';
import { engines, sharedDatabase } from '../support/engines.ts';

interface Proof {
  readonly patient: { readonly status: string };
  readonly chain: { readonly ok: boolean; readonly records: number };
}

const PLANS = Array.from({ length: 12 }, (_, index) => 101 + index);

describe.each(engines)('two servers on one practice and one file of evidence, on %s', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-two-'));
  const control = join(folder, 'control.db');
  let database: Awaited<ReturnType<typeof sharedDatabase>>;
  const servers: RunningServer[] = [];

  beforeAll(async () => {
    database = await sharedDatabase(engine);
    for (const documents of ['one', 'other']) {
      const options = { database: database.database, control, port: 0, documents: join(folder, documents) };
      servers.push(await startServer({ ...options, empty: servers.length === 0 }));
    }
    servers[0]!.keys.add({ developerKey: 'Two', customerKey: 'Servers' }, 'Two', PERMISSIONS, '2025-01-01 00:00:00');
    await servers[0]!.practice.write(async (tx) => {
      for (const [index, TreatPlanNum] of PLANS.entries()) {
        const PatNum = index + 1;
        await insertRow(tx, 'patient', { PatNum, LName: 'Invented' });
        await insertRow(tx, 'treatplan', { TreatPlanNum, PatNum, TPStatus: TPStatus.Saved, Note: '', Signature: '' });
        await insertRow(tx, 'proctp', { TreatPlanNum, PatNum, Descript: 'Crown', PatAmt: 12.5 });
      }
    });
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As a careful program asks: one that is told that the database is busy comes again. */
  const send = async (server: number, verb: string, path: string, body?: object) => {
    const headers = { authorization: 'ODFHIR Two/Servers', 'content-type': 'application/json' };
    for (;;) {
      const answer = await fetch(servers[server]!.origin + path, {
        method: verb,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await answer.text();
      if (answer.status !== 503) return { status: answer.status, body: JSON.parse(text) as Proof };
    }
  };

  it('chains what both sign at once, and each sees the other’s as its own', async () => {
    // Every plan is signed by one and, at the same time, some by the other as well.
    const asked = PLANS.flatMap((plan, index) => [
      send(index % 2, 'PUT', `/api/v1/treatplans/${plan}`, { isSigned: 'true' }),
      ...(index % 3 === 0 ? [send((index + 1) % 2, 'PUT', `/api/v1/treatplans/${plan}`, { isSigned: 'true' })] : []),
    ]);
    expect([...new Set((await Promise.all(asked)).map(({ status }) => status))]).toEqual([200]);
    // A signature that did not get through leaves its record, and one that says so.
    const { chain } = (await send(0, 'GET', `/api/ext/v1/treatplans/${PLANS[0]}/evidence`)).body;
    expect(chain.records).toBeGreaterThanOrEqual(asked.length);
    for (const server of [0, 1]) {
      const proofs = await Promise.all(
        PLANS.map((plan) => send(server, 'GET', `/api/ext/v1/treatplans/${plan}/evidence`)),
      );
      expect(proofs.map(({ body }) => [body.patient.status, body.chain.ok, body.chain.records])).toEqual(
        PLANS.map(() => ['valid', true, chain.records]),
      );
    }
    const verified = await runBitewing([
      'verify',
      'all',
      '--json',
      '--database',
      database.database,
      '--control',
      control,
    ]);
    expect([verified.status, JSON.parse(verified.out)], verified.err).toMatchObject([
      0,
      {
        plans: PLANS.length,
        statuses: { valid: PLANS.length },
        doubtful: [],
        chain: { ok: true, records: chain.records },
      },
    ]);
  });
});
