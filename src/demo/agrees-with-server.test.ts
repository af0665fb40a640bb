import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPractice } from '../db/open.ts';
import type { Handle, Practice } from '../db/practice.ts';
import type { Row, TableName } from '../db/schema/tables.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { ProcStatus, TPStatus } from '../domain/enums.ts';
import { synchRecalls } from '../practice/chart/recalls.ts';
import { defaultProcedureFee } from '../practice/insurance/procedure-fee.ts';
import { upkeepPlans } from '../practice/plans/plan-upkeep.ts';
import { savedRows } from '../practice/plans/saved-rows.ts';
import { startServer } from '../server.ts';
import { verifySignature } from '../signing/verify.ts';
import { DEMO_NOW } from './demo-date.ts';
import { fillDemoPractice } from './fill.ts';
import { DEMO_KEYS } from './marker.ts';

/** The invented rows are what the server would have stored: its own rules find nothing to change. */

let practice: Practice;
let now = DEMO_NOW;

beforeAll(async () => {
  ({ practice } = await openPractice(':memory:', { now: () => now }));
  await fillDemoPractice(practice);
});
afterAll(() => practice.close());

const all = <T extends TableName>(handle: Handle, table: T) =>
  handle.db
    .selectFrom(table as TableName)
    .selectAll()
    .execute() as unknown as Promise<Row<T>[]>;
const rows = <T extends TableName>(table: T) => practice.read((handle) => all(handle, table));

describe('plans', () => {
  it('are as upkeep leaves them', async () => {
    const liveTables = ['treatplan', 'treatplanattach', 'procedurelog'] as const;
    const before = await Promise.all(liveTables.map(rows));
    await unitOfWork(practice, async (tx) => {
      for (const { PatNum } of await all(tx, 'patient')) await upkeepPlans(tx, PatNum);
    });
    expect(await Promise.all(liveTables.map(rows))).toEqual(before);
  });

  it('hold the rows that saving them again on the same day gives', async () => {
    const plans = await rows('treatplan');
    const attaches = await rows('treatplanattach');
    const savedLines = await rows('proctp');
    const sourceOf = (plan: Row<'treatplan'>) => {
      const saved = savedLines.filter((row) => row.TreatPlanNum === plan.TreatPlanNum).map((row) => row.ProcNumOrig);
      return plans.find((live) => {
        const members = attaches.filter((row) => row.TreatPlanNum === live.TreatPlanNum).map((row) => row.ProcNum);
        return live.PatNum === plan.PatNum && members.length > 0 && String(members.sort()) === String(saved.sort());
      });
    };
    const saved = plans.filter((plan) => plan.TPStatus === TPStatus.Saved && sourceOf(plan));
    expect(saved.map((plan) => plan.TreatPlanNum)).toEqual([11202, 11232, 11404, 11405, 11406, 11412]);
    for (const plan of saved) {
      now = `${plan.DateTP} 09:00:00`;
      const again = await practice.read((handle) => savedRows(handle, sourceOf(plan)!));
      const stored = savedLines.filter((row) => row.TreatPlanNum === plan.TreatPlanNum);
      const lines = again.map((row, ItemOrder) => ({ ...row, ItemOrder }));
      expect(stored).toMatchObject(lines);
    }
    now = DEMO_NOW;
  });

  it('carry signatures that verify, and only saved ones do', async () => {
    const lines = await rows('proctp');
    const signed = (await rows('treatplan')).filter((plan) => plan.Signature || plan.SignaturePractice);
    expect(signed.map((plan) => plan.TreatPlanNum)).toEqual([11405, 11406]);
    for (const plan of signed) {
      expect(plan.TPStatus).toBe(TPStatus.Saved);
      const bound = lines.filter((row) => row.TreatPlanNum === plan.TreatPlanNum);
      for (const signature of [plan.Signature, plan.SignaturePractice].filter(Boolean)) {
        expect(verifySignature(signature!, plan, bound)).toMatchObject({
          kind: 'stamp',
          text: expect.stringContaining('Demo Developer'),
        });
      }
    }
  });
});

describe('fees', () => {
  it('of planned work are what the server would charge', async () => {
    const patients = new Map((await rows('patient')).map((row) => [row.PatNum, row]));
    const codes = new Map((await rows('procedurecode')).map((row) => [row.CodeNum, row]));
    const planned = (await rows('procedurelog')).filter((row) => row.ProcStatus === ProcStatus.TP);
    for (const row of planned) {
      const question = {
        patient: patients.get(row.PatNum)!,
        code: codes.get(row.CodeNum)!,
        provNum: row.ProvNum,
        clinicNum: row.ClinicNum,
        medicalCode: '',
      };
      const fee = await practice.read((handle) => defaultProcedureFee(handle, question));
      expect(row.ProcFee, String(row.ProcNum)).toBe(fee);
    }
  });
});

describe('recalls', () => {
  it('are due when the server would call', async () => {
    const before = await rows('recall');
    await unitOfWork(practice, async (tx) => {
      for (const { PatNum, PatStatus } of await all(tx, 'patient')) await synchRecalls(tx, PatNum, PatStatus);
    });
    expect(await rows('recall')).toEqual(before);
  });
});

describe('estimates', () => {
  it('of every Active plan are those that saving it stores', async () => {
    const settings = { database: ':memory:', control: ':memory:', port: 0, clock: { now: () => DEMO_NOW } };
    const server = await startServer(settings);
    const claimProcs = () => server.practice.read((handle) => all(handle, 'claimproc'));
    const before = await claimProcs();
    for (const { TreatPlanNum, TPStatus: status } of await rows('treatplan')) {
      if (status !== TPStatus.Active) continue;
      const response = await fetch(`${server.url}/treatplans/Saved`, {
        method: 'POST',
        headers: { authorization: `ODFHIR ${Object.values(DEMO_KEYS).join('/')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ TreatPlanNum }),
      });
      expect(response.status).toBe(201);
    }
    expect(await claimProcs()).toEqual(before);
    await server.stop();
  });
});
