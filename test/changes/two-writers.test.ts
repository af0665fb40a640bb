import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/db/audit-chain/verify.ts';
import { insertRow } from '../../src/db/rows/rows.ts';
import { PERMISSIONS } from '../../src/http/permissions.ts';
import { type RunningServer, startServer } from '../../src/server.ts';
import { type RealServer, startRealServer } from '../durability/real-server.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';

const WRITES = 200;
const WRITERS = 20;
const KILLS = 4;
const PATIENTS = [11, 12, 13, 14, 15, 16];
const AUTHORIZATION = { authorization: 'ODFHIR Durability/Test' };

interface Change {
  number: number;
  table: string;
  key: number;
  kind: string;
}

describe.each(engines)('a reader that follows, on %s', (engine) => {
  let shared: FreshDatabase;
  let folder: string;
  let here: RunningServer;
  let writers: RealServer[] = [];
  const inFolder = () => ({ database: shared.database, control: join(folder, 'control.db'), port: 0, empty: true });
  const startWriter = () => startRealServer(shared.database, ['env', `BITEWING_CONTROL=${join(folder, 'control.db')}`]);

  beforeAll(async () => {
    shared = await sharedDatabase(engine);
    folder = mkdtempSync(join(tmpdir(), 'bitewing-feed-'));
    here = await startServer({ ...inFolder(), documents: folder });
    here.keys.add(
      { developerKey: 'Durability', customerKey: 'Test' },
      'Durability',
      PERMISSIONS,
      '2025-01-01 00:00:00',
    );
    await here.practice.write(async (tx) => {
      for (const PatNum of PATIENTS) await insertRow(tx, 'patient', { PatNum, LName: `Ivory${PatNum}`, PriProv: 1 });
      await insertRow(tx, 'provider', { ProvNum: 1, Abbr: 'DOC1' });
      await insertRow(tx, 'definition', { DefNum: 1, Category: 11, ItemName: 'Exams' });
      await insertRow(tx, 'procedurecode', { CodeNum: 3, ProcCode: 'D0120', ProcCat: 1, Descript: 'exam' });
    });
    writers = await Promise.all([startWriter(), startWriter()]);
  });
  afterAll(async () => {
    for (const writer of writers) await writer.kill();
    await here.stop();
    await shared.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Asks again and again until a last question after `isOver` finds nothing; answers every number that was told. */
  async function follow(origin: string, limit: number, isOver: () => boolean): Promise<Change[]> {
    const seen: Change[] = [];
    for (let after = 0; ; ) {
      const wasOver = isOver();
      const response = await fetch(`${origin}/api/ext/v1/changes?after=${after}&limit=${limit}&wait=1`, {
        headers: AUTHORIZATION,
      });
      if (response.status === 503) continue;
      expect(response.status).toBe(200);
      const { changes, next } = (await response.json()) as { changes: Change[]; next: number };
      seen.push(...changes);
      if (wasOver && changes.length === 0) return seen;
      after = next;
    }
  }

  const expectWhole = (seen: Change[]) =>
    expect(seen.map(({ number }) => number)).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));

  it(`sees every number once and in order while two servers store ${WRITES} procedures and are killed`, async () => {
    const stored: number[] = [];
    const notes = new Map<number, number>();
    let asked = 0;
    let isOver = false;
    const readers = [follow(here.origin, 1000, () => isOver), follow(here.origin, 7, () => isOver)];

    async function write(number: number): Promise<void> {
      while (asked < WRITES) {
        const count = asked++;
        const server = writers[(number + count) % 2]!;
        const body = { PatNum: PATIENTS[count % PATIENTS.length], ProcDate: '2025-03-10', ProcStatus: 'TP' };
        try {
          const reply = await server.send('POST', '/procedurelogs', { ...body, procCode: 'D0120' });
          if (reply.status !== 201) continue;
          const { ProcNum } = JSON.parse(reply.text) as { ProcNum: number };
          stored.push(ProcNum);
          if (count % 4 !== 0) continue;
          const { status } = await server.send('PUT', `/procedurelogs/${ProcNum}`, { ClaimNote: `Note ${count}` });
          if (status === 200) notes.set(ProcNum, count);
        } catch {
          // Killed: nobody knows whether this one is stored.
        }
      }
    }
    const killing = (async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        const enough = ((kill + 1) * WRITES) / (KILLS + 2);
        while (asked < enough) await new Promise((resolve) => setTimeout(resolve, 5));
        const victim = kill % 2;
        await writers[victim]!.kill();
        writers[victim] = await startWriter();
      }
    })();
    try {
      await Promise.all([...Array.from({ length: WRITERS }, (_, number) => write(number)), killing]);
    } finally {
      // Nobody asks on after a failure either.
      isOver = true;
      await Promise.allSettled(readers);
    }
    const [fast, slow] = (await Promise.all(readers)) as [Change[], Change[]];

    expectWhole(fast);
    expect(slow).toEqual(fast);
    const keysOf = (kind: string) =>
      fast.filter((one) => one.table === 'procedurelog' && one.kind === kind).map(({ key }) => key);
    const rows = await here.practice.read(({ db }) => db.selectFrom('procedurelog').select('ProcNum').execute());
    const inserted = keysOf('insert').sort((one, other) => one - other);
    expect(inserted).toEqual(rows.map(({ ProcNum }) => Number(ProcNum)).sort((one, other) => one - other));
    expect(stored.length).toBeGreaterThan(WRITES / 10);
    expect(stored.filter((key) => !inserted.includes(key))).toEqual([]);
    // Of each row the insert comes first.
    const updated = fast.filter(({ table, kind }) => table === 'procedurelog' && kind === 'update');
    expect([...notes.keys()].filter((key) => !updated.some((one) => one.key === key))).toEqual([]);
    const insertOf = new Map(
      fast
        .filter(({ table, kind }) => table === 'procedurelog' && kind === 'insert')
        .map((one) => [one.key, one.number]),
    );
    expect(updated.filter(({ key, number }) => number < insertOf.get(key)!)).toEqual([]);
    // Every row that tells who did it is in its chain, whoever numbered it and whoever was killed meanwhile.
    const audits = fast.filter(({ table }) => table === 'securitylog').length;
    expect(await here.practice.read(verifyAudit)).toMatchObject({ links: audits, waiting: 0, found: 0 });
  });
});
