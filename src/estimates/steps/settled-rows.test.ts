import { describe, expect, it } from 'vitest';
import { ClaimProcStatus } from '../../domain/enums.ts';
import type { CasePlan, CaseProcedure, CaseSetup } from '../cases/case-file.ts';
import { estimateCase } from '../cases/estimate-case.ts';
import { readCase } from '../cases/read-case.ts';
import { prepare } from '../coverage/prepare.ts';
import { estimateAlone, estimateTreatmentPlan } from '../lines/treatment-plan.ts';
import { newEstimateRow } from './settled-rows.ts';

const TODAY = '2026-06-15';

function single(plan: Partial<CasePlan>, line: Partial<CaseProcedure>, rest: CaseSetup = {}) {
  const setup: CaseSetup = {
    plans: [{ ordinal: 1, ...plan }],
    benefits: [{ plan: 1, type: 'CoInsurance', percent: 80 }],
    procedures: [{ key: 'p', code: 'D2150', fee: 100, ...line }],
    ...rest,
  };
  const answer = estimateCase(setup, 'single', TODAY);
  return (ordinal: number, ...fields: string[]) =>
    fields.map((field) => answer({ proc: 'p', ordinal, field, value: 0 }));
}

const past: Partial<CaseProcedure> = { status: 'C', date: '2026-05-01' };

describe('estimate rows', () => {
  it('are added for a procedure completed today (ROW-2)', () => {
    expect(single({}, { status: 'C' })(0, 'RowCount')).toEqual([1]);
  });

  it('are added later only where the preference says so (ROW-2)', () => {
    expect(single({}, past)(0, 'RowCount')).toEqual([0]);
    expect(single({}, past, { prefs: { ClaimProcsAllowedToBackdate: true } })(0, 'RowCount')).toEqual([1]);
  });

  it('follow the plan type (ROW-4)', () => {
    const capitation = single({ planType: 'c' }, { rows: { '1': { Status: 'Estimate' } } });
    expect(capitation(1, 'Status', 'WriteOffEst')).toEqual(['CapEstimate', 100]);
    expect(single({}, { rows: { '1': { Status: 'CapEstimate' } } })(1, 'Status', 'InsEstTotal')).toEqual([
      'Estimate',
      80,
    ]);
  });

  it('follow a completed procedure of a capitation plan and are then left alone (ROW-4, CAP-2)', () => {
    const rows = { '1': { Status: 'CapEstimate', WriteOff: 55, WriteOffEst: 55 } };
    const values = single({ planType: 'c' }, { status: 'C', rows });
    expect(values(1, 'Status', 'WriteOff')).toEqual(['CapComplete', 55]);
  });

  it('begin complete under capitation with what is written off, where the work was never planned (CAP-2)', () => {
    const values = single({ planType: 'c' }, { status: 'C' });
    expect(values(1, 'Status', 'WriteOff', 'CopayAmt', 'InsEstTotal')).toEqual(['CapComplete', 100, 0, 0]);
  });

  it('are left alone on a past procedure without capitation row (ROW-6)', () => {
    const rows = { '1': { Status: 'Estimate', InsEstTotal: 7 } };
    const values = single({ planType: 'c' }, { ...past, rows });
    expect(values(1, 'Status', 'InsEstTotal')).toEqual(['Estimate', 7]);
  });

  it.each(['Preauth', 'CapClaim', 'Supplemental'])(
    'stay as they are with status %s, beside an estimate (ROW-3)',
    (status) => {
      const values = single({}, { rows: { '1': { Status: status, InsEstTotal: 7, InsPayAmt: 3 } } });
      expect(values(1, 'Status', 'InsEstTotal', 'InsPayAmt')).toEqual([status, 7, 3]);
      expect(values(0, 'RowCount')).toEqual([2]);
    },
  );

  it('of a dropped plan are removed, unless they are on a claim: those are estimated alone (ROW-1, ROW-8)', () => {
    const setup: CaseSetup = {
      plans: [{ ordinal: 1 }, { ordinal: 2 }],
      benefits: [
        { plan: 1, type: 'CoInsurance', percent: 100 },
        { plan: 2, type: 'CoInsurance', percent: 70 },
      ],
      procedures: [{ key: 'p', code: 'D2150', fee: 100 }],
    };
    const input = readCase(setup, TODAY);
    const both = prepare(input);
    const rowFor = (Status: number, ClaimNum: number) => ({
      ...newEstimateRow(both, both.coverages[1]!, input.procedures[0]!),
      Status,
      ClaimNum,
    });
    const dropped = prepare({
      ...input,
      patPlans: input.patPlans.slice(0, 1),
      claimProcs: [rowFor(ClaimProcStatus.Estimate, 0), rowFor(ClaimProcStatus.NotReceived, 5)],
    });
    const [estimate] = estimateTreatmentPlan(dropped);
    expect(estimate?.removed).toEqual([dropped.input.claimProcs[0]]);
    expect(estimate?.rows.map(({ row }) => [row.Status, row.InsEstTotal, row.PaidOtherIns])).toEqual([
      [ClaimProcStatus.Estimate, 100, 0],
      [ClaimProcStatus.NotReceived, 70, 0],
    ]);
    expect(estimate?.line.PriInsAmt).toBe(100);
  });

  it('follow date, clinic and provider; the date only while on no claim (ROW-5)', () => {
    const input = readCase({ plans: [{ ordinal: 1 }], procedures: [{ key: 'p', code: 'D2150', fee: 100 }] }, TODAY);
    const [procedure] = input.procedures;
    const before = newEstimateRow(prepare(input), prepare(input).coverages[0]!, procedure!);
    const moved = { ...procedure!, ProcDate: '2026-07-01', ClinicNum: 4, ProvNum: 9 };
    const follow = (row: typeof before) => {
      const [estimate] = estimateAlone(prepare({ ...input, procedures: [moved], claimProcs: [row] }));
      return estimate!.rows[0]!.row;
    };
    expect(follow(before)).toMatchObject({ ProcDate: '2026-07-01', ClinicNum: 4, ProvNum: 9 });
    const onClaim = { ...before, Status: ClaimProcStatus.NotReceived, ClaimNum: 5 };
    expect(follow(onClaim)).toMatchObject({ ProcDate: TODAY, ClinicNum: 4, ProvNum: 1 });
    expect(before.ProcDate).toBe(TODAY);
  });

  it('become not billed by the plan for a code that is billed otherwise (NBI-2)', () => {
    expect(single({ noBillCodes: { D2150: true } }, {})(1, 'NoBillIns', 'InsEstTotal')).toEqual([true, 0]);
  });
});
