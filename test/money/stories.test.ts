import { beforeEach, describe, expect, it } from 'vitest';
import { estimatesOf } from '../insurance/amounts.ts';
import { layOffice, TODAY } from '../insurance/office.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

/** Stories of `companions-insurance.md` 25.3 that go from a plan to the account. */
describe.each(engines)('insurance and the account together, on %s', (engine) => {
  const practice = testPractice({ engine, now: `${TODAY} 09:00:00` });
  beforeEach(async () => {
    await practice.clear();
    await layOffice(practice);
    const preferences = { ApiPaymentType: '69', PayPlansVersion: '2', BalancesDontSubtractIns: '0' };
    await practice.lay(
      'preference',
      ...Object.entries(preferences).map(([PrefName, ValueString]) => ({ PrefName, ValueString })),
    );
  });

  async function asks(verb: string, path: string, body?: object, status?: number) {
    const answer = await practice.send(verb, path, body);
    expect([`${verb} ${path}`, answer.status, answer.text]).toEqual([
      `${verb} ${path}`,
      status ?? (verb === 'POST' ? 201 : 200),
      answer.text,
    ]);
    return answer.body;
  }
  const refuses = async (verb: string, path: string, body?: object) => asks(verb, path, body, 400);
  const lines = (ClaimNum: number) => asks('GET', `/claimprocs?ClaimNum=${ClaimNum}`);
  async function receive(ClaimNum: number, procNum: number, values: object) {
    const line = (await lines(ClaimNum)).find(({ ProcNum }: { ProcNum: number }) => ProcNum === procNum);
    return asks('PUT', `/claimprocs/${line.ClaimProcNum}`, { Status: 'Received', ...values });
  }
  const aging = (patNum: number) => asks('GET', `/accountmodules/${patNum}/Aging`);
  const claimOf = (PatNum: number, procNums: number[]) => asks('POST', '/claims', { PatNum, procNums, ClaimType: 'P' });
  const planned = async () => [await estimatesOf(practice, 1001), await estimatesOf(practice, 1002)];
  const saved = async (TreatPlanNum: number) => {
    const plan = await asks('POST', '/treatplans/Saved', { TreatPlanNum });
    const rows = await asks('GET', `/proctps?TreatPlanNum=${plan.TreatPlanNum}`);
    return rows.map((row: Record<string, unknown>) =>
      [row.PriInsAmt, row.SecInsAmt, row.Discount, row.PatAmt].map(Number),
    );
  };

  it('A, rows 127 to 140: a claim lives, is paid, and is taken back', async () => {
    const { ClaimNum } = await claimOf(20, [1003, 1004]);
    // The chapter's figures and the 100 of Cal's prophylaxis, who is of the family.
    expect(await aging(20)).toMatchObject({ Total: 310, InsEst: 146, EstBal: 164, PatEstBal: 64 });
    expect(await refuses('POST', '/claimpayments', { claimNum: ClaimNum, CheckAmt: 98 })).toBe(
      'There are no valid received payments for this claim.',
    );
    await receive(ClaimNum, 1003, { InsPayAmt: 42 });
    const second = await receive(ClaimNum, 1004, { InsPayAmt: '50.00' });
    expect(await asks('PUT', `/claims/${ClaimNum}`, { ClaimStatus: 'R' })).toMatchObject({ DateReceived: TODAY });
    expect(await refuses('POST', '/claimpayments', { claimNum: ClaimNum, CheckAmt: 999.99 })).toBe(
      'CheckAmt does not match the total of eligible ClaimProcs.',
    );
    const check = await asks('POST', '/claimpayments', { claimNum: ClaimNum, CheckAmt: '92' });
    expect(check).toMatchObject({
      ...{ CheckAmt: '92', IsPartial: 'false', PayType: 296, PayGroup: 451, CarrierName: 'Dental Guard' },
      DateIssued: '0001-01-01',
    });
    const paid = await asks('GET', `/claimprocs?ClaimPaymentNum=${check.ClaimPaymentNum}`);
    expect(paid).toHaveLength(2);
    for (const row of paid) expect(row).toMatchObject({ DateCP: TODAY, PaymentRow: 1, DateInsFinalized: TODAY });
    expect(await aging(20)).toMatchObject({ Total: 170, InsEst: 0, EstBal: 170 });
    const line = `/claimprocs/${second.ClaimProcNum}`;
    expect(await refuses('PUT', line, { InsPayAmt: 60 })).toBe(
      'Cannot change InsPayAmt when Status is Received and attached to a ClaimPayment.',
    );
    await asks('PUT', line, { InsPayAmt: 50 });
    await refuses('PUT', line, { Status: 'NotReceived' });
    const attached = 'Claim cannot be deleted. Procedure(s) have an insurance payment attached.';
    expect(await refuses('DELETE', `/claims/${ClaimNum}`)).toBe(attached);
    await asks('DELETE', `/claimpayments/${check.ClaimPaymentNum}`);
    expect(await refuses('DELETE', `/claims/${ClaimNum}`)).toBe(attached);
    const left = (await lines(ClaimNum)).map((row: Record<string, unknown>) => [row.InsPayAmt, row.ClaimPaymentNum]);
    expect(left).toEqual([
      [42, 0],
      [50, 0],
    ]);
    for (const procNum of [1003, 1004]) await receive(ClaimNum, procNum, { Status: 'NotReceived', InsPayAmt: 0 });
    await refuses('DELETE', `/claims/${ClaimNum}`);
    await asks('PUT', `/claims/${ClaimNum}`, { ClaimStatus: 'U' });
    await asks('DELETE', `/claims/${ClaimNum}`);
    expect(await planned()).toEqual([[[56, 30]], [[450, 300]]]);
    expect(await aging(20)).toMatchObject({ Total: 310, InsEst: 0 });
  });

  it('B and K, rows 141 to 143, and C: what was used elsewhere comes and goes', async () => {
    const use = (body: object) => asks('PUT', '/claimprocs/InsAdjust', { PatPlanNum: 801, ...body });
    await use({ insUsed: 900 });
    expect(await planned()).toEqual([[[56, 30]], [[44, 300]]]);
    await use({ deductibleUsed: 50 });
    expect(await planned()).toEqual([[[96, 30]], [[4, 300]]]);
    await use({ insUsed: 0, deductibleUsed: 0 });
    expect(await planned()).toEqual([[[56, 30]], [[450, 300]]]);
  });

  it('D, rows 147 to 150: two plans change places', async () => {
    expect(await estimatesOf(practice, 1010)).toEqual([
      [425, 175],
      [600, -1],
    ]);
    expect(await saved(901)).toEqual([[425, 600, 175, 0]]);
    await asks('PUT', '/patplans/805', { Ordinal: 1 });
    expect(await saved(901)).toEqual([[600, 300, 0, 300]]);
    const claim = await claimOf(26, [1011]);
    expect(claim).toMatchObject({ PlanNum: 502, InsPayEst: 75, WriteOff: 0 });
    expect(await lines(claim.ClaimNum)).toMatchObject([{ FeeBilled: 150 }]);
    await asks('DELETE', `/claims/${claim.ClaimNum}`);
    await asks('DELETE', '/patplans/805');
    expect(await estimatesOf(practice, 1010)).toEqual([[425, 300]]);
    expect(await asks('GET', '/claimprocs?ProcNum=1011')).toMatchObject([{ InsSubNum: 705, Status: 'Estimate' }]);
  });

  it('I, rows 167 to 171: a discount plan comes, is used, and goes', async () => {
    const discounts = async () =>
      (await practice.rows('procedurelog', ({ PatNum }) => PatNum === 24)).map((row) => row.DiscountPlanAmt);
    const sub = await asks('POST', '/discountplansubs', {
      DiscountPlanNum: 31,
      PatNum: 24,
      DateEffective: '2026-01-01',
    });
    expect(await discounts()).toEqual([50, 170]);
    expect(await saved(903)).toEqual([
      [50, 0, 0, 100],
      [170, 0, 0, 1030],
    ]);
    await asks('PUT', '/procedurelogs/1030', { ProcStatus: 'C' });
    const [made] = await asks('GET', '/adjustments?PatNum=24');
    expect(made).toMatchObject({ AdjAmt: -50, AdjType: 3, ProcNum: 1030 });
    expect((await discounts())[1]).toBe(170);
    await refuses('PUT', `/adjustments/${made.AdjNum}`, { AdjType: 1 });
    await refuses('PUT', `/adjustments/${made.AdjNum}`, { AdjAmt: 40 });
    await asks('PUT', '/discountplans/31', { AnnualMax: -1 });
    expect((await discounts())[1]).toBe(200);
    await asks('DELETE', `/discountplansubs/${sub.DiscountSubNum}`);
    expect((await discounts())[1]).toBe(0);
    expect(await aging(24)).toMatchObject({ Total: 100 });
  });

  it('J, rows 172 to 176: a charge, two payments, and one of them given back', async () => {
    await asks('POST', '/adjustments', { PatNum: 27, AdjType: 1, AdjAmt: -200, AdjDate: TODAY });
    expect(await aging(27)).toMatchObject({ BalOver90: 1000, Bal_31_60: 150, Bal_0_30: 60, Total: 1210 });
    const pay = async (body: object) => {
      const payment = await asks('POST', '/payments', { PatNum: 27, ...body });
      return { payment, splits: await asks('GET', `/paysplits?PayNum=${payment.PayNum}`) };
    };
    const first = await pay({ PayAmt: 1000 });
    expect(first.splits).toMatchObject([{ ProcNum: 1040, SplitAmt: 1000, ProvNum: 1 }]);
    expect(await aging(27)).toMatchObject({ BalOver90: 0, Bal_31_60: 150, Bal_0_30: 60, Total: 210 });
    const { payment, splits } = await pay({ PayAmt: '300' });
    expect(splits).toMatchObject([
      { ProcNum: 1041, SplitAmt: 150 },
      { ProcNum: 1042, SplitAmt: 60 },
      { ProcNum: 0, SplitAmt: 90, ProvNum: 0, UnearnedType: 283 },
    ]);
    expect(await aging(27)).toMatchObject({ Bal_31_60: 0, Bal_0_30: 0, Total: -90, Unearned: 90 });
    const refund = await asks('POST', '/payments/Refund', { PayNum: payment.PayNum });
    expect(refund).toMatchObject({ PayAmt: '-300', PaymentSource: 'None' });
    const given = (await asks('GET', `/paysplits?PayNum=${refund.PayNum}`)).map(
      ({ SplitAmt }: { SplitAmt: number }) => SplitAmt,
    );
    expect(given).toEqual([-150, -60, -90]);
    expect(await aging(27)).toMatchObject({ Total: 210, Bal_0_30: 210, Bal_31_60: 0, Unearned: 0 });
    await refuses('POST', '/payments/Refund', { PayNum: refund.PayNum });
  });

  it('is paid more, and some is taken back, beside the first answer', async () => {
    const { ClaimNum } = await claimOf(20, [1004]);
    const [open] = await lines(ClaimNum);
    const more = (body: object) => practice.post('/claimprocs/Supplemental', body);
    expect(await more({ ClaimProcNum: open.ClaimProcNum })).toMatchObject({
      status: 400,
      text: 'ClaimProc must be Received and of a procedure to be supplemented.',
    });
    expect(await more({ ClaimProcNum: 9999 })).toMatchObject({ status: 404, text: 'ClaimProc not found.' });
    await receive(ClaimNum, 1004, { InsPayAmt: 50 });
    const { status, body } = await more({ ClaimProcNum: open.ClaimProcNum, InsPayAmt: 20 });
    expect([status, body]).toMatchObject([
      201,
      {
        ...{ Status: 'Supplemental', InsPayAmt: 20, ProcNum: 1004, ClaimNum, FeeBilled: 0, DedApplied: 0, WriteOff: 0 },
        ...{ InsPayEst: 0, ClaimPaymentNum: 0, DateCP: TODAY, DateEntry: TODAY, DateSuppReceived: TODAY },
      },
    ]);
    expect((await more({ ClaimProcNum: open.ClaimProcNum, InsPayAmt: '-5.50' })).status).toBe(201);
    expect(await asks('GET', `/claims/${ClaimNum}`)).toMatchObject({ InsPayAmt: 64.5, WriteOff: 30 });
    expect(await aging(20)).toMatchObject({ Total: 310 - 64.5 - 30 });
    // Only the maximum is used up further: 1000 less 64.50 and 96.
    expect(await planned()).toEqual([[[96, 30]], [[450, 300]]]);
    const back = { Status: 'Received' };
    expect(await refuses('PUT', `/claimprocs/${body.ClaimProcNum}`, back)).toBe(
      'Cannot change Status from Supplemental when there is a ClaimProc with a different status and the same ProcNum.',
    );
    const check = await asks('POST', '/claimpayments', { claimNum: ClaimNum, CheckAmt: 64.5 });
    expect(await asks('GET', `/claimprocs?ClaimPaymentNum=${check.ClaimPaymentNum}`)).toHaveLength(3);
  });

  it('N, rows 186 to 189: one check for several claims', async () => {
    const received = async (PatNum: number, procNums: number[], amounts: number[]) => {
      const { ClaimNum } = await claimOf(PatNum, procNums);
      for (const [index, procNum] of procNums.entries())
        await receive(ClaimNum, procNum, { InsPayAmt: amounts[index] });
      return (await asks('PUT', `/claims/${ClaimNum}`, { ClaimStatus: 'R' })).ClaimNum;
    };
    const one = await received(20, [1003, 1004], [42, 50]);
    const other = await received(22, [1021], [70]);
    expect(await asks('GET', `/claims/${other}`)).toMatchObject({ InsPayAmt: 70, WriteOff: 30 });
    const batch = await asks('POST', '/claimpayments/Batch', { claimNums: [one, other], CheckAmt: '160' });
    expect(batch).toMatchObject({ IsPartial: 'true', CarrierName: 'Dental Guard' });
    expect([...(await lines(one)), ...(await lines(other))].map(({ PaymentRow }) => PaymentRow)).toEqual([1, 1, 2]);
    const [last] = await lines(other);
    expect(await asks('PUT', `/claimprocs/${last.ClaimProcNum}`, { ClaimPaymentNum: 0 })).toMatchObject({
      ...{ ClaimPaymentNum: 0, PaymentRow: 0, InsPayAmt: 70, DateInsFinalized: '0001-01-01' },
    });
    const attach = { ClaimPaymentNum: batch.ClaimPaymentNum };
    expect(await asks('PUT', `/claimprocs/${last.ClaimProcNum}`, attach)).toMatchObject({ ...attach, PaymentRow: 2 });

    await asks('DELETE', `/claimpayments/${batch.ClaimPaymentNum}`);
    const whole = await asks('POST', '/claimpayments/Batch', { claimNums: [one, other], CheckAmt: '162' });
    expect(whole).toMatchObject({ IsPartial: 'false' });
    const third = await received(26, [1011], [10]);
    const [line] = await lines(third);
    expect(await refuses('PUT', `/claimprocs/${line.ClaimProcNum}`, { ClaimPaymentNum: whole.ClaimPaymentNum })).toBe(
      'ClaimPayment must be partial.',
    );
  });

  it('rows 121 to 124: lists beside the account, fees and their schedules', async () => {
    await practice.lay('clinic', { ClinicNum: 1, Abbr: 'Main' });
    expect(await asks('GET', '/statements?PatNum=27')).toEqual([]);
    await asks('GET', '/statements/99', undefined, 404);
    const fee = { Amount: '99.99', FeeSched: 54, CodeNum: 6 };
    expect(await asks('POST', '/fees', fee, 200)).toMatchObject({ Amount: '99.99' });
    await refuses('POST', '/fees', fee);
    await refuses('POST', '/fees', { ...fee, FeeSched: 53, ClinicNum: 1 });
    const fees = await asks('GET', '/fees?FeeSched=54&ClinicNum=0');
    expect(fees.map(({ Amount }: { Amount: number }) => Amount)).toEqual([42, 70, 120, 150, 900, 99.99]);
    await asks('GET', '/fees/99999', undefined, 404);
    const sched = await asks('POST', '/feescheds', { Description: 'N', FeeSchedType: 'CoPay' }, 200);
    expect(sched).toMatchObject({ IsGlobal: 'true' });
    await refuses('POST', '/feescheds', { Description: 'N' });
    const kept = await asks('PUT', `/feescheds/${sched.FeeSchedNum}`, { FeeSchedType: 'Normal' });
    expect(kept).toMatchObject({ FeeSchedType: 'CoPay' });
  });
});
