import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Transaction } from '../../db/handle.ts';
import { openPractice } from '../../db/opening/open.ts';
import type { Practice } from '../../db/practice.ts';
import type { Row, TableName } from '../../db/schema/tables.ts';
import { unitOfWork } from '../../db/unit-of-work.ts';
import { TPStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { synchRecalls } from '../../practice/chart/recalls.ts';
import { recalculateEstimates } from '../../practice/insurance/stored/recalculate.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import { synchScheduledRecalls } from '../../practice/schedule/scheduled-recalls.ts';
import { verifySignature } from '../../signing/verify.ts';
import { DEMO_NOW } from '../demo-date.ts';
import { fillDemoPractice } from '../fill.ts';
import { FIRST_DAY, firstDayText, readFirstDay } from '../first-day.ts';
import { layDemoPractice } from './lay.ts';

/** The kept rows are checked here; `UPDATE_DEMO=1` writes them anew. */
it('is kept as the rules make it of the facts', async () => {
  const laid = firstDayText(await layDemoPractice());
  if (process.env.UPDATE_DEMO === '1') writeFileSync(FIRST_DAY, laid);
  const how = 'Facts or rules make other rows. UPDATE_DEMO=1 npm test -- src/demo/laying writes them.';
  const kept = readFileSync(FIRST_DAY, 'utf8');
  expect(readFirstDay(kept), how).toEqual(readFirstDay(laid));
  expect(kept === laid, how).toBe(true);
});

describe('the first day', () => {
  let practice: Practice;
  beforeAll(async () => {
    ({ practice } = await openPractice(':memory:', { now: () => DEMO_NOW }));
    await fillDemoPractice(practice);
  });
  afterAll(() => practice.close());

  const rows = <T extends TableName>(table: T) =>
    practice.read(({ db }) =>
      db
        .selectFrom(table as TableName)
        .selectAll()
        .execute(),
    ) as Promise<Row<T>[]>;

  // Patients were laid one after the other, but members of a family use up the same benefits.
  it.each<[string, readonly TableName[], (tx: Transaction, patNum: Key, status: number) => Promise<void>]>([
    ['plans', ['treatplan', 'treatplanattach', 'procedurelog'], (tx, patNum) => upkeepPlans(tx, patNum)],
    ['estimates', ['claimproc'], (tx, patNum) => recalculateEstimates(tx, patNum)],
    ['recalls', ['recall'], synchRecalls],
  ])('leaves nothing to do for the rules of %s', async (_name, tables, keep) => {
    const before = await Promise.all(tables.map(rows));
    const patients = await rows('patient');
    await unitOfWork(practice, async (tx) => {
      for (const { PatNum, PatStatus } of patients) await keep(tx, PatNum, PatStatus);
    });
    expect(await Promise.all(tables.map(rows))).toEqual(before);
  });

  it('has signatures that verify, on saved plans only', async () => {
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

// A Saturday: patients who came today have been moved to it, and with them the day they are due next.
it('leaves nothing to do for the rules of recalls when it is made two years later', async () => {
  const { practice } = await openPractice(':memory:', { now: () => '2028-02-26 10:00:00' });
  try {
    await fillDemoPractice(practice);
    const recalls = () => practice.read(({ db }) => db.selectFrom('recall').selectAll().execute());
    const before = await recalls();
    await unitOfWork(practice, async (tx) => {
      for (const patient of await tx.db.selectFrom('patient').selectAll().execute()) {
        await synchRecalls(tx, patient.PatNum, patient.PatStatus);
        await synchScheduledRecalls(tx, patient);
      }
    });
    expect(await recalls()).toEqual(before);
  } finally {
    await practice.close();
  }
});
