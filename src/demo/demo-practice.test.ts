import { describe, expect, it } from 'vitest';
import { idColumn, type Row, type TableName } from '../db/schema/tables.ts';
import {
  AptStatus,
  BenefitType,
  ClaimProcStatus,
  CobRule,
  FeeScheduleType,
  PatStatus,
  PayPlanLinkType,
  PlanType,
  ProcStatus,
  TPStatus,
  TreatArea,
} from '../domain/enums.ts';
import { descriptionPiece } from '../practice/schedule/descriptions.ts';
import { DEMO_FUTURE, DEMO_TODAY } from './demo-date.ts';
import { readFirstDay } from './first-day.ts';
import { deleteBlockers } from './stories/delete-rules.ts';

const firstDay = readFirstDay();
const rowsOf = <T extends TableName>(table: T) => (firstDay[table] ?? []) as Row<T>[];
const count = <T extends TableName>(table: T, pick: (row: Row<T>) => boolean = () => true) =>
  rowsOf(table).filter(pick).length;
const valuesOf = <T extends TableName>(table: T, column: keyof Row<T>) =>
  new Set(rowsOf(table).map((row) => row[column]));
const procedure = (procNum: number) => rowsOf('procedurelog').find((row) => row.ProcNum === procNum)!;

describe('what the practice is made of', () => {
  it.each<[TableName, number]>([
    ['clinic', 2],
    ['provider', 10],
    ['patient', 60],
    ['procedurecode', 120],
    ['feesched', 13],
    ['insplan', 16],
    ['procedurelog', 250],
    ['appointment', 60],
    ['procnote', 5],
    ['toothinitial', 20],
    ['recall', 30],
    ['operatory', 4],
    ['schedule', 3000],
    ['payperiod', 6],
    ['appointmenttype', 3],
    ['employee', 2],
    ['allergydef', 3],
    ['guardian', 20],
    ['vitalsign', 2],
    ['commlog', 8],
    ['document', 3],
    ['popup', 2],
    ['task', 3],
    ['insverify', 3],
    ['statement', 2],
    ['sheetfield', 1],
    ['periomeasure', 28],
    ['clockevent', 4],
    ['histappointment', 3],
    ['deposit', 1],
    ['labcase', 1],
    ['patfield', 2],
  ])('%s: %i rows or more', (table, least) => {
    expect(count(table)).toBeGreaterThanOrEqual(least);
  });

  it('meets every value of the enums that rules turn on', () => {
    const all = (values: object) => new Set(Object.values(values));
    expect(valuesOf('procedurelog', 'ProcStatus')).toEqual(all(ProcStatus));
    expect(valuesOf('treatplan', 'TPStatus')).toEqual(all(TPStatus));
    expect(valuesOf('procedurecode', 'TreatArea')).toEqual(all(TreatArea));
    expect(valuesOf('insplan', 'PlanType')).toEqual(all(PlanType));
    expect(valuesOf('insplan', 'CobRule')).toEqual(all(CobRule));
    const planned = rowsOf('procedurelog').filter((row) => row.ProcStatus === ProcStatus.TP);
    const areaOf = new Map(rowsOf('procedurecode').map((row) => [row.CodeNum, row.TreatArea]));
    expect(new Set(planned.map((row) => areaOf.get(row.CodeNum)))).toEqual(all(TreatArea));
    expect([...valuesOf('feesched', 'FeeSchedType')]).toEqual(
      expect.arrayContaining([
        FeeScheduleType.Normal,
        FeeScheduleType.CoPay,
        FeeScheduleType.OutNetwork,
        FeeScheduleType.FixedBenefit,
      ]),
    );
    expect([...valuesOf('benefit', 'BenefitType')]).toEqual(
      expect.arrayContaining([
        BenefitType.CoInsurance,
        BenefitType.Deductible,
        BenefitType.Limitations,
        BenefitType.Exclusions,
        BenefitType.WaitingPeriod,
      ]),
    );
    expect([...valuesOf('patient', 'PatStatus')]).toEqual(
      expect.arrayContaining([PatStatus.Patient, PatStatus.Archived, PatStatus.Deleted]),
    );
    expect([...valuesOf('claimproc', 'Status')]).toEqual(
      expect.arrayContaining([
        ClaimProcStatus.NotReceived,
        ClaimProcStatus.Received,
        ClaimProcStatus.Preauth,
        ClaimProcStatus.Adjustment,
        ClaimProcStatus.Estimate,
        ClaimProcStatus.CapEstimate,
        ClaimProcStatus.InsHist,
      ]),
    );
  });

  it('meets every reason an estimate can give', () => {
    const notes = rowsOf('claimproc').map((row) => row.EstimateNote);
    for (const reason of [
      'Over annual max',
      'Frequency Limitation',
      'Waiting Period',
      'Exclusion',
      'Age limitation: 14',
    ]) {
      expect(notes).toContain(reason);
    }
  });

  it('has prices of a clinic, of a provider and of both', () => {
    const kinds = new Set(rowsOf('fee').map((row) => `${row.ClinicNum !== 0} ${row.ProvNum !== 0}`));
    expect([...kinds].sort()).toEqual(['false false', 'false true', 'true false', 'true true']);
  });

  it('charts both kinds of broken appointment', () => {
    expect(rowsOf('preference').find(({ PrefName }) => PrefName === 'BrokenApptProcedure')?.ValueString).toBe('3');
    const codes = rowsOf('procedurecode').filter(({ ProcCode }) => ['D9986', 'D9987'].includes(ProcCode));
    expect(codes.map(({ CodeNum }) => count('fee', (fee) => fee.CodeNum === CodeNum) > 0)).toEqual([true, true]);
  });

  it('has appointments that stay in the future for years', () => {
    const scheduled = rowsOf('appointment').filter(
      (row) => row.AptStatus === AptStatus.Scheduled && row.AptDateTime > DEMO_FUTURE,
    );
    expect(scheduled.length).toBeGreaterThan(3);
    expect(scheduled.filter(({ Op }) => Op === 0)).toEqual([]);
    expect(count('appointment', (row) => row.AptStatus === AptStatus.Planned)).toBeGreaterThan(0);
    expect(count('appointment', (row) => row.AptStatus === AptStatus.Complete)).toBeGreaterThan(0);
  });

  it('gives each claim the tracking of its newest entry', () => {
    const entries = rowsOf('claimtracking');
    const claims = rowsOf('claim').filter((row) => row.CustomTracking !== 0);
    expect(claims.map((row) => [row.ClaimNum, row.CustomTracking])).toEqual(
      entries.map((row) => [row.ClaimNum, row.TrackingDefNum]),
    );
  });

  it('does nothing after its own today', () => {
    const done = rowsOf('procedurelog').filter((row) => row.ProcStatus === ProcStatus.C);
    for (const { ProcDate } of done) expect(ProcDate <= DEMO_TODAY).toBe(true);
  });
});

describe('what DELETE refuses', () => {
  const lines = (procNum: number) => rowsOf('claimproc').filter((row) => row.ProcNum === procNum);
  const claimOf = (claimNum: unknown) => rowsOf('claim').find((row) => row.ClaimNum === claimNum);
  const preauthsOf = (procNum: number) =>
    lines(procNum).filter((row) => claimOf(row.ClaimNum)?.ClaimType === 'PreAuth');
  const has =
    (table: 'refattach' | 'paysplit' | 'adjustment' | 'rxpat' | 'payplancharge' | 'orthoproclink') =>
    (procNum: number) =>
      rowsOf(table).some((row) => row.ProcNum === procNum);

  const blockers: Record<string, (procNum: number) => boolean> = {
    'was done at another office': (procNum) => procedure(procNum).ProcStatus === ProcStatus.EO,
    'is locked': (procNum) => procedure(procNum).IsLocked === 1,
    'is the last procedure of a preauthorization': (procNum) =>
      preauthsOf(procNum).some((row) => count('claimproc', (other) => other.ClaimNum === row.ClaimNum) === 1),
    'is linked to an ortho case': has('orthoproclink'),
    'is on a claim': (procNum) =>
      lines(procNum).some((row) => row.ClaimNum !== 0 && row.Status !== ClaimProcStatus.Preauth),
    'has an insurance payment': (procNum) => lines(procNum).some((row) => row.ClaimNum === 0 && row.InsPayAmt > 0),
    'has a referral': has('refattach'),
    'has a payment': has('paysplit'),
    'has an adjustment': has('adjustment'),
    'has a prescription': has('rxpat'),
    'is on a payment plan by a charge': has('payplancharge'),
    'is on a payment plan by a link': (procNum) =>
      rowsOf('payplanlink').some((row) => row.LinkType === PayPlanLinkType.Procedure && row.FKey === procNum),
  };

  it.each(deleteBlockers)('$procNum $because, and for no other reason', ({ procNum, because }) => {
    const met = Object.keys(blockers).filter((reason) => blockers[reason]!(procNum));
    expect(met).toEqual([because]);
  });

  it.each([113004, 113014])('%i has no reason at all', (procNum) => {
    expect([ProcStatus.TP, ProcStatus.C]).toContain(procedure(procNum).ProcStatus);
    expect(Object.keys(blockers).filter((reason) => blockers[reason]!(procNum))).toEqual([]);
  });
});

describe('invented and nobody’s', () => {
  it('has no social security number and only numbers and mailboxes made for stories', () => {
    for (const { SSN, HmPhone, WkPhone, WirelessPhone, Email } of rowsOf('patient')) {
      expect(SSN).toBe('');
      for (const phone of [HmPhone, WkPhone, WirelessPhone]) expect(phone).toMatch(/^$|^\d{3}55501\d\d$/);
      expect(Email).toMatch(/^$|@example\.com$/);
    }
    for (const { Phone } of [...rowsOf('clinic'), ...rowsOf('carrier')]) expect(Phone).toMatch(/^\d{3}55501\d\d$/);
    for (const { SSN } of rowsOf('provider')) expect(SSN).toBe('');
  });

  it('describes codes briefly, in words a patient knows', () => {
    for (const { ProcCode, Descript, AbbrDesc, LaymanTerm } of rowsOf('procedurecode')) {
      expect(Descript?.length, ProcCode).toBeLessThanOrEqual(40);
      expect(AbbrDesc?.length, ProcCode).toBeLessThanOrEqual(12);
      // The licensed table is full of these words; ours has none of them.
      expect(`${Descript} ${LaymanTerm}`).not.toMatch(
        /evaluation|radiograph|prophylaxis|restoration|resin|amalgam|surface|anterior|posterior|extraction|periodontal|endodontic|prosthe|per (tooth|quadrant)|topical/i,
      );
    }
  });
});

describe('rows agree with each other', () => {
  it('stores what each family owes, and with its members what they owe', () => {
    const patients = rowsOf('patient');
    expect(patients.filter(({ BalTotal }) => BalTotal > 0).length).toBeGreaterThan(20);
    for (const { PatNum, Guarantor, BalTotal, Bal_0_30, Bal_31_60, Bal_61_90, BalOver90 } of patients) {
      const family = patients.filter((row) => row.Guarantor === PatNum);
      const owed = family.reduce((sum, { EstBalance }) => sum + EstBalance, 0);
      expect(BalTotal, `${PatNum}`).toBe(Guarantor === PatNum ? owed : 0);
      expect(Bal_0_30 + Bal_31_60 + Bal_61_90 + BalOver90).toBe(BalTotal);
    }
  });

  it('brings to the bank what was paid by check', () => {
    for (const { DepositNum, Amount } of rowsOf('deposit')) {
      const paid = rowsOf('payment').filter((row) => row.DepositNum === DepositNum);
      expect(paid.reduce((sum, { PayAmt }) => sum + PayAmt, 0)).toBe(Amount);
    }
  });

  it('names every key once', () => {
    for (const table of Object.keys(firstDay) as TableName[]) {
      const keys = rowsOf(table).map((row) => row[idColumn(table) as never]);
      expect(new Set(keys).size, table).toBe(keys.length);
    }
  });

  it('tells on each appointment what its procedures are', () => {
    const codes = new Map(rowsOf('procedurecode').map((row) => [row.CodeNum, row]));
    for (const { AptNum, AptStatus: status, PatNum, ProcDescript } of rowsOf('appointment')) {
      const column = status === AptStatus.Planned ? 'PlannedAptNum' : 'AptNum';
      const on = rowsOf('procedurelog').filter((row) => row[column] === AptNum);
      expect(on.every((row) => row.PatNum === PatNum)).toBe(true);
      expect(on.map((row) => descriptionPiece(row, codes.get(row.CodeNum)!)).join(', ')).toBe(ProcDescript);
    }
  });
});
