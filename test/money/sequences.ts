import { expect } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { ClaimProcStatus, PayPlanLinkType, ProcStatus } from '../../src/domain/enums.ts';
import { TODAY } from '../insurance/office.ts';
import type { Answer, TestPractice } from '../support/test-practice.ts';
import { rarerSteps } from './rarer-steps.ts';

const { NotReceived, Received, Preauth, Supplemental, CapClaim, CapComplete } = ClaimProcStatus;
const PAID: readonly number[] = [Received, Supplemental, CapClaim, CapComplete];
const PATIENTS = [20, 21, 22, 24, 26, 27];

/** A stream of numbers from 0 to below 1 that a seed determines (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Sends requests that a random stream chooses from what the practice holds, and tells what it sent. */
export function dealer(practice: TestPractice, random: () => number) {
  const said: string[] = [];
  const upTo = (most: number) => Math.floor(random() * most);
  const one = <T>(from: readonly T[]): T | undefined => from[upTo(from.length)];
  const some = <T>(from: readonly T[]) => from.filter(() => random() < 0.6);
  const dollars = (most: number) => upTo(most * 100) / 100;

  async function send(verb: string, path: string, body?: object): Promise<Answer> {
    const answer = await practice.send(verb, path, body);
    said.push(
      `${verb} ${path} ${JSON.stringify(body) ?? ''} → ${answer.status} ${answer.status > 201 ? answer.text : ''}`,
    );
    // A sequence may ask for what is not allowed, but never for what does not exist, and nothing may break.
    expect([200, 201, 400], said.at(-1)).toContain(answer.status);
    return answer;
  }

  const proceduresOf = (...statuses: number[]) =>
    practice.rows('procedurelog', (row) => PATIENTS.includes(Number(row.PatNum)) && statuses.includes(row.ProcStatus));

  /** A procedure that is written is estimated alone (EST-2); saving the Active plan has it priced with the others. */
  async function save(patNum: unknown): Promise<void> {
    const [plan] = await practice.rows('treatplan', (row) => row.PatNum === patNum && row.TPStatus === 1);
    if (!plan) return;
    const saved = await send('POST', '/treatplans/Saved', { TreatPlanNum: plan.TreatPlanNum, Heading: 'Saved' });
    if (saved.status === 201) await send('DELETE', `/treatplans/${saved.body.TreatPlanNum}`);
  }

  const steps = {
    async chart() {
      const PatNum = one(PATIENTS)!;
      const work = one([
        { CodeNum: 3, ToothNum: String(2 + upTo(4)), Surf: 'O' },
        { CodeNum: 5, ToothNum: '19' },
        { CodeNum: 1 },
      ])!;
      await send('POST', '/procedurelogs', { PatNum, ProcStatus: one(['TP', 'C'])!, ProcDate: TODAY, ...work });
      await save(PatNum);
    },
    async price() {
      const procedure = one(await proceduresOf(ProcStatus.TP, ProcStatus.C));
      if (!procedure) return;
      await send('PUT', `/procedurelogs/${procedure.ProcNum}`, { ProcFee: 20 + dollars(1000) });
      await save(procedure.PatNum);
    },
    async complete() {
      const procedure = one(await proceduresOf(ProcStatus.TP));
      if (!procedure) return;
      await send('PUT', `/procedurelogs/${procedure.ProcNum}`, { ProcStatus: 'C', ProcDate: TODAY });
      await save(procedure.PatNum);
    },
    async removeProcedure() {
      const procedure = one(await proceduresOf(ProcStatus.TP, ProcStatus.C));
      if (!procedure) return;
      const held = await whatHolds(practice, procedure);
      const { status } = await send('DELETE', `/procedurelogs/${procedure.ProcNum}`);
      expect([said.at(-1), held, status]).toEqual([said.at(-1), held, held.length > 0 ? 400 : 200]);
      await save(procedure.PatNum);
    },
    async claim() {
      const PatNum = one([20, 22, 26])!;
      const done = (await proceduresOf(ProcStatus.C)).filter((row) => row.PatNum === PatNum);
      const procNums = some(done).map(({ ProcNum }) => ProcNum);
      if (procNums.length > 0) await send('POST', '/claims', { PatNum, procNums, ClaimType: one(['P', 'P', 'S'])! });
    },
    async ask() {
      const planned = (await proceduresOf(ProcStatus.TP)).filter((row) => row.PatNum === 20);
      const procNums = some(planned).map(({ ProcNum }) => ProcNum);
      if (procNums.length === 0) return;
      await send('POST', '/claims', { PatNum: 20, procNums, ClaimType: 'PreAuth', InsSubNum: 701, PatRelat: 'Self' });
    },
    async answerLine() {
      const line = one(
        await practice.rows('claimproc', ({ ClaimNum, Status }) => ClaimNum !== 0 && Status === NotReceived),
      );
      if (!line) return;
      const answer = {
        Status: 'Received',
        InsPayAmt: dollars(Math.max(1, line.InsPayEst)),
        ...(random() < 0.3 ? { WriteOff: 5 } : {}),
      };
      await send('PUT', `/claimprocs/${line.ClaimProcNum}`, answer);
    },
    async takeBackLine() {
      const line = one(await practice.rows('claimproc', ({ Status }) => Status === Received));
      const back = { Status: 'NotReceived', InsPayAmt: 0 };
      if (line) await send('PUT', `/claimprocs/${line.ClaimProcNum}`, back);
    },
    async settleClaim() {
      const claim = one(await practice.rows('claim'));
      if (claim) await send('PUT', `/claims/${claim.ClaimNum}`, { ClaimStatus: one(['R', 'U', 'S'])! });
    },
    async removeClaim() {
      const claim = one(await practice.rows('claim'));
      if (!claim) return;
      const lines = await practice.rows('claimproc', ({ ClaimNum }) => ClaimNum === claim.ClaimNum);
      const isHeld = claim.ClaimStatus === 'R' || lines.some((row) => row.ClaimPaymentNum !== 0 || row.InsPayAmt !== 0);
      const { status } = await send('DELETE', `/claims/${claim.ClaimNum}`);
      expect([said.at(-1), status]).toEqual([said.at(-1), isHeld ? 400 : 200]);
    },
    async splitClaim() {
      const line = one(await practice.rows('claimproc', ({ ClaimNum, ProcNum }) => ClaimNum !== 0 && ProcNum !== 0));
      if (line) await send('PUT', `/claims/${line.ClaimNum}/Split`, { ProcNums: [line.ProcNum] });
    },
    async track() {
      const claim = one(await practice.rows('claim'));
      if (claim) await send('POST', '/claimtrackings', { ClaimNum: claim.ClaimNum, TrackingDefNum: 339 });
    },
    async check() {
      const claim = one(await practice.rows('claim'));
      if (!claim) return;
      const lines = await practice.rows(
        'claimproc',
        (row) => row.ClaimNum === claim.ClaimNum && row.Status === Received,
      );
      const open = lines.filter((row) => row.ClaimPaymentNum === 0 && row.IsTransfer === 0);
      const CheckAmt = open.reduce((sum, row) => sum + Math.round(row.InsPayAmt * 100), 0) / 100;
      await send('POST', '/claimpayments', { claimNum: claim.ClaimNum, CheckAmt });
    },
    async adjust() {
      const procedure = one([undefined, ...(await proceduresOf(ProcStatus.C))]);
      const type = one([
        { AdjType: 1, AdjAmt: -1 - dollars(40) },
        { AdjType: 2, AdjAmt: 1 + dollars(40) },
      ])!;
      const whose = procedure ? { PatNum: procedure.PatNum, ProcNum: procedure.ProcNum } : { PatNum: one(PATIENTS) };
      await send('POST', '/adjustments', { ...whose, ...type, AdjDate: TODAY });
    },
    async pay() {
      const kind = one([{}, {}, { isPrepayment: 'true' }])!;
      await send('POST', '/payments', { PatNum: one(PATIENTS), PayAmt: 1 + dollars(400), ...kind });
    },
    async refund() {
      const payment = one(await practice.rows('payment'));
      if (payment) await send('POST', '/payments/Refund', { PayNum: payment.PayNum });
    },
    async finance() {
      const PatNum = one(PATIENTS)!;
      const own = (await proceduresOf(ProcStatus.TP, ProcStatus.C)).filter((row) => row.PatNum === PatNum);
      const procNums = some(own).map(({ ProcNum }) => ProcNum);
      const terms = {
        NumberOfPayments: 2 + upTo(9),
        Guarantor: one(PATIENTS),
        DatePayPlanStart: one([TODAY, '2026-05-01']),
      };
      if (procNums.length > 0) await send('POST', '/payplans/Dynamic', { PatNum, procNums, ...terms });
    },
    async close() {
      const plan = one(await practice.rows('payplan'));
      if (plan) await send('PUT', `/payplans/${plan.PayPlanNum}/Close`, {});
    },
    async changeBenefit() {
      const benefit = one(await practice.rows('benefit'))!;
      const changed = benefit.BenefitType === 1 ? { Percent: 10 * upTo(11) } : { MonetaryAmt: 50 * upTo(20) };
      await send('PUT', `/benefits/${benefit.BenefitNum}`, changed);
    },
    async override() {
      const link = one(await practice.rows('patplan'));
      const crowns = { BenefitType: 'CoInsurance', CoverageLevel: 'None', CovCatNum: 9, Percent: 10 * upTo(11) };
      if (link) await send('POST', '/benefits', { PatPlanNum: link.PatPlanNum, ...crowns });
    },
    async changePlan() {
      const changed = one([
        { FeeSched: 53 },
        { FeeSched: 54 },
        { PlanType: '' },
        { PlanType: 'p' },
        { MonthRenew: 6 },
        { MonthRenew: 0 },
      ])!;
      await send('PUT', `/insplans/${one([501, 502])}`, changed);
    },
    async useElsewhere() {
      const link = one(await practice.rows('patplan', ({ PatNum }) => PatNum !== 23));
      const use = { insUsed: dollars(900), deductibleUsed: one([0, 50])! };
      if (link) await send('PUT', '/claimprocs/InsAdjust', { PatPlanNum: link.PatPlanNum, date: TODAY, ...use });
    },
    async cover() {
      const [PatNum, InsSubNum] = one([
        [21, 701],
        [22, 701],
        [26, 705],
        [26, 706],
        [24, 702],
      ] as const)!;
      const isThere = (await practice.rows('inssub', (sub) => sub.InsSubNum === InsSubNum)).length > 0;
      if (isThere) await send('POST', '/patplans', { PatNum, InsSubNum, Relationship: 'Self' });
      await save(PatNum);
    },
    async reorder() {
      const link = one(await practice.rows('patplan'));
      if (link) await send('PUT', `/patplans/${link.PatPlanNum}`, { Ordinal: 1 + upTo(2) });
    },
    async drop() {
      const link = one(await practice.rows('patplan', ({ PatNum }) => PatNum !== 20 && PatNum !== 23));
      if (link) await send('DELETE', `/patplans/${link.PatPlanNum}`);
    },
    async enter() {
      const row = one(await practice.rows('claimproc', ({ Status }) => Status === ClaimProcStatus.Estimate));
      const entered = one([
        { PercentOverride: 30 },
        { InsEstTotalOverride: 12.5 },
        { WriteOffEstOverride: 7 },
        { PercentOverride: -1 },
      ])!;
      if (row) await send('PUT', `/claimprocs/${row.ClaimProcNum}`, entered);
    },
  };
  const all: Readonly<Record<string, () => Promise<void>>> = {
    ...steps,
    ...rarerSteps({ practice, send, save, upTo, one }),
  };
  const names = Object.keys(all);
  return {
    said,
    async step(): Promise<void> {
      const name = names[upTo(names.length)]!;
      said.push(name);
      await all[name]!();
    },
  };
}

/** Why a procedure may not be deleted, by the rows themselves (`procedures.md` 11). */
async function whatHolds(practice: TestPractice, { ProcNum }: Row<'procedurelog'>): Promise<string[]> {
  const lines = await practice.rows('claimproc', (row) => row.ProcNum === ProcNum);
  const others = await practice.rows('claimproc', (row) => row.ProcNum !== ProcNum && row.ProcNum !== 0);
  const isLast = (line: Row<'claimproc'>) => !others.some(({ ClaimNum }) => ClaimNum === line.ClaimNum);
  const has = async (table: 'paysplit' | 'adjustment' | 'payplancharge') =>
    (await practice.rows(table, (row) => row.ProcNum === ProcNum)).length > 0;
  const links = await practice.rows(
    'payplanlink',
    (row) => row.FKey === ProcNum && row.LinkType === PayPlanLinkType.Procedure,
  );
  const reasons: [string, boolean][] = [
    ['claim', lines.some((row) => row.ClaimNum !== 0 && row.Status !== Preauth)],
    ['last of a preauthorization', lines.some((row) => row.ClaimNum !== 0 && row.Status === Preauth && isLast(row))],
    ['insurance payment', lines.some((row) => row.InsPayAmt > 0 && PAID.includes(row.Status))],
    ['payment', await has('paysplit')],
    ['adjustment', await has('adjustment')],
    ['payment plan', (await has('payplancharge')) || links.length > 0],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}
