import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRow } from '../../src/db/rows/rows.ts';
import { TPStatus } from '../../src/domain/enums.ts';
import { startServer } from '../../src/server.ts';
import { patients, practiceFile, type RealServer, startRealServer } from '../durability/real-server.ts';

const watchedServer = fileURLToPath(new URL('../support/watched-server.ts', import.meta.url));

/** Saved plans, one to a patient. */
const PLANS = patients.map((patNum) => 100 + patNum);

let folder = '';
let database = '';

beforeAll(async () => {
  ({ folder, database } = await practiceFile());
  const server = await startServer({ database, port: 0 });
  await server.practice.write(async (tx) => {
    for (const PatNum of patients) {
      const TreatPlanNum = 100 + PatNum;
      const plan = {
        TreatPlanNum,
        PatNum,
        TPStatus: TPStatus.Saved,
        Heading: 'Plan',
        Note: 'As agreed',
        Signature: '',
      };
      await insertRow(tx, 'treatplan', { ...plan, DateTP: '2025-01-01' });
      for (const ItemOrder of [0, 1, 2]) {
        await insertRow(tx, 'proctp', { TreatPlanNum, PatNum, ItemOrder, Descript: `Work ${ItemOrder}`, PatAmt: 12.5 });
      }
    }
  });
  await server.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Found {
  readonly status: string;
  readonly kinds: readonly string[];
  readonly isSigned: boolean;
  readonly chain: { ok: boolean; records: number };
}

/** What a server that starts on these files says of a plan. */
async function lookAt(file: string, plan: number): Promise<Found> {
  const server = await startServer({ database: file, port: 0 });
  try {
    return await ask(server.origin, plan);
  } finally {
    await server.stop();
  }
}

async function ask(origin: string, plan: number): Promise<Found> {
  const headers = { authorization: 'ODFHIR Durability/Test' };
  const answer = await fetch(`${origin}/api/ext/v1/treatplans/${plan}/evidence`, { headers });
  const { patient, records, chain } = (await answer.json()) as {
    patient: { status: string };
    records: { kind: string }[];
    chain: Found['chain'];
  };
  const plans = (await (await fetch(`${origin}/api/v1/treatplans`, { headers })).json()) as Record<string, unknown>[];
  const row = plans.find(({ TreatPlanNum }) => TreatPlanNum === plan);
  return { status: patient.status, kinds: records.map(({ kind }) => kind), isSigned: row?.isSigned === 'true', chain };
}

/**
 * A process that is killed leaves its files as they are at that moment, so a copy made before a statement is what dying
 * there leaves. The server that is killed in truth is below.
 */
describe('a server that dies at any statement', () => {
  const requests = [
    { name: 'signing', first: [], verb: 'PUT', body: '{"isSigned":"true"}', before: 'unsigned', after: 'valid' },
    {
      name: 'clearing',
      first: ['{"isSigned":"true"}'],
      verb: 'PUT',
      body: '{"isSigned":"false"}',
      before: 'valid',
      after: 'withdrawn',
    },
    { name: 'deleting', first: ['{"isSigned":"true"}'], verb: 'DELETE', body: '', before: 'valid', after: 'deleted' },
  ];

  it.each(requests)('leaves $name done or not done, and never in doubt', async (request) => {
    const { first, verb, body, before, after } = request;
    const base = mkdtempSync(join(tmpdir(), 'bitewing-crash-'));
    try {
      const origin = await prepared(base, first);
      const copies = join(base, 'copies');
      mkdirSync(copies);
      const args = [watchedServer, origin, verb, '/treatplans/101', body, copies];
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      expect(stdout, stderr).toBe('200');
      const statements = readdirSync(copies).sort();
      expect(statements.length).toBeGreaterThan(10);
      const seen = new Set<string>();
      const known = new Set<string>();
      for (const statement of statements) {
        const folder = join(copies, statement);
        // Statements that write nothing leave the files as they were looked at already.
        const content = contentOf(folder);
        const isAnswered = statement === statements.at(-1);
        if (known.has(content) && !isAnswered) continue;
        known.add(content);
        const file = join(folder, 'origin.db');
        const found = await lookAt(file, 101);
        expect(isAnswered ? [after] : [before, after], `statement ${statement}`).toContain(found.status);
        expect(found.isSigned).toBe(found.status === 'valid');
        expect(found.chain.ok).toBe(true);
        // A second start finds the matter settled.
        expect(await lookAt(file, 101)).toEqual(found);
        seen.add(found.status);
      }
      expect(seen).toEqual(new Set([before, after]));
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
  });

  /** A name for the bytes of a folder's files. */
  function contentOf(folder: string): string {
    const hash = createHash('sha256');
    for (const name of readdirSync(folder).sort()) hash.update(`${name} `).update(readFileSync(join(folder, name)));
    return hash.digest('hex');
  }

  async function prepared(base: string, puts: readonly string[]): Promise<string> {
    const origin = copied(database, join(base, 'origin.db'));
    const server = await startServer({ database: origin, port: 0 });
    const headers = { authorization: 'ODFHIR Durability/Test', 'content-type': 'application/json' };
    for (const body of puts) await fetch(`${server.url}/treatplans/101`, { method: 'PUT', headers, body });
    await server.stop();
    return origin;
  }

  /** The practice, its control file and its evidence, as a stopped server leaves them. */
  function copied(from: string, to: string): string {
    for (const ending of ['.db', '-control.db', '-evidence.db']) {
      const source = from.replace(/\.db$/, ending);
      if (existsSync(source)) copyFileSync(source, to.replace(/\.db$/, ending));
    }
    return to;
  }
});

describe('a killed server', () => {
  it('loses no acknowledged signature and invents none', async () => {
    const wishes: (boolean | undefined)[] = PLANS.map(() => undefined);
    const acknowledged: boolean[] = [];
    const before = await startServer({ database, port: 0 });
    for (const plan of PLANS) acknowledged.push((await ask(before.origin, plan)).isSigned);
    await before.stop();
    let count = 0;
    const write = async (server: RealServer, index: number) => {
      for (;;) {
        wishes[index] = Math.random() < 0.7;
        try {
          const body = { isSigned: String(wishes[index]) };
          const { status, text } = await server.send('PUT', `/treatplans/${PLANS[index]}`, body);
          expect([status, text]).toEqual([200, expect.any(String)]);
          acknowledged[index] = wishes[index]!;
          count++;
        } catch (error) {
          if (error instanceof TypeError) return;
          throw error;
        }
      }
    };
    for (let round = 0; round < 8; round++) {
      const server = await startRealServer(database);
      const target = count + 3 + Math.floor(Math.random() * 12);
      const writing = Promise.all(PLANS.map((_, index) => write(server, index)));
      let isEnded = false;
      writing
        .catch(() => {})
        .finally(() => {
          isEnded = true;
        });
      while (count < target && !isEnded) await pause(2);
      await server.kill();
      await writing;

      const again = await startServer({ database, port: 0 });
      for (const [index, plan] of PLANS.entries()) {
        const { status, isSigned, chain } = await ask(again.origin, plan);
        expect([acknowledged[index], wishes[index]], `plan ${plan} in round ${round}`).toContain(isSigned);
        expect(isSigned ? ['valid'] : ['withdrawn', 'unsigned']).toContain(status);
        expect(chain.ok).toBe(true);
        acknowledged[index] = isSigned;
      }
      await again.stop();
    }
  });

  it('lets nobody else read the evidence', () => {
    const file = database.replace(/\.db$/, '-evidence.db');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
