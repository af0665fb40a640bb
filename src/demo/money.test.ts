import { describe, expect, it } from 'vitest';
import { type Row, type TableName, tables } from '../db/schema/tables.ts';
import { PayPlanChargeType, PayPlanLinkType, ProcStatus } from '../domain/enums.ts';
import { exact, roundCents } from '../domain/money.ts';
import { readFirstDay } from './first-day.ts';

/** Amounts of the demo practice: nobody can pay a third of a cent, and what is a sum is the sum of its parts. */

const firstDay = readFirstDay();
const rowsOf = <T extends TableName>(table: T) => (firstDay[table] ?? []) as Row<T>[];
const procedure = (procNum: unknown) => rowsOf('procedurelog').find((row) => row.ProcNum === procNum)!;
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => exact(total + amount), 0);

const columns = (Object.keys(tables) as TableName[]).flatMap((table) =>
  Object.entries(tables[table]).flatMap(([column, { kind }]) => (kind === 'real' ? [{ table, column }] : [])),
);

it('has whole cents in every column that may hold fractions', () => {
  expect(columns.length).toBeGreaterThan(90);
  for (const { table, column } of columns) {
    const fractions = rowsOf(table)
      .map((row) => row[column as keyof typeof row] as unknown as number | null)
      .filter((value) => value !== null && value !== roundCents(value));
    expect(fractions, `${table}.${column}`).toEqual([]);
  }
});

describe('sums', () => {
  it('splits each payment to the last cent', () => {
    const payments = rowsOf('payment');
    expect(payments.length).toBeGreaterThan(3);
    for (const { PayNum, PayAmt } of payments) {
      const splits = rowsOf('paysplit').filter((row) => row.PayNum === PayNum);
      expect(sum(splits.map(({ SplitAmt }) => SplitAmt)), `${PayNum}`).toBe(PayAmt);
    }
  });

  it('totals each claim from its lines', () => {
    const claims = rowsOf('claim');
    expect(claims.length).toBeGreaterThan(5);
    for (const { ClaimNum, ...claim } of claims) {
      const lines = rowsOf('claimproc').filter((row) => row.ClaimNum === ClaimNum);
      const totals = {
        ClaimFee: sum(lines.map((row) => row.FeeBilled)),
        InsPayEst: sum(lines.map((row) => row.InsPayEst)),
        InsPayAmt: sum(lines.map((row) => row.InsPayAmt)),
        DedApplied: sum(lines.map((row) => row.DedApplied)),
        WriteOff: sum(lines.map((row) => row.WriteOff)),
      };
      expect(claim, `${ClaimNum}`).toMatchObject(totals);
    }
  });

  it('pays with each check what its lines were paid', () => {
    for (const { ClaimPaymentNum, CheckAmt } of rowsOf('claimpayment')) {
      const lines = rowsOf('claimproc').filter((row) => row.ClaimPaymentNum === ClaimPaymentNum);
      expect(sum(lines.map(({ InsPayAmt }) => InsPayAmt))).toBe(CheckAmt);
    }
  });

  it('pays each payment plan off with its number of payments, and not with one fewer', () => {
    const plans = rowsOf('payplan');
    expect(plans.length).toBeGreaterThan(2);
    for (const { PayPlanNum, PayAmt, NumberOfPayments, CompletedAmt } of plans) {
      const credits = rowsOf('payplancharge')
        .filter((row) => row.PayPlanNum === PayPlanNum && row.ChargeType === PayPlanChargeType.Credit)
        .map(({ ProcNum, Principal }) => ({ ProcNum, amount: Principal }));
      const linked = rowsOf('payplanlink')
        .filter((row) => row.PayPlanNum === PayPlanNum && row.LinkType === PayPlanLinkType.Procedure)
        .map(({ FKey }) => ({ ProcNum: FKey, amount: procedure(FKey).ProcFee }));
      const financed = [...credits, ...linked];
      const owed = sum(financed.map(({ amount }) => amount));
      const done = financed.filter(({ ProcNum }) => procedure(ProcNum).ProcStatus === ProcStatus.C);
      expect(CompletedAmt, `${PayPlanNum}`).toBe(sum(done.map(({ amount }) => amount)));
      expect(owed, `${PayPlanNum}`).toBeGreaterThan(0);
      expect(exact(PayAmt * NumberOfPayments), `${PayPlanNum}`).toBeGreaterThanOrEqual(owed);
      expect(exact(PayAmt * (NumberOfPayments - 1)), `${PayPlanNum}`).toBeLessThan(owed);
    }
  });
});
