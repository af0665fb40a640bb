import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/db/audit-chain/verify.ts';
import { ProcStatus, TPStatus } from '../../src/domain/enums.ts';
import type { Key } from '../../src/domain/key.ts';
import { type Answer, startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { layFixture, PRIORITY } from '../treatment-plans/fixture.ts';
import { brokenInvariants, readPlans } from '../treatment-plans/plan-invariants.ts';
import { clusterUrl, dropDatabase, makeDatabase } from './cluster.ts';

/** All of them edit the plans of one patient. */
const EDITORS_PER_SERVER = 3;
const ROUNDS = 20;
const PATIENT = 15;

/** What was acknowledged to one editor is stored, for everything that only this editor could change. */
interface Told {
  /** ProcNum → its status. */
  readonly procedures: Map<Key, number>;
  readonly plans: Set<Key>;
  readonly deletedPlans: Set<Key>;
  /** Saved plan → its rows when it was saved, as JSON. */
  readonly saved: Map<Key, string>;
  readonly signed: Set<Key>;
  readonly attaches: { plan: Key; procedure: Key }[];
}

describe('two servers on two nodes', { timeout: 180_000 }, () => {
  let database: string;
  let servers: TestPractice[] = [];
  beforeAll(async () => {
    database = await makeDatabase('two_nodes');
    const first = await startTestPractice({ database: clusterUrl(database, [1]) });
    servers = [first, await startTestPractice({ database: clusterUrl(database, [2]) })];
    await layFixture(first);
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await dropDatabase(database);
  });

  it('keep the plans of a patient who is edited through both, and every acknowledged edit', async () => {
    const [here, there] = servers as [TestPractice, TestPractice];
    const before = await readPlans(here);
    const statuses: number[] = [];
    const pairs = [here, there].map((server, index) => ({ server, other: servers[1 - index]! }));
    const told = await Promise.all(
      pairs.flatMap((pair) => Array.from({ length: EDITORS_PER_SERVER }, () => edit(pair, statuses))),
    );

    const rows = await here.rows('securitylog');
    for (const server of servers) await server.ext('GET', '/api/ext/v1/changes?limit=1000');
    for (const server of servers) {
      const verdict = await server.server.practice.read(verifyAudit);
      expect(verdict).toMatchObject({ links: rows.length, waiting: 0, found: 0, problems: [] });
    }

    const answered = new Map<number, number>();
    for (const status of statuses) answered.set(status, (answered.get(status) ?? 0) + 1);
    console.table(Object.fromEntries([...answered].map(([status, count]) => [status, { answers: count }])));
    expect([...answered.keys()].filter((status) => ![200, 201, 503].includes(status))).toEqual([]);

    for (const server of servers) {
      const after = await readPlans(server);
      expect(brokenInvariants(after)).toEqual([]);
      const created = after.procedures.length - before.procedures.length;
      expect(created).toBe(told.reduce((sum, { procedures }) => sum + procedures.size, 0));
      const status = new Map(after.procedures.map(({ ProcNum, ProcStatus: each }) => [ProcNum, each]));
      const plan = new Map(after.plans.map((each) => [each.TreatPlanNum, each]));
      for (const editor of told) {
        for (const [procNum, expected] of editor.procedures) expect(status.get(procNum)).toBe(expected);
        for (const planNum of editor.plans) expect(plan.has(planNum)).toBe(true);
        for (const planNum of editor.deletedPlans) expect(plan.has(planNum)).toBe(false);
        for (const [planNum, rows] of editor.saved) {
          expect(plan.get(planNum)?.TPStatus).toBe(TPStatus.Saved);
          expect(JSON.stringify(after.copies.filter(({ TreatPlanNum }) => TreatPlanNum === planNum))).toBe(rows);
        }
        for (const planNum of editor.signed) expect(plan.get(planNum)?.Signature).not.toBe('');
        for (const attach of editor.attaches) {
          if (status.get(attach.procedure) !== ProcStatus.TP || !plan.has(attach.plan)) continue;
          const isStored = after.attaches.some(
            ({ TreatPlanNum, ProcNum }) => TreatPlanNum === attach.plan && ProcNum === attach.procedure,
          );
          expect(isStored).toBe(true);
        }
      }
    }
  });
});

/** One editor's rounds: plan work, attach it to an own plan, save and sign, take some back. Nothing is sent twice. */
async function edit(
  { server, other }: { server: TestPractice; other: TestPractice },
  statuses: number[],
): Promise<Told> {
  const told: Told = {
    procedures: new Map(),
    plans: new Set(),
    deletedPlans: new Set(),
    saved: new Map(),
    signed: new Set(),
    attaches: [],
  };
  async function send(verb: string, path: string, body?: object): Promise<Answer | undefined> {
    const answer = await server.send(verb, path, body);
    statuses.push(answer.status);
    return answer.status < 300 ? answer : undefined;
  }

  for (let round = 0; round < ROUNDS; round++) {
    const work = {
      PatNum: PATIENT,
      ProcDate: '2025-03-10',
      ProcStatus: 'TP',
      procCode: 'D0140',
      Priority: PRIORITY.one,
    };
    const procedure: Key | undefined = (await send('POST', '/procedurelogs', work))?.body.ProcNum;
    if (procedure !== undefined) told.procedures.set(procedure, ProcStatus.TP);

    const plan: Key | undefined = (await send('POST', '/treatplans', { PatNum: PATIENT }))?.body.TreatPlanNum;
    if (plan === undefined) continue;
    told.plans.add(plan);
    if (procedure !== undefined) {
      const attach = { TreatPlanNum: plan, ProcNum: procedure, Priority: PRIORITY.two };
      if (await send('POST', '/treatplanattaches', attach)) told.attaches.push({ plan, procedure });
      if (round % 4 === 1 && (await send('PUT', `/procedurelogs/${procedure}`, { ProcStatus: 'C' }))) {
        told.procedures.set(procedure, ProcStatus.C);
      }
      if (round % 4 === 2 && (await send('DELETE', `/procedurelogs/${procedure}`))) {
        told.procedures.set(procedure, ProcStatus.D);
      }
    }
    const saved: Key | undefined = (await send('POST', '/treatplans/Saved', { TreatPlanNum: plan }))?.body.TreatPlanNum;
    if (saved !== undefined) {
      const rows = await other.rows('proctp', ({ TreatPlanNum }) => TreatPlanNum === saved);
      told.saved.set(saved, JSON.stringify(rows));
      if (await send('PUT', `/treatplans/${saved}`, { isSigned: 'true' })) told.signed.add(saved);
    }
    if (round % 2 === 1 && (await send('DELETE', `/treatplans/${plan}`))) {
      told.plans.delete(plan);
      told.deletedPlans.add(plan);
    }
  }
  return told;
}
