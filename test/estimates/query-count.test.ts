import type { Kysely, KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remembering } from '../../src/db/facts.ts';
import type { Handle, Transaction } from '../../src/db/handle.ts';
import { openPractice } from '../../src/db/opening/open.ts';
import type { Practice } from '../../src/db/practice.ts';
import { insertRow, insertRows, newRow } from '../../src/db/rows/rows.ts';
import type { PracticeTables } from '../../src/db/schema/tables.ts';
import { TPStatus } from '../../src/domain/enums.ts';
import { PERMISSIONS } from '../../src/http/permissions.ts';
import { estimatePlan } from '../../src/practice/insurance/pricing/plan-estimate.ts';
import { recalculateEstimates } from '../../src/practice/insurance/stored/recalculate.ts';
import { priceProcedures } from '../../src/resources/estimates/price-procedures.ts';
import { engines, type FreshDatabase, freshDatabase } from '../support/engines.ts';

const NOW = '2026-06-15 09:00:00';
const clock = { now: () => NOW };
const COUNTS = [10, 300];

/** A view of the practice that counts its statements. */
function counted<H extends Handle>(handle: H): { handle: H; count: () => number } {
  let statements = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements++;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    handle: {
      ...handle,
      db: (handle.db as Kysely<PracticeTables>).withPlugin(counter),
      select(sql, parameters) {
        statements++;
        return handle.select(sql, parameters);
      },
      // As if nothing were known of the office yet: what is kept from an earlier request would hide what this one asks.
      fact: remembering(),
    },
    count: () => statements,
  };
}

describe.each(engines)('the queries of an estimate, on %s', (engine) => {
  let fresh: FreshDatabase;
  let practice: Practice;

  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    ({ practice } = await openPractice(fresh.database, clock, clock));
    await practice.write(async (tx) => {
      await insertRow(tx, 'provider', { ProvNum: 1, FeeSched: 1 });
      await insertRow(tx, 'feesched', { FeeSchedNum: 1 });
      await insertRow(tx, 'procedurecode', { CodeNum: 1, ProcCode: 'D2150', SubstitutionCode: 'D2140' });
      await insertRow(tx, 'procedurecode', { CodeNum: 2, ProcCode: 'D2140' });
      await insertRow(tx, 'insplan', { PlanNum: 1, PlanType: 'p', FeeSched: 1 });
      await insertRow(tx, 'insplan', { PlanNum: 2 });
      await insertRow(tx, 'benefit', { PlanNum: 1, BenefitType: 1, Percent: 80, MonetaryAmt: -1, CodeNum: 1 });
      for (const size of COUNTS) {
        await insertRow(tx, 'patient', { PatNum: size, PriProv: 1 });
        for (const plan of [1, 2]) {
          const InsSubNum = size * 10 + plan;
          await insertRow(tx, 'inssub', { InsSubNum, PlanNum: plan, Subscriber: size });
          await insertRow(tx, 'patplan', { PatNum: size, InsSubNum, Ordinal: plan });
        }
        await insertRow(tx, 'discountplan', { DiscountPlanNum: size, FeeSchedNum: 1, DefNum: 5 });
        await insertRow(tx, 'discountplansub', { DiscountPlanNum: size, PatNum: size });
        await insertRow(tx, 'treatplan', { TreatPlanNum: size, PatNum: size, Heading: 'Plan', Note: '', TPStatus: 1 });
        const nums = Array.from({ length: size }, (_, index) => size * 1000 + index);
        const procedure = { PatNum: size, ProcStatus: 1, CodeNum: 1, ProvNum: 1, UnitQty: 1, ProcFee: 100 };
        const past = { PatNum: size, InsSubNum: size * 10 + 1, PlanNum: 1, Status: 1, ProcDate: '2026-01-05' };
        await insertRows(
          tx,
          'procedurelog',
          nums.map((ProcNum) => newRow('procedurelog', NOW, { ...procedure, ProcNum, ProcDate: '2026-06-01' })),
        );
        await insertRows(
          tx,
          'treatplanattach',
          nums.map((ProcNum) => newRow('treatplanattach', NOW, { TreatPlanNum: size, ProcNum })),
        );
        await insertRows(
          tx,
          'claimproc',
          nums.map(() => newRow('claimproc', NOW, { ...past, ClaimNum: 1, InsPayAmt: 1 })),
        );
      }
    });
  });
  afterAll(async () => {
    await practice.close();
    await fresh.drop();
  });

  const countOf = async (work: (handle: Handle) => Promise<void>) => {
    // The first time some statements are built, which the counter would see too.
    await practice.read(work);
    return practice.read(async (handle) => {
      const { handle: counting, count } = counted(handle);
      await work(counting);
      return count();
    });
  };

  it('do not depend on the length of the plan', async () => {
    const counts = [];
    for (const size of COUNTS) {
      const work = async (handle: Handle) => {
        const { lines } = await estimatePlan(handle, { TreatPlanNum: size, PatNum: size });
        expect(lines).toHaveLength(size);
      };
      counts.push(await countOf(work));
    }
    expect(counts).toEqual([23, 23]);
  });

  it('do not depend on the number of procedures priced', async () => {
    const counts = [];
    for (const size of COUNTS) {
      const Procedures = Array.from({ length: size }, (_, index) => ({
        ...{ CodeNum: index % 2 ? 1 : undefined, procCode: index % 2 ? undefined : 'D2140', ToothNum: undefined },
        ...{ Surf: undefined, ToothRange: undefined, ProcFee: undefined, ProvNum: undefined, ClinicNum: undefined },
        ...{ Date: undefined, ProcNum: undefined },
      }));
      const call = {
        ...{ id: 0, word: '', query: {}, page: { limit: 1, offset: 0 }, formats: {} },
        caller: { developerName: 'Test', permissions: new Set(PERMISSIONS), customer: '' },
        body: {
          PatNum: size,
          Procedures,
          AptNum: undefined,
          allPlanned: undefined,
          asOf: undefined,
          explain: undefined,
        },
        ignore: () => {},
      };
      counts.push(
        await countOf(async (handle) => {
          const { body } = await priceProcedures(handle, call);
          expect(JSON.parse(body).lines).toHaveLength(size);
        }),
      );
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeLessThanOrEqual(30);
  });

  it('do not depend on the number of planned procedures that are on no plan', async () => {
    const counts: number[] = [];
    for (const size of COUNTS) {
      const PatNum = size + 1;
      await practice.write(async (tx) => {
        await insertRow(tx, 'patient', { PatNum, PriProv: 1 });
        await insertRow(tx, 'patplan', { PatNum, InsSubNum: COUNTS[0]! * 10 + 1, Ordinal: 1 });
        const procedure = { PatNum, ProcStatus: 1, CodeNum: 1, ProvNum: 1, UnitQty: 1, ProcDate: '2026-06-01' };
        await insertRows(
          tx,
          'procedurelog',
          // Each costs something else, so that their estimates are rows that differ.
          Array.from({ length: size }, (_, index) =>
            newRow('procedurelog', NOW, { ...procedure, ProcFee: 10 * (index + 1) }),
          ),
        );
        await recalculateEstimates(tx, PatNum);
      });
      await practice.write(async (tx) => {
        const { handle: counting, count } = counted<Transaction>(tx);
        await recalculateEstimates(counting, PatNum);
        counts.push(count());
      });
      const made = await practice.read((handle) =>
        handle.db.selectFrom('claimproc').selectAll().where('PatNum', '=', PatNum).orderBy('ProcNum').execute(),
      );
      expect(made.map(({ BaseEst }) => BaseEst)).toEqual(Array.from({ length: size }, (_, index) => 8 * (index + 1)));
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeLessThanOrEqual(25);
  });

  it('are fewer for a patient without any plan', async () => {
    const patient = { PatNum: 5, TreatPlanNum: 5 };
    await practice.write(async (tx) => {
      await insertRow(tx, 'patient', { PatNum: 5 });
      await insertRow(tx, 'treatplan', { ...patient, Heading: '', Note: '', TPStatus: TPStatus.Active });
    });
    expect(await countOf(async (handle) => void (await estimatePlan(handle, patient)))).toBeLessThanOrEqual(8);
  });
});
