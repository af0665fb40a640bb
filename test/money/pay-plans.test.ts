import { describe, expect, it } from 'vitest';
import { PermType } from '../../src/domain/enums.ts';
import type { ListedRequest } from '../support/listed-requests.ts';
import type { TestPractice } from '../support/test-practice.ts';
import { day, TODAY } from './account.ts';
import { answersAsListed, onAccounts } from './requests.ts';

const path = '/payplans/Dynamic';
const terms = '06/15/2026 - Date of Agreement: 06/15/2026, Total Amount: 150.00, APR: 0, Total Cost of Loan: 150.00';

/** `companions-insurance.md` 25.2, rows 109 to 112, and what else may be wrong with a request. */
const requests: readonly ListedRequest[] = [
  ['GET', '/payplans', undefined, 400, 'PatNum or Guarantor is required.'],
  [
    'POST',
    '/payplans',
    { PatNum: 27, principalAmount: 10, PayAmt: 5 },
    410,
    'PayPlans POST is deprecated. Use PayPlans POST Dynamic.',
  ],
  ['POST', path, { procNums: [1041], PayAmt: 50 }, 400, 'PatNum is required.'],
  ['POST', path, { PatNum: 27, procNums: [1041] }, 400, 'PayAmt or NumberOfPayments is required.'],
  ['POST', path, { PatNum: 27, PayAmt: 50 }, 400, 'procNums or adjNums is required.'],
  ['POST', path, { PatNum: 27, PayAmt: 50, procNums: [], adjNums: [] }, 400, 'procNums or adjNums is required.'],
  [
    ...(['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 50, NumberOfPayments: 3 }, 400] as const),
    'Please choose either Number of Payments or Payment Amt.',
  ],
  [
    ...(['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 50, APR: 5, IsLocked: 'false' }, 400] as const),
    'Payment plans with APR must be locked. Remove the APR or check the box for FullLock.',
  ],
  [
    ...(['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 50, DownPayment: 151 }, 400] as const),
    'Down payment must be less than or equal to total amount.',
  ],
  [
    ...(['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 50, PayPlanDate: day(1) }, 400] as const),
    'Payment plan date cannot be set for the future.',
  ],
  ['POST', path, { PatNum: 99, procNums: [1041], PayAmt: 50 }, 404, 'Patient not found.'],
  ['POST', path, { PatNum: 25, procNums: [1041], PayAmt: 50 }, 400, 'Patient has been deleted.'],
  ['POST', path, { PatNum: 27, procNums: [1041, 99], PayAmt: 50 }, 404, 'Procedure not found.'],
  ['POST', path, { PatNum: 27, procNums: [1003], PayAmt: 50 }, 400, 'Procedure does not belong to the patient.'],
  ['POST', path, { PatNum: 27, adjNums: [99], PayAmt: 50 }, 404, 'Adjustment not found.'],
  ['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 50, Guarantor: 0 }, 201, { Guarantor: 27 }],
  ['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 50, Guarantor: 99 }, 404, 'Guarantor not found.'],
  ['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 50, PlanCategory: 69 }, 404, 'PlanCategory not found.'],
  ['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 0 }, 400, 'PayAmt must be greater than 0.'],
  ['POST', path, { PatNum: 27, procNums: [1041], PayAmt: -5 }, 400, 'PayAmt is invalid.'],
  ['POST', path, { PatNum: 27, procNums: [1041], NumberOfPayments: 0 }, 400, 'NumberOfPayments is invalid.'],
  ['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 0.01 }, 400, 'PayAmt is too small to pay the plan off.'],
  ['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 1, APR: 12 }, 400, 'PayAmt is too small to pay the plan off.'],
  ['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 1, APR: -1 }, 400, 'APR is invalid.'],
  [
    'POST',
    path,
    { PatNum: 27, procNums: [1041], PayAmt: 1, ChargeFrequency: 'Daily' },
    400,
    'ChargeFrequency is invalid.',
  ],
  ['PUT', '/payplans/99/Close', {}, 404, 'PayPlan not found.'],
  [
    ...(['POST', path, { PatNum: 27, procNums: [1041], PayAmt: 50 }, 201] as const),
    {
      ...{ PatNum: 27, Guarantor: 27, PayPlanDate: TODAY, APR: 0, Note: terms, CompletedAmt: 150, PayAmt: 50 },
      ...{ PaySchedule: 'Monthly', NumberOfPayments: 0, DownPayment: 0, IsClosed: 'false', IsDynamic: 'true' },
      ...{ ChargeFrequency: 'Monthly', DatePayPlanStart: '2026-07-15', IsLocked: 'true', principalAmount: 150 },
      ...{ DateInterestStart: '0001-01-01', DynamicPayPlanTPOption: 'AwaitComplete', PlanNum: 0, InsSubNum: 0 },
    },
  ],
];

answersAsListed('payment plans', requests);

onAccounts('a dynamic payment plan', (account) => {
  const create = async (body: object) => {
    const answer = await account().post(path, { PatNum: 27, ...body });
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    expect(answer.headers.get('location')).toBe(`${account().url}/payplans/${answer.body.PayPlanNum}`);
    return answer.body;
  };
  const close = (payPlanNum: number) => account().put(`/payplans/${payPlanNum}/Close`, {});
  const charges = async (payPlanNum: number) => (await account().get(`/payplancharges?PayPlanNum=${payPlanNum}`)).body;
  const aging = async (patNum: number) => (await account().get(`/accountmodules/${patNum}/Aging`)).body;
  const balance = async (patNum: number) =>
    (await account().rows('patient', (row) => row.PatNum === patNum))[0]!.BalTotal;

  it('belongs to the category that is sent', async () => {
    await account().lay('definition', { DefNum: 9001, Category: 47, ItemName: 'Braces' });
    const { PayPlanNum } = await create({ procNums: [1041], PayAmt: 50, PlanCategory: 9001 });
    expect(await account().rows('payplan', (row) => row.PayPlanNum === PayPlanNum)).toMatchObject([
      { PlanCategory: 9001 },
    ]);
  });

  it('rows 177 to 180: takes work over, and is paid', async () => {
    const plan = await create({ procNums: [1040, 1041], NumberOfPayments: 9, DownPayment: 150 });
    expect(plan).toMatchObject({ principalAmount: 1350, CompletedAmt: 1350, PayAmt: 133.34, DownPayment: 150 });
    expect(await charges(plan.PayPlanNum)).toMatchObject([
      {
        ...{ ChargeDate: TODAY, Principal: 150, Interest: 0, Note: 'Down Payment', FKey: 1040, LinkType: 'Procedure' },
        ...{ ChargeType: 'Debit', Guarantor: 27, PatNum: 27, ProvNum: 1, IsOffset: 'false' },
      },
    ]);
    expect(await aging(27)).toMatchObject({ Total: 210, BalOver90: 0, Bal_31_60: 0, Bal_0_30: 210 });
    expect(await balance(27)).toBe(210);
    expect(await account().post(path, { PatNum: 27, procNums: [1041], PayAmt: 10 })).toMatchObject({
      status: 400,
      text: 'Procedure is already attached to a payment plan.',
    });
    const prepaid = { PatNum: 27, PayAmt: 50, isPrepayment: 'true', payPlanNum: plan.PayPlanNum };
    const { PayNum } = (await account().post('/payments', prepaid)).body;
    expect((await account().get(`/paysplits?PayNum=${PayNum}`)).body).toMatchObject([
      { SplitAmt: 50, PayPlanNum: plan.PayPlanNum, UnearnedType: 283 },
    ]);
    expect(await account().send('DELETE', '/procedurelogs/1041')).toMatchObject({ status: 400 });
    const logs = await account().rows('securitylog', ({ PermType: type }) => type === PermType.PayPlanEdit);
    expect(logs).toMatchObject([{ PatNum: 27, FKey: plan.PayPlanNum }]);
  });

  it('charges what is due already, with interest, over its parts in order', async () => {
    const plan = await create({
      ...{ procNums: ['1041', 1040], PayAmt: 400, APR: 12, PayPlanDate: day(-90), DatePayPlanStart: day(-61) },
      ...{ DateInterestStart: day(-40), Note: 'Autopay', Guarantor: 20 },
    });
    // 1350, no interest at first; then 1 % a month of what is left, on the first charge of the period.
    const [first, second, third] = [
      ['2026-04-15', 400, 0, 1040],
      ['2026-05-15', 390.5, 9.5, 1040],
      ['2026-06-15', 394.4, 5.6, 1040],
    ];
    expect(
      (await charges(plan.PayPlanNum)).map((row: Record<string, unknown>) => [
        ...[row.ChargeDate, row.Principal, row.Interest, row.FKey],
      ]),
    ).toEqual([first, second, third]);
    expect(plan.Note).toBe(
      '06/15/2026 - Date of Agreement: 03/17/2026, Total Amount: 1350.00, APR: 12, Total Cost of Loan: 1366.75, Autopay',
    );
    // Whoever pays owes what is due; the patient owes what the plan did not take over.
    expect((await aging(20)).Total).toBe(60 + 150 + 100 + 1200);
    expect([await balance(20), await balance(27)]).toEqual([1510, 60]);
  });

  it('waits for work that is not done, unless it is to count as done', async () => {
    await account().change('procedurelog', { ProcNum: 1040 }, { ProcStatus: 1 });
    const waits = { procNums: [1040, 1041], PayAmt: 100, DatePayPlanStart: TODAY };
    const plan = await create({ ...waits, DownPayment: 100 });
    expect(plan).toMatchObject({ principalAmount: 1350, CompletedAmt: 150 });
    const dueOf = async (payPlanNum: number) =>
      (await charges(payPlanNum)).map((row: Record<string, unknown>) => [row.Principal, row.Note, row.FKey]);
    expect(await dueOf(plan.PayPlanNum)).toEqual([
      [100, 'Down Payment', 1041],
      [50, '', 1041],
    ]);
    const doneOf = async () => (await account().get(`/payplans/${plan.PayPlanNum}`)).body.CompletedAmt;
    for (const [ProcStatus, done] of [
      ['C', 1350],
      ['TP', 150],
    ]) {
      expect((await account().put('/procedurelogs/1040', { ProcStatus })).status).toBe(200);
      expect(await doneOf()).toBe(done);
    }
    expect(await close(plan.PayPlanNum)).toMatchObject({
      status: 200,
      body: { IsClosed: 'true', principalAmount: 150, CompletedAmt: 150 },
    });
    expect(await dueOf(plan.PayPlanNum)).toHaveLength(2);
    const other = await create({ procNums: [1040], PayAmt: 100, DynamicPayPlanTPOption: 'TreatAsComplete' });
    expect(other).toMatchObject({ CompletedAmt: 1200, DynamicPayPlanTPOption: 'TreatAsComplete' });
  });

  it('keeps a locked plan from what is charged later for work that owed nothing', async () => {
    await account().lay('paysplit', { PatNum: 27, ProcNum: 1042, SplitAmt: 60 });
    await create({ procNums: [1041, 1042], PayAmt: 50 });
    expect(await account().rows('payplanlink')).toMatchObject([{ FKey: 1041, AmountOverride: 150 }]);
    await account().post('/adjustments', { PatNum: 27, ProcNum: 1042, AdjType: 2, AdjAmt: 35, AdjDate: TODAY });
    expect([(await aging(27)).Total, await balance(27)]).toEqual([1235, 1235]);
  });

  it('finances adjustments, and what insurance and payments left', async () => {
    await account().lay('adjustment', { AdjNum: 5, PatNum: 27, AdjType: 2, AdjAmt: 40, AdjDate: day(-3), ProvNum: 1 });
    await account().lay('adjustment', { AdjNum: 6, PatNum: 27, AdjType: 1, AdjAmt: -50, ProcNum: 1041, ProvNum: 1 });
    await account().lay('paysplit', { PatNum: 27, ProcNum: 1041, SplitAmt: 25 });
    const unlocked = { procNums: [1041], adjNums: [5], PayAmt: 10, IsLocked: 'false', ChargeFrequency: 'weekly' };
    const plan = await create(unlocked);
    expect(plan).toMatchObject({ principalAmount: 115, PaySchedule: 'Weekly', IsLocked: 'false' });
    expect(await account().rows('payplanlink')).toMatchObject([
      { LinkType: 2, FKey: 1041, AmountOverride: 0 },
      { LinkType: 1, FKey: 5, AmountOverride: 0 },
    ]);
    const refusals: [object, string][] = [
      [{ adjNums: [5] }, 'Adjustment is already attached to a payment plan.'],
      [{ adjNums: [6] }, 'Adjustment must be positive.'],
    ];
    for (const [body, text] of refusals) {
      expect(await account().post(path, { PatNum: 27, PayAmt: 10, ...body })).toMatchObject({ status: 400, text });
    }
    await account().lay('paysplit', { PatNum: 27, ProcNum: 1042, SplitAmt: 60 });
    expect(await account().post(path, { PatNum: 27, PayAmt: 10, procNums: [1042] })).toMatchObject({
      status: 400,
      text: 'Nothing is left to pay of what the plan would finance.',
    });
  });

  describe('closed', () => {
    it('charges the rest today, once', async () => {
      const plan = await create({ procNums: [1040, 1041], NumberOfPayments: 9, DownPayment: 150 });
      const { status, body } = await close(plan.PayPlanNum);
      expect([status, body]).toEqual([200, { ...plan, IsClosed: 'true' }]);
      expect(await charges(plan.PayPlanNum)).toMatchObject([
        { Principal: 150 },
        { Principal: 1050, Interest: 0, Note: 'Close Out Charge', FKey: 1040, ChargeDate: TODAY },
        { Principal: 150, Interest: 0, Note: 'Close Out Charge', FKey: 1041, ChargeDate: TODAY },
      ]);
      expect([(await aging(27)).Total, await balance(27)]).toEqual([1410, 1410]);
      expect(await close(plan.PayPlanNum)).toMatchObject({ status: 400, text: 'PayPlan is already closed.' });
    });

    it('is no plan of insurance', async () => {
      await account().lay('payplan', { PayPlanNum: 5, PatNum: 27, Guarantor: 27, PlanNum: 501 });
      expect(await close(5)).toMatchObject({ status: 400, text: 'An insurance payment plan cannot be closed.' });
    });

    it('makes the charges to come of an older plan one', async () => {
      const practice: TestPractice = account();
      const charge = { PayPlanNum: 6, PatNum: 27, Guarantor: 27, Principal: 100, Interest: 2 };
      await practice.lay('payplan', { PayPlanNum: 6, PatNum: 27, Guarantor: 27 });
      await practice.lay(
        'payplancharge',
        { ...charge, PayPlanChargeNum: 1, ChargeDate: day(-30) },
        { ...charge, PayPlanChargeNum: 2, ChargeDate: day(30) },
        { ...charge, PayPlanChargeNum: 3, ChargeDate: day(60) },
      );
      await practice.lay('paysplit', { PatNum: 27, SplitAmt: 10, PayPlanNum: 6, PayPlanChargeNum: 3 });
      expect((await close(6)).body).toMatchObject({ IsClosed: 'true' });
      const rows = await charges(6);
      expect(rows).toMatchObject([
        { ChargeDate: day(-30), Principal: 100, Interest: 2 },
        { ChargeDate: TODAY, Principal: 200, Interest: 0, Note: 'Close Out Charge' },
      ]);
      expect(await practice.rows('paysplit')).toMatchObject([{ PayPlanChargeNum: rows[1].PayPlanChargeNum }]);
    });
  });
});
