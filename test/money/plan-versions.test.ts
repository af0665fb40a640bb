import { expect, it } from 'vitest';
import { PayPlanChargeType } from '../../src/domain/enums.ts';
import type { TestPractice } from '../support/test-practice.ts';
import { day, TODAY } from './account.ts';
import { onAccounts } from './requests.ts';

/** Fay Ford (27) owes 1410 for her work; Di Dunn (24), of another family, pays her plan of 1350 in charges. */
const PLAN = { PayPlanNum: 4, PatNum: 27, Guarantor: 24, PayPlanDate: day(-30) };
const charge = { PayPlanNum: 4, PatNum: 27, Guarantor: 24, ProvNum: 1 };

async function layPlan(practice: TestPractice, version: string, plan: object): Promise<void> {
  await practice.change('preference', { PrefName: 'PayPlansVersion' }, { ValueString: version });
  await practice.lay('payplan', { ...PLAN, ...plan });
  await practice.lay(
    'payplancharge',
    { ...charge, PayPlanChargeNum: 8, ChargeDate: day(-14), Principal: 150, Interest: 2 },
    { ...charge, PayPlanChargeNum: 9, ChargeDate: day(1), Principal: 150, Interest: 2 },
  );
}

/** `companions-insurance.md` 19.1: what each PayPlansVersion takes off the patient and puts on who pays. */
onAccounts('balances with a payment plan', (practice) => {
  it.each([
    ['1', { PlanNum: 0 }, 110, 0],
    ['1', { PlanNum: 3 }, 110, 0],
    ['2', { PlanNum: 0 }, 20, 152],
    ['3', { PlanNum: 0 }, 60, 0],
    ['4', { PlanNum: 0 }, 1370, 0],
    ['4', { PlanNum: 3 }, 70, 0],
  ])('of version %s, %j', async (version, plan, patient, payer) => {
    await layPlan(practice(), version, { CompletedAmt: 1300, ...plan });
    const credit = { ...charge, PayPlanChargeNum: 7, ChargeType: PayPlanChargeType.Credit, Principal: 1350 };
    await practice().lay('payplancharge', { ...credit, ChargeDate: day(-30) });
    await practice().lay('paysplit', { PatNum: 27, PayPlanNum: 4, SplitAmt: 40, DatePay: TODAY });
    expect((await practice().get('/accountmodules/27/Aging')).body.Total).toBe(patient);
    expect((await practice().get('/accountmodules/24/Aging')).body.Total).toBe(payer);
  });
});

/** Chapter 17.3, step 8: whose account a plan's charge is on. Step 7 pays them all, whichever of the two families pays. */
onAccounts('a payment on a plan', (practice) => {
  it.each([
    ['2', 24, 24],
    ['2', 27, 24],
    ['1', 27, 24],
    ['4', 24, 27],
    ['4', 27, 27],
  ])('of version %s by patient %i is on the account of %i', async (version, PatNum, expected) => {
    await layPlan(practice(), version, { IsDynamic: 1 });
    for (const [PayAmt, paid] of [
      [60, [2, 58]],
      [100, [92, 8]],
    ] as const) {
      const { body } = await practice().post('/payments', { PatNum, PayAmt, payPlanNum: 4 });
      const splits = (await practice().get(`/paysplits?PayNum=${body.PayNum}`)).body;
      expect(splits.map(({ SplitAmt }: { SplitAmt: number }) => SplitAmt)).toEqual(paid);
      expect(splits[0]).toMatchObject({ PatNum: expected, PayPlanNum: 4, PayPlanChargeNum: 8 });
    }
    expect(await practice().rows('paysplit', ({ UnearnedType }) => UnearnedType !== 0)).toMatchObject([
      { PatNum, PayPlanNum: 0, SplitAmt: 8 },
    ]);
  });
});

/** Chapter 17.3, step 4: what several payments hold on account is one sum, which is used up before the next payment. */
onAccounts('money on account', (practice) => {
  it.each([
    [[100, 70], [{ ProcNum: 1042, SplitAmt: 40 }]],
    [
      [100, 20],
      [
        { ProcNum: 1041, SplitAmt: 30 },
        { ProcNum: 1042, SplitAmt: 10 },
      ],
    ],
    [[100, -100], [{ ProcNum: 1041, SplitAmt: 40 }]],
  ])('of %j is used first', async (amounts, expected) => {
    await practice().lay('paysplit', { PatNum: 27, ProcNum: 1040, ProvNum: 1, SplitAmt: 1200, DatePay: day(-3) });
    const prepaid = amounts.map((SplitAmt) => ({ PatNum: 27, UnearnedType: 283, SplitAmt, DatePay: day(-2) }));
    await practice().lay('paysplit', ...prepaid);
    const { body } = await practice().post('/payments', { PatNum: 27, PayAmt: 40 });
    expect((await practice().get(`/paysplits?PayNum=${body.PayNum}`)).body).toMatchObject(expected);
  });
});
