import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/db/audit-chain/verify.ts';
import { ProcStatus, TPStatus } from '../../src/domain/enums.ts';
import type { Key } from '../../src/domain/key.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const PATIENTS = [11, 12, 13];
const WRITERS = 6;
const ROUNDS = 8;

/** Has a server give numbers to everything that is committed, and links to its audit rows. */
const numbered = async (server: TestPractice) => {
  expect((await server.ext('GET', '/api/ext/v1/changes?limit=1000')).status).toBe(200);
};

/** The same choices in every run, so that a failure can be repeated. */
function choices(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % count;
  };
}

describe.each(engines)('two servers on one database, on %s', (engine) => {
  let shared: FreshDatabase;
  let servers: TestPractice[];
  beforeAll(async () => {
    shared = await sharedDatabase(engine);
    servers = [
      await startTestPractice({ database: shared.database }),
      await startTestPractice({ database: shared.database }),
    ];
    const [office] = servers as [TestPractice];
    await office.lay('provider', { ProvNum: 1, Abbr: 'DOC1' });
    await office.lay('definition', { DefNum: 1, Category: 11, ItemName: 'Exams' });
    await office.lay('procedurecode', { CodeNum: 3, ProcCode: 'D0120', ProcCat: 1, Descript: 'periodic exam' });
    await office.lay('patient', ...PATIENTS.map((PatNum) => ({ PatNum, LName: `Ivory${PatNum}`, PriProv: 1 })));
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await shared.drop();
  });

  it('gives a patient one Active plan, however many first procedures arrive at once', async () => {
    const newcomers = Array.from({ length: 12 }, (_, index) => 100 + index);
    const [office] = servers as [TestPractice];
    await office.lay('patient', ...newcomers.map((PatNum) => ({ PatNum, LName: 'Newcomer', PriProv: 1 })));
    for (const PatNum of newcomers) {
      const body = { PatNum, ProcDate: '2025-03-10', ProcStatus: 'TP', procCode: 'D0120' };
      const answers = await Promise.all([0, 1, 0, 1].map((server) => servers[server]!.post('/procedurelogs', body)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    }
    const plans = await office.rows('treatplan');
    expect(plans.map(({ PatNum }) => PatNum).sort()).toEqual(newcomers);
    const attaches = await office.rows('treatplanattach');
    expect(attaches).toHaveLength(4 * newcomers.length);
  });

  it('keeps the plans of patients who are written to through both', async () => {
    const statuses: number[] = [];
    const created: Key[] = [];
    const deleted: Key[] = [];

    async function writer(number: number): Promise<void> {
      const choose = choices(number + 1);
      const mine: Key[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const server = servers[choose(2)]!;
        const victim = mine[choose(Math.max(mine.length, 1))];
        const action = victim === undefined ? 0 : choose(4);
        if (action === 3) {
          const { status } = await server.delete(`/procedurelogs/${victim}`);
          statuses.push(status);
          if (status === 200) deleted.push(...mine.splice(mine.indexOf(victim!), 1));
        } else if (action === 2) {
          const { status } = await server.put(`/procedurelogs/${victim}`, { ProcStatus: 'C' });
          statuses.push(status);
        } else {
          const body = {
            PatNum: PATIENTS[choose(PATIENTS.length)],
            ProcDate: '2025-03-10',
            ProcStatus: 'TP',
            procCode: 'D0120',
          };
          const answer = await server.post('/procedurelogs', body);
          statuses.push(answer.status);
          if (answer.status === 201) mine.push(answer.body.ProcNum);
          if (answer.status === 201) created.push(answer.body.ProcNum);
        }
      }
    }
    await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));

    expect(statuses.filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(WRITERS);
    const [office] = servers as [TestPractice];
    const procedures = await office.rows('procedurelog', ({ PatNum }) => PATIENTS.includes(Number(PatNum)));
    expect(procedures.map(({ ProcNum }) => ProcNum).sort()).toEqual(created.sort());
    const isDeleted = procedures.filter(({ ProcStatus: status }) => status === ProcStatus.D);
    expect(isDeleted.map(({ ProcNum }) => ProcNum).sort()).toEqual(deleted.sort());

    const plans = await office.rows('treatplan');
    const attaches = await office.rows('treatplanattach');
    const pairs = attaches.map(({ TreatPlanNum, ProcNum }) => `${TreatPlanNum}/${ProcNum}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const patNum of PATIENTS) {
      const own = plans.filter(({ PatNum }) => PatNum === patNum);
      const active = own.filter(({ TPStatus: status }) => status === TPStatus.Active);
      expect(active.length).toBeLessThanOrEqual(1);
      expect(own.filter(({ Heading }) => Heading === 'Unassigned').length).toBeLessThanOrEqual(1);
    }
    for (const { ProcNum, PatNum, ProcStatus: status } of procedures) {
      const on = attaches.filter((attach) => attach.ProcNum === ProcNum);
      const planOf = on.map(({ TreatPlanNum }) => plans.find((plan) => plan.TreatPlanNum === TreatPlanNum)!);
      expect(planOf.every((plan) => plan.PatNum === PatNum)).toBe(true);
      const isOnActive = planOf.some((plan) => plan.TPStatus === TPStatus.Active);
      if (status !== ProcStatus.TP) expect(on).toEqual([]);
      if (status === ProcStatus.TP) expect(isOnActive).toBe(true);
    }
  });

  it('chains every audit row once, though both number the changes of both at once', async () => {
    const write = async (server: TestPractice, PatNum: number) => {
      for (let count = 0; count < 10; count++) {
        const { status } = await server.post('/treatplans', { PatNum, Heading: `Chained ${count}` });
        expect(status).toBe(201);
        await numbered(server);
      }
    };
    for (const server of servers) await numbered(server);
    await Promise.all(servers.flatMap((server) => PATIENTS.map((patient) => write(server, patient))));
    const [office] = servers as [TestPractice];
    const rows = await office.rows('securitylog');
    for (const server of servers) {
      const verdict = await server.server.practice.read(verifyAudit);
      expect(verdict).toMatchObject({ links: rows.length, waiting: 0, found: 0, problems: [] });
    }
  });
});
