/**
 * What an estimate costs: a plan of 30 procedures under two insurance plans, by the engine alone and end to end, and how
 * both grow with what was done before. Part of `npm run bench`; alone: `node bench/estimates.ts`.
 */

import type { Transaction } from '../src/db/handle.ts';
import { openPractice } from '../src/db/opening/open.ts';
import { insertRow, insertRows, newRow } from '../src/db/rows/rows.ts';
import { BenefitType, ClaimProcStatus, CoverageLevel, ProcStatus, TimePeriod, TPStatus } from '../src/domain/enums.ts';
import { prepare } from '../src/estimates/coverage/prepare.ts';
import { estimateTreatmentPlan } from '../src/estimates/lines/treatment-plan.ts';
import { estimateInput } from '../src/practice/insurance/input/estimate-input.ts';
import { estimatePlan } from '../src/practice/insurance/pricing/plan-estimate.ts';
import { startServer } from '../src/server.ts';
import { cleanly } from './cleanly.ts';
import { type BenchDatabase, fileDatabase } from './databases.ts';
import { median } from './load.ts';

const LINES = 30;
const HISTORIES = [30, 300, 3000];
const NOW = '2026-06-15 09:00:00';
const CODES = 20;

/** Prints the table. The server runs in this process; the database is emptied at the end. */
export async function benchEstimates(database: BenchDatabase): Promise<void> {
  await cleanly(
    async () => {
      await layOffice(database.address);
      await measureEstimates(database.address);
    },
    () => database.clear(),
  );
}

async function measureEstimates(database: string): Promise<void> {
  const server = await startServer({ database, control: ':memory:', port: 0, logLevel: 'silent' });
  server.keys.add({ developerKey: 'Bench', customerKey: 'Bench' }, 'Bench', ['ReadAll', 'AllOthers'], NOW);
  const request = async (method: string, path: string, body?: object) => {
    const headers = { authorization: 'ODFHIR Bench/Bench', 'content-type': 'application/json' };
    const response = await fetch(server.origin + path, { method, headers, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    await response.arrayBuffer();
  };
  try {
    const { practice } = server;
    console.log(`\nEstimate of ${LINES} procedures under two insurance plans, milliseconds, median`);
    console.log('paid procedures before   engine   read and estimate   GET estimate   POST Saved');
    const columns: number[][] = [[], [], [], []];
    for (const patNum of HISTORIES) {
      const input = await practice.read(async (handle) => {
        const { prepared } = await estimatePlan(handle, { TreatPlanNum: patNum, PatNum: patNum });
        return estimateInput(handle, { patNum, procedures: prepared.input.procedures });
      });
      const times = [
        await medianTime(async () => void estimateTreatmentPlan(prepare(input))),
        await medianTime(async () => {
          await practice.read((handle) => estimatePlan(handle, { TreatPlanNum: patNum, PatNum: patNum }));
        }),
        await medianTime(() => request('GET', `/api/ext/v1/treatplans/${patNum}/estimate`)),
        await medianTime(() => request('POST', '/api/v1/treatplans/Saved', { TreatPlanNum: patNum })),
      ];
      for (const [index, time] of times.entries()) columns[index]!.push(time);
      const [engine, read, get, post] = times.map((time) => time.toFixed(2));
      console.log(
        `${String(patNum).padStart(22)} ${engine!.padStart(8)} ${read!.padStart(19)} ${get!.padStart(14)} ${post!.padStart(12)}`,
      );
    }
    const exponents = columns.map((times) => slope(HISTORIES, times).toFixed(2));
    console.log(`growth as history to the power of: ${exponents.join(', ')} (1 is linear)`);
  } finally {
    await server.stop();
  }
}

async function medianTime(work: () => Promise<void>): Promise<number> {
  for (let warmUp = 0; warmUp < 20; warmUp++) await work();
  const times: number[] = [];
  for (let round = 0; round < 100; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** The slope of the straight line through the points on double logarithmic paper. */
function slope(sizes: readonly number[], times: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = sizes.map(Math.log);
  const y = times.map(Math.log);
  const covariance = x.reduce((sum, value, index) => sum + (value - mean(x)) * (y[index]! - mean(y)), 0);
  return covariance / x.reduce((sum, value) => sum + (value - mean(x)) ** 2, 0);
}

/** One patient for each length of history, whose number is that length; all have the same two plans. */
export async function layOffice(database: string): Promise<void> {
  const { practice } = await openPractice(database, { now: () => NOW });
  await practice.write(async (tx) => {
    const codes = Array.from({ length: CODES }, (_, index) => index + 1);
    await insertRow(tx, 'provider', { ProvNum: 1, Abbr: 'DOC1', FeeSched: 1 });
    for (const FeeSchedNum of [1, 2]) await insertRow(tx, 'feesched', { FeeSchedNum });
    for (const CodeNum of codes) {
      await insertRow(tx, 'procedurecode', { CodeNum, ProcCode: `D${2000 + CodeNum * 10}` });
      await insertRow(tx, 'fee', { FeeSched: 1, CodeNum, Amount: 100 + CodeNum });
      await insertRow(tx, 'fee', { FeeSched: 2, CodeNum, Amount: 70 + CodeNum });
    }
    await insertRow(tx, 'covcat', { CovCatNum: 1, EbenefitCat: 1 });
    await insertRow(tx, 'covspan', { CovCatNum: 1, FromCode: 'D0000', ToCode: 'D7999' });
    await insertRow(tx, 'insplan', { PlanNum: 1, PlanType: 'p', FeeSched: 2 });
    await insertRow(tx, 'insplan', { PlanNum: 2, PlanType: '' });
    for (const PlanNum of [1, 2]) await layBenefits(tx, PlanNum);
    for (const size of HISTORIES) await layPatient(tx, size);
  });
  await practice.close();
}

async function layBenefits(tx: Transaction, PlanNum: number): Promise<void> {
  const { CoInsurance, Deductible, Limitations } = BenefitType;
  const yearly = { TimePeriod: TimePeriod.CalendarYear, CoverageLevel: CoverageLevel.Individual };
  const blank = { PlanNum, Percent: -1, MonetaryAmt: -1 };
  await insertRow(tx, 'benefit', { ...blank, BenefitType: CoInsurance, CovCatNum: 1, Percent: 80 });
  await insertRow(tx, 'benefit', { ...blank, ...yearly, BenefitType: Deductible, MonetaryAmt: 50 });
  await insertRow(tx, 'benefit', { ...blank, ...yearly, BenefitType: Limitations, MonetaryAmt: 500_000 });
  const twice = { QuantityQualifier: 1, Quantity: 2, TimePeriod: TimePeriod.CalendarYear, TreatArea: 2 };
  for (let CodeNum = 1; CodeNum <= 5; CodeNum++) {
    await insertRow(tx, 'benefit', { ...blank, ...twice, BenefitType: Limitations, CodeNum });
  }
}

async function layPatient(tx: Transaction, size: number): Promise<void> {
  await insertRow(tx, 'patient', { PatNum: size, LName: `Person${size}`, PriProv: 1, Birthdate: '1980-03-10' });
  for (const plan of [1, 2]) {
    const InsSubNum = size * 10 + plan;
    await insertRow(tx, 'inssub', { InsSubNum, PlanNum: plan, Subscriber: size });
    await insertRow(tx, 'patplan', { PatNum: size, InsSubNum, Ordinal: plan });
  }
  const plan = { TreatPlanNum: size, PatNum: size, Heading: 'Active Treatment Plan', Note: '', Signature: '' };
  await insertRow(tx, 'treatplan', { ...plan, TPStatus: TPStatus.Active });
  const procedure = (index: number) => ({
    ...{ ProcNum: size * 10_000 + index, PatNum: size, ProvNum: 1, UnitQty: 1, ProcFee: 100 + (index % CODES) },
    ...{ CodeNum: 1 + (index % CODES), ToothNum: String(1 + (index % 32)), ProcDate: '2026-06-15' },
  });
  const planned = Array.from({ length: LINES }, (_, index) => ({ ...procedure(index), ProcStatus: ProcStatus.TP }));
  const done = Array.from({ length: size }, (_, index) => ({
    ...procedure(LINES + index),
    ...{ ProcStatus: ProcStatus.C, ProcDate: `2026-0${1 + (index % 5)}-${10 + (index % 18)}` },
  }));
  const paid = done.flatMap(({ ProcNum, ProcDate }) =>
    [1, 2].map((PlanNum) => ({
      ...{ ProcNum, PatNum: size, PlanNum, InsSubNum: size * 10 + PlanNum, ClaimNum: ProcNum, ProcDate },
      ...{ Status: ClaimProcStatus.Received, InsPayAmt: 10 },
    })),
  );
  await insertRows(
    tx,
    'procedurelog',
    [...planned, ...done].map((row) => newRow('procedurelog', NOW, row)),
  );
  await insertRows(
    tx,
    'treatplanattach',
    planned.map(({ ProcNum }) => newRow('treatplanattach', NOW, { TreatPlanNum: size, ProcNum })),
  );
  await insertRows(
    tx,
    'claimproc',
    paid.map((row) => newRow('claimproc', NOW, row)),
  );
}

if (import.meta.main) await benchEstimates(fileDatabase());
