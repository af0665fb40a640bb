import { expect, it } from 'vitest';
import { ClaimProcStatus, PermType } from '../../src/domain/enums.ts';
import { day, TODAY } from './account.ts';
import { onAccounts } from './requests.ts';

onAccounts('other terms of a dynamic payment plan', (account) => {
  const create = async (body: object = {}) =>
    (await account().post('/payplans/Dynamic', { PatNum: 27, procNums: [1040, 1041], PayAmt: 100, ...body })).body;
  const change = (payPlanNum: number, body: object) => account().put(`/payplans/${payPlanNum}/Dynamic`, body);

  it('are kept, and nothing else', async () => {
    await account().lay('definition', { DefNum: 9001, Category: 47, ItemName: 'Braces' });
    const plan = await create();
    const { status, body } = await change(plan.PayPlanNum, {
      ...{ Guarantor: 20, PayPlanDate: day(-1), NumberOfPayments: 6, APR: 10, Note: 'Starts later' },
      ...{ PlanCategory: 9001, ChargeFrequency: 'Weekly', DatePayPlanStart: day(7), DateInterestStart: day(30) },
      ...{ IsLocked: 'true', SheetDefNum: 0 },
    });
    expect([status, body]).toEqual([
      200,
      {
        ...plan,
        ...{ Guarantor: 20, PayPlanDate: day(-1), PayAmt: 226.52, APR: 10, Note: 'Starts later', PlanCategory: 9001 },
        ...{ planCategory: 'Braces', ChargeFrequency: 'Weekly', DatePayPlanStart: day(7), DateInterestStart: day(30) },
      },
    ]);
    const logs = await account().rows('securitylog', ({ PermType: type }) => type === PermType.PayPlanEdit);
    expect(logs).toHaveLength(2);
    expect((await change(plan.PayPlanNum, { Note: '' })).body).toEqual({ ...body, Note: '' });
    expect((await change(plan.PayPlanNum, {})).body).toEqual({ ...body, Note: '' });
  });

  it('work out the payment for all but the down payment', async () => {
    const plan = await create({ DownPayment: 150 });
    expect((await change(plan.PayPlanNum, { NumberOfPayments: 12 })).body).toMatchObject({
      ...{ PayAmt: 100, NumberOfPayments: 0, DownPayment: 150, principalAmount: 1350 },
    });
    expect((await change(plan.PayPlanNum, { PayAmt: 75.5 })).body).toMatchObject({ PayAmt: 75.5 });
  });

  it('fix what is financed once the plan is locked', async () => {
    const plan = await create({ IsLocked: 'false' });
    const fixed = async () => (await account().rows('payplanlink')).map(({ AmountOverride }) => AmountOverride);
    expect(await fixed()).toEqual([0, 0]);
    expect((await change(plan.PayPlanNum, { IsLocked: true, APR: 5 })).body).toMatchObject({
      IsLocked: 'true',
      APR: 5,
    });
    expect(await fixed()).toEqual([1200, 150]);
    expect(await change(plan.PayPlanNum, { IsLocked: false, APR: 0 })).toMatchObject({ body: { IsLocked: 'false' } });
    expect(await fixed()).toEqual([1200, 150]);
  });

  it('tell how much of what is linked is done', async () => {
    const { PayPlanNum } = await create({ procNums: [1041], IsLocked: 'false' });
    const link = await account().post('/payplanlinks', { PayPlanNum, LinkType: 'Procedure', FKey: 1042 });
    const url = `/payplanlinks/${link.body.PayPlanLinkNum}`;
    const done = async () => (await account().get(`/payplans/${PayPlanNum}`)).body.CompletedAmt;
    expect(await done()).toBe(150 + 60);
    await account().put(url, { AmountOverride: 25 });
    expect(await done()).toBe(150 + 25);
    await account().send('DELETE', url);
    expect(await done()).toBe(150);
  });

  /** Of the 150 for 1041 insurance is to pay 80. The balances that are stored follow, too. */
  it.each([
    ['PUT', '/procedurelogs/1042', { ProcFee: 75 }, 145],
    ['PUT', '/procedurelogs/1042', { ProcStatus: 'TP' }, 70],
    ['POST', '/adjustments', { PatNum: 27, ProcNum: 1042, AdjType: 1, AdjAmt: -10, AdjDate: TODAY }, 120],
    ['PUT', '/claimprocs/7', { InsEstTotalOverride: 95 }, 115],
    ['DELETE', '/patplans/5', undefined, 210],
  ])('tell it again after %s %s %j', async (method, url, body, done) => {
    await account().lay('carrier', { CarrierNum: 1, CarrierName: 'Blue' });
    await account().lay('insplan', { PlanNum: 3, CarrierNum: 1 });
    await account().lay('inssub', { InsSubNum: 4, PlanNum: 3, Subscriber: 27 });
    await account().lay('patplan', { PatPlanNum: 5, PatNum: 27, InsSubNum: 4, Ordinal: 1 });
    const estimate = { InsEstTotal: 80, InsEstTotalOverride: -1, WriteOffEst: -1, WriteOffEstOverride: -1 };
    await account().lay('claimproc', {
      ...{ ClaimProcNum: 7, ProcNum: 1041, PatNum: 27, PlanNum: 3, InsSubNum: 4, ProvNum: 1 },
      ...{ ...estimate, Status: ClaimProcStatus.Estimate },
    });
    const { PayPlanNum } = await create({ procNums: [1041, 1042], IsLocked: 'false' });
    const plan = () => account().get(`/payplans/${PayPlanNum}`);
    expect((await plan()).body).toMatchObject({ CompletedAmt: 130, principalAmount: 130 });
    expect((await account().send(method, url, body)).status).toBeLessThan(300);
    expect((await plan()).body.CompletedAmt).toBe(done);
    const [patient] = await account().rows('patient', ({ PatNum }) => PatNum === 27);
    expect(patient!.EstBalance).toBe((await account().get('/accountmodules/27/Aging')).body.Total);
  });

  it('use a sheet only where the office has plans on sheets', async () => {
    await account().lay('sheetdef', { SheetDefNum: 70, SheetType: 19 }, { SheetDefNum: 71, SheetType: 17 });
    const { PayPlanNum } = await create();
    const use = async (SheetDefNum: number) => {
      const { status, text } = await change(PayPlanNum, { SheetDefNum });
      return status === 200 ? status : text;
    };
    expect(await use(70)).toBe('SheetDefNum is only allowed if payment plans use sheets.');
    await account().lay('preference', { PrefName: 'PayPlansUseSheets', ValueString: '1' });
    expect([await use(71), await use(72), await use(70)]).toEqual(['SheetDef not found.', 'SheetDef not found.', 200]);
    expect(await account().rows('payplan')).toMatchObject([{ SheetDefNum: 70 }]);
  });

  it.each([
    [{ PayAmt: 10, NumberOfPayments: 3 }, 400, 'Please choose either Number of Payments or Payment Amt.'],
    [{ PayAmt: 0 }, 400, 'PayAmt must be greater than 0.'],
    [{ PayAmt: 0.1 }, 400, 'PayAmt is too small to pay the plan off.'],
    [{ Guarantor: 99 }, 404, 'Guarantor not found.'],
    [{ Guarantor: 25 }, 400, 'Guarantor has been deleted.'],
    [{ Guarantor: 20 }, 400, 'Guarantor cannot be changed: the plan has charges or payments.'],
    [{ DatePayPlanStart: day(20) }, 400, 'DatePayPlanStart cannot be changed: the plan has charges.'],
    [{ PayPlanDate: day(1) }, 400, 'Payment plan date cannot be set for the future.'],
    [{ PlanCategory: 69 }, 404, 'PlanCategory not found.'],
    [{ DateInterestStart: TODAY }, 400, 'DateInterestStart is only allowed for a plan with an APR.'],
    [
      { APR: 5, IsLocked: 'false' },
      400,
      'Payment plans with APR must be locked. Remove the APR or check the box for FullLock.',
    ],
    [{ ChargeFrequency: 'Daily' }, 400, 'ChargeFrequency is invalid.'],
  ])('%j is refused once something was charged', async (body, status, text) => {
    const { PayPlanNum } = await create({ DownPayment: 50 });
    const before = await account().everything();
    expect(await change(PayPlanNum, body)).toMatchObject({ status, text });
    expect(await account().everything()).toEqual(before);
  });

  it('are those of an open dynamic plan', async () => {
    await account().lay('payplan', { PayPlanNum: 5, PatNum: 27, Guarantor: 27 });
    const { PayPlanNum } = await create();
    await account().put(`/payplans/${PayPlanNum}/Close`, {});
    const refusals = [99, 5, PayPlanNum].map(async (number) => (await change(number, { PayAmt: 5 })).text);
    expect(await Promise.all(refusals)).toEqual([
      'PayPlan not found.',
      'PayPlan is not a dynamic payment plan.',
      'PayPlan is already closed.',
    ]);
  });
});
