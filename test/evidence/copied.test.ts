import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRow } from '../../src/db/rows/rows.ts';
import { TPStatus } from '../../src/domain/enums.ts';
import { PERMISSIONS, type RunningServer, startServer } from '../../src/index.ts';
import { runBitewing } from '../cli/run-bitewing.ts';
import { engines, sharedDatabase } from '../support/engines.ts';

const pair = { developerKey: 'Copied', customerKey: 'Evidence' };
const headers = { authorization: 'ODFHIR Copied/Evidence', 'content-type': 'application/json' };

const sign = async (server: RunningServer, plan: number) =>
  (
    await fetch(`${server.url}/treatplans/${plan}`, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ isSigned: 'true' }),
    })
  ).status;

const evidenceOf = async (server: RunningServer, plan: number) => {
  const answer = await fetch(`${server.origin}/api/ext/v1/treatplans/${plan}/evidence`, { headers });
  return (await answer.json()) as { patient: { status: string }; records: { kind: string }[] };
};

const withPlans = (server: RunningServer, plans: readonly number[]) =>
  server.practice.write(async (tx) => {
    for (const TreatPlanNum of plans) {
      const PatNum = TreatPlanNum - 100;
      await insertRow(tx, 'patient', { PatNum, LName: 'Invented' });
      await insertRow(tx, 'treatplan', { TreatPlanNum, PatNum, TPStatus: TPStatus.Saved, Note: '', Signature: '' });
      await insertRow(tx, 'proctp', { TreatPlanNum, PatNum, Descript: 'Crown', PatAmt: 12.5 });
    }
  });

const folder = mkdtempSync(join(tmpdir(), 'bitewing-copied-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function count(file: string, sql: string): number {
  const database = new DatabaseSync(file);
  const { n } = database.prepare(sql).get() as { n: number };
  database.close();
  return n;
}

/** Each signature is one record. */
const recordsBeside = (copy: string) =>
  copy === '' ? 0 : count(copy.replace('.db', '-evidence.db'), 'SELECT count(*) AS n FROM record');

describe('a backup while people sign', () => {
  it('has no record of a signature that its copy of the practice does not have', async () => {
    const database = join(folder, 'practice.db');
    const server = await startServer({ database, port: 0, empty: true });
    server.keys.add(pair, 'Copied', PERMISSIONS, '2025-01-01 00:00:00');
    let isCopying = true;
    let signed = 0;
    const signNext = async () => {
      const plan = 101 + signed;
      // The next one is there before this one is signed, so that a copy has the first that it has no signature of.
      await withPlans(server, [plan + 1]);
      expect(await sign(server, plan)).toBe(200);
      signed++;
    };
    await withPlans(server, [101]);
    await signNext();
    const signing = (async () => {
      while (isCopying) await signNext();
    })();
    // Until somebody signed between the copy of the practice and that of the evidence, however fast either is.
    let copy = '';
    let kept = 0;
    for (let round = 0; kept === recordsBeside(copy); round++) {
      copy = join(folder, `copy-${round}.db`);
      expect((await runBitewing(['backup', copy, '--database', database])).status).toBe(0);
      kept = count(copy, "SELECT count(*) AS n FROM treatplan WHERE Signature <> ''");
    }
    isCopying = false;
    await signing;
    await server.stop();

    const verified = await runBitewing(['verify', 'all', '--json', '--database', copy]);
    expect([verified.status, verified.out]).toEqual([0, expect.stringContaining(`"valid":${kept}`)]);

    const restored = await startServer({ database: copy, port: 0 });
    expect(await evidenceOf(restored, 101)).toMatchObject({ patient: { status: 'valid' } });
    const last = 100 + kept + 1;
    expect(await evidenceOf(restored, last)).toMatchObject({ patient: { status: 'unsigned' } });
    expect(await sign(restored, last)).toBe(200);
    expect(await evidenceOf(restored, last)).toMatchObject({ patient: { status: 'valid' } });
    await restored.stop();
  });
});

describe.each(engines)('two practices on one file of evidence, on %s', (engine) => {
  const control = join(folder, `${engine}-control.db`);
  const databases: Awaited<ReturnType<typeof sharedDatabase>>[] = [];
  beforeAll(async () => {
    databases.push(await sharedDatabase(engine), await sharedDatabase(engine));
  });
  afterAll(async () => {
    for (const { drop } of databases) await drop();
  });

  it('leaves it to each to find out what became of its own signatures', async () => {
    const start = async (index: number) =>
      startServer({ database: databases[index]!.database, control, port: 0, empty: true });
    const one = await start(0);
    one.keys.add(pair, 'Copied', PERMISSIONS, '2025-01-01 00:00:00');
    await withPlans(one, [101]);
    expect(await sign(one, 101)).toBe(200);
    // As a power cut leaves it between the practice's commit and the end of the note.
    const file = new DatabaseSync(join(folder, `${engine}-evidence.db`));
    file.exec("INSERT INTO in_flight (Number, First, TokenHash) SELECT max(Number), max(Number), '' FROM record");
    file.close();
    const other = await start(1);
    other.keys.add({ ...pair, customerKey: 'Other' }, 'Other', PERMISSIONS, '2025-01-01 00:00:00');
    await other.stop();
    expect(await evidenceOf(one, 101)).toMatchObject({ patient: { status: 'valid' }, records: [{ kind: 'signed' }] });
    await one.stop();
  });
});

describe.each(engines)('an older copy that was put back under newer evidence, on %s', (engine) => {
  it('gives no plan the number of a signed one', async () => {
    const { database, drop } = await sharedDatabase(engine);
    const control = join(folder, `older-${engine}-control.db`);
    const start = () => startServer({ database, control, port: 0, empty: true });
    const before = await start();
    before.keys.add(pair, 'Copied', PERMISSIONS, '2025-01-01 00:00:00');
    await withPlans(before, [101, 102]);
    expect(await sign(before, 102)).toBe(200);
    await before.practice.write(async ({ db }) => {
      await sql`DELETE FROM treatplan WHERE TreatPlanNum > 101`.execute(db);
      if (engine === 'sqlite') await sql`UPDATE sqlite_sequence SET seq = 101 WHERE name = 'treatplan'`.execute(db);
    });
    if (engine !== 'sqlite')
      await before.practice.write(({ db }) => sql`ALTER TABLE treatplan AUTO_INCREMENT = 102`.execute(db));
    await before.stop();
    for (const wanted of [103, 104]) {
      const after = await start();
      const { TreatPlanNum } = await after.practice.write((tx) =>
        insertRow(tx, 'treatplan', { PatNum: 1, TPStatus: TPStatus.Saved, Note: '', Signature: '' }),
      );
      expect(TreatPlanNum).toBe(wanted);
      await after.stop();
    }
    await drop();
  });
});
