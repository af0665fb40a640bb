import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteDue, whatIsDue } from '../../src/db/due-estimates.ts';
import { startServer } from '../../src/server.ts';
import { engines, type FreshDatabase, freshDatabase } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { layOffice, TODAY } from './office.ts';

const MANY = Array.from({ length: 40 }, (_, index) => 3000 + index);
/** One crown for each patient, with the patient's number; its estimate is the plan's percentage of 900 - 50. */
const crownAt = (percent: number) => (850 * percent) / 100;

describe.each(engines)('a change that concerns many patients, on %s', (engine) => {
  let practice: TestPractice;
  let fresh: FreshDatabase;
  beforeEach(async () => {
    fresh = await freshDatabase(engine);
    practice = await startTestPractice({ engine, database: fresh.database, now: `${TODAY} 09:00:00` });
    await layOffice(practice);
    await practice.lay(
      'patient',
      ...MANY.map((PatNum) => ({ PatNum, LName: 'Invented', Guarantor: PatNum, PriProv: 1 })),
    );
    await practice.lay(
      'patplan',
      ...MANY.map((PatNum) => ({ PatPlanNum: PatNum, PatNum, InsSubNum: 701, Ordinal: 1 })),
    );
    const planned = {
      ProcStatus: 1,
      CodeNum: 5,
      ToothNum: '3',
      ProcFee: 1200,
      ProcDate: TODAY,
      ProvNum: 1,
      UnitQty: 1,
    };
    await practice.lay('procedurelog', ...MANY.map((PatNum) => ({ ProcNum: PatNum, PatNum, ...planned })));
    await practice.lay('treatplan', ...MANY.map((PatNum) => ({ TreatPlanNum: PatNum, PatNum, TPStatus: 1 })));
    await practice.lay('treatplanattach', ...MANY.map((PatNum) => ({ TreatPlanNum: PatNum, ProcNum: PatNum })));
    await change(40);
    await untilNothingIsDue();
  });
  afterEach(async () => {
    await practice.stop();
    await fresh.drop();
  });

  const change = async (Percent: number) => expect((await practice.put('/benefits/604', { Percent })).status).toBe(200);
  const due = () => practice.server.practice.read(whatIsDue);
  const untilNothingIsDue = () => expect.poll(due).toMatchObject({ patients: 0 });
  const storedAmounts = async () => {
    const rows = await practice.rows('claimproc', ({ PatNum }) => MANY.includes(Number(PatNum)));
    return rows.map(({ PatNum, InsEstTotal }) => [PatNum, InsEstTotal]).sort(([a], [b]) => Number(a) - Number(b));
  };
  const all = (amount: number) => MANY.map((patNum) => [patNum, amount]);

  it('tells nobody an estimate of before', async () => {
    await change(60);
    const last = MANY.at(-1)!;
    expect((await practice.get(`/claimprocs?ProcNum=${last}`)).body).toMatchObject([{ InsEstTotal: crownAt(60) }]);
    await change(70);
    expect((await practice.get('/claimprocs?PatNum=3001&Status=Estimate')).body).toMatchObject([
      { InsEstTotal: crownAt(70) },
    ]);
    const { body } = await practice.get('/claimprocs?Status=Estimate&Limit=1000');
    const told = body.filter(({ PatNum }: { PatNum: number }) => MANY.includes(PatNum));
    expect(told.map(({ InsEstTotal }: { InsEstTotal: number }) => InsEstTotal)).toEqual(MANY.map(() => crownAt(70)));
    await change(80);
    const single = `/claimprocs/${told[5].ClaimProcNum}`;
    expect((await practice.get(single)).body).toMatchObject({ InsEstTotal: crownAt(80) });
    await change(90);
    const held = `/claimprocs/${told[6].ClaimProcNum}`;
    expect((await practice.put(held, { InsEstTotalOverride: 100 })).body).toMatchObject({ InsEstTotal: crownAt(90) });
  });

  it('makes the rest anew by itself, once each', async () => {
    await change(60);
    await untilNothingIsDue();
    expect(await storedAmounts()).toEqual(all(crownAt(60)));
    const { body } = await practice.ext('GET', '/api/ext/v1/changes?after=0&tables=claimproc');
    const ofMany = body.changes.filter(({ PatNum }: { PatNum: number }) => MANY.includes(PatNum));
    // Made when they were first estimated, and changed by the other percentage.
    expect(ofMany).toHaveLength(2 * MANY.length);
  });

  it('counts what is caught up on the way as no change of what was asked for', async () => {
    await change(60);
    const audited = async () => (await practice.rows('securitylog')).length;
    const before = await audited();
    expect((await practice.put('/patients/3002', { LName: 'Invented' })).status).toBe(200);
    expect(await audited()).toBe(before);
  });

  it('is taken up by another server, and by two of them without doing it twice', async () => {
    const { database } = fresh;
    await practice.change('claimproc', { Status: 6 }, { InsEstTotal: 1.23 });
    await practice.server.practice.write((tx) => noteDue(tx, new Map(MANY.map((patNum) => [patNum, false]))));
    const other = engine === 'mariadb' ? await startServer({ database, port: 0, control: ':memory:' }) : undefined;
    try {
      await untilNothingIsDue();
      expect(await storedAmounts()).toEqual(all(crownAt(40)));
    } finally {
      await other?.stop();
    }
  });

  it('is told as a figure', async () => {
    const { body } = await practice.ext('GET', '/healthz');
    expect(body).toMatchObject({ status: 'ok', estimatesDue: 0 });
  });
});
