import { beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/db/audit-chain/verify.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { layFixture } from '../treatment-plans/fixture.ts';

const BEFORE = '2025-03-10 10:00:00';
const BACK = '2025-03-10 09:00:00';

/** As in autumn, after a wrong clock was put right, or by somebody who wants to hide something. */
describe.each(engines)('a clock that is set back an hour while the server runs, on %s', (engine) => {
  const office = testPractice({ engine });
  let saved: number;
  beforeAll(async () => {
    await layFixture(office);
    office.setNow(BEFORE);
    saved = (await office.post('/treatplans/Saved', { TreatPlanNum: 100, Heading: 'To sign' })).body.TreatPlanNum;
  });

  it('repeats no POST that carried a key', async () => {
    const post = () =>
      office.send('POST', '/treatplans', { PatNum: 15, Heading: 'Once' }, { 'idempotency-key': 'once' });
    office.setNow(BEFORE);
    const first = await post();
    office.setNow(BACK);
    const second = await post();
    expect([first.status, second.body]).toEqual([201, first.body]);
    expect(await office.rows('treatplan', ({ Heading }) => Heading === 'Once')).toHaveLength(1);
  });

  it('tells changes in the order in which they were stored', async () => {
    const { next } = (await office.ext('GET', '/api/ext/v1/changes?limit=1000')).body;
    const headings = ['ten', 'nine', 'nine again', 'ten again'];
    for (const [index, now] of [BEFORE, BACK, BACK, BEFORE].entries()) {
      office.setNow(now);
      expect((await office.post('/treatplans', { PatNum: 15, Heading: headings[index] })).status).toBe(201);
    }
    const told = (await office.ext('GET', `/api/ext/v1/changes?limit=1000&after=${next}`)).body.changes;
    const plans = told.filter(({ table }: { table: string }) => table === 'treatplan');
    const rows = await office.rows('treatplan');
    expect(
      plans.map(({ key }: { key: number }) => rows.find(({ TreatPlanNum }) => TreatPlanNum === key)?.Heading),
    ).toEqual(headings);
    expect(plans.map(({ at }: { at: string }) => at)).toEqual([BEFORE, BACK, BACK, BEFORE]);
  });

  it('leaves a signature good, and what it signs as it is', async () => {
    office.setNow(BEFORE);
    expect(await office.put(`/treatplans/${saved}`, { isSigned: 'true' })).toMatchObject({ status: 200 });
    office.setNow(BACK);
    expect((await office.get('/treatplans?PatNum=15&TPStatus=Saved')).body).toMatchObject([{ isSigned: 'true' }]);
    expect((await office.put(`/treatplans/${saved}`, { Note: 'Hidden' })).text).toContain('TreatPlan is signed.');
  });

  it('breaks no link of the audit rows', async () => {
    await office.ext('GET', '/api/ext/v1/changes?limit=1000');
    const rows = await office.rows('securitylog');
    expect(await office.server.practice.read(verifyAudit)).toMatchObject({
      links: rows.length,
      waiting: 0,
      problems: [],
    });
  });
});
