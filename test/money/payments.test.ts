import { describe, expect, it } from 'vitest';
import { ClaimProcStatus, PayPlanLinkType } from '../../src/domain/enums.ts';
import type { ListedRequest } from '../support/listed-requests.ts';
import type { TestPractice } from '../support/test-practice.ts';
import { TODAY } from './account.ts';
import { answersAsListed, onAccounts } from './requests.ts';

/** `companions-insurance.md` 25.2, rows 97, 98, 106, 107. */
const requests: readonly ListedRequest[] = [
  ['POST', '/payments', { PatNum: 27 }, 400, 'PayAmt is required.'],
  ['POST', '/payments', { PayAmt: 1 }, 400, 'PatNum is required.'],
  ['POST', '/payments', { PatNum: 27, PayAmt: 0 }, 400, 'PayAmt must be greater than 0.'],
  ['POST', '/payments', { PatNum: 27, PayAmt: -5 }, 400, 'PayAmt must be greater than 0.'],
  ['POST', '/payments', { PatNum: 27, PayAmt: 'some' }, 400, 'PayAmt is invalid.'],
  ['POST', '/payments', { PatNum: 99, PayAmt: 10 }, 404, 'Patient not found.'],
  ['POST', '/payments', { PatNum: 25, PayAmt: 10 }, 400, 'Patient has been deleted.'],
  ['POST', '/payments', { PatNum: 27, PayAmt: 10, PayDate: '2026-06-16' }, 400, 'PayDate cannot be a future date.'],
  ['POST', '/payments', { PatNum: 27, PayAmt: 10, PayType: 1 }, 404, 'PayType not found.'],
  ['POST', '/payments', { PatNum: 27, PayAmt: 10, ClinicNum: 9 }, 404, 'Clinic not found.'],
  ['POST', '/payments', { PatNum: 27, PayAmt: 10, payPlanNum: 9 }, 404, 'PayPlan not found.'],
  ['POST', '/payments', { PatNum: 27, PayAmt: 10, procNums: 'all' }, 400, 'Invalid JSON.'],
  ['POST', '/payments', { PatNum: 27, PayAmt: 10, CheckNum: 'x'.repeat(26) }, 400],
  [
    'POST',
    '/payments',
    {
      PatNum: 27,
      PayAmt: '129.99',
      PayDate: '2026-05-05',
      CheckNum: '2058',
      PayNote: 'n',
      BankBranch: '19',
      ClinicNum: '1',
    },
    201,
    {
      ...{ PayAmt: '129.99', PayType: 69, payType: 'Check', PayDate: '2026-05-05', DateEntry: TODAY, ClinicNum: '1' },
      ...{ CheckNum: '2058', PayNote: 'n', BankBranch: '19', PaymentSource: 'API', ProcessStatus: 'OfficeProcessed' },
      ...{ IsRecurringCC: 'false', IsCcCompleted: 'false', RecurringChargeDate: '0001-01-01', serverDateTime: '' },
    },
  ],
  ['GET', '/payments?PatNum=99', undefined, 404, 'Patient not found.'],
  ['POST', '/payments/Refund', {}, 400, 'PayNum is required.'],
  ['POST', '/payments/Refund', { PayNum: 99 }, 404, 'Payment not found.'],
  ['PUT', '/payments/99', { PayNote: 'x' }, 404, 'Payment not found.'],
  ['PUT', '/payments/99/Partial', { procNumsAndAmounts: [{ ProcNum: 1, Amount: 1 }] }, 404, 'Payment not found.'],
  ['DELETE', '/payments/1', undefined, 400, 'payments DELETE  is not a valid method.'],
  ['POST', '/paysplits', { PatNum: 27 }, 400, 'paysplits POST  is not a valid method.'],
];

answersAsListed('payments', requests);

const pay = async (practice: TestPractice, body: object) => {
  const answer = await practice.post('/payments', body);
  expect([answer.status, answer.text]).toEqual([201, answer.text]);
  const splits = await practice.get(`/paysplits?PayNum=${answer.body.PayNum}`);
  return { payment: answer.body, splits: splits.body };
};

const unearned = { ProvNum: 0, ProcNum: 0, AdjNum: 0, UnearnedType: 283, unearnedType: 'Prepayment' };

onAccounts('a payment', (practice) => {
  // Rows 99 to 104, and what the rules of 17.3 ask for besides.
  const cases: readonly (readonly [
    what: string,
    body: object,
    splits: readonly object[],
    preference?: [string, string],
  ])[] = [
    [
      'pays the procedures asked for, then the oldest',
      { PatNum: 27, PayAmt: '100', procNums: [1042, 99] },
      [
        { ProcNum: 1042, SplitAmt: 60, ProvNum: 1, DatePay: TODAY, UnearnedType: 0 },
        { ProcNum: 1040, SplitAmt: 40 },
      ],
    ],
    [
      'takes an empty list of procedures for none',
      { PatNum: 27, PayAmt: 10, procNums: [] },
      [{ ProcNum: 1040, SplitAmt: 10 }],
    ],
    [
      'is kept whole when it is a prepayment',
      { PatNum: 27, PayAmt: 50, isPrepayment: true, procNums: [1042] },
      [{ SplitAmt: 50, PatNum: 27, ...unearned }],
    ],
    ['pays the oldest charge of the family', { PatNum: 29, PayAmt: 60 }, [{ ProcNum: 1061, PatNum: 30, SplitAmt: 60 }]],
    [
      'pays the patient first when asked to',
      { PatNum: 29, PayAmt: 70, isPatientPreferred: 'true' },
      [
        { ProcNum: 1060, PatNum: 29, SplitAmt: 60 },
        { ProcNum: 1061, PatNum: 30, SplitAmt: 10 },
      ],
    ],
    [
      'pays what insurance will not',
      { PatNum: 20, PayAmt: 50, procNums: [1004] },
      [
        { ProcNum: 1004, SplitAmt: 24 },
        { SplitAmt: 26, PatNum: 20, ...unearned },
      ],
    ],
    [
      'pays the whole fee where balances do not subtract insurance',
      { PatNum: 20, PayAmt: 50, procNums: [1004] },
      [{ ProcNum: 1004, SplitAmt: 50 }],
      ['BalancesDontSubtractIns', '1'],
    ],
    [
      'is matched by people where the office says so',
      { PatNum: 27, PayAmt: 10 },
      [{ SplitAmt: 10, ProvNum: 1, ProcNum: 0, UnearnedType: 0 }],
      ['RigorousAccounting', '2'],
    ],
    [
      'is kept as unearned even there when it is a prepayment',
      { PatNum: 27, PayAmt: 10, isPrepayment: true },
      [{ SplitAmt: 10, ...unearned }],
      ['RigorousAccounting', '2'],
    ],
    [
      'pays nothing yet, too, where it is called unallocated',
      { PatNum: 20, PayAmt: 10, isUnallocatedPrepayment: true },
      [{ SplitAmt: 10, ...unearned }],
    ],
  ];
  for (const [what, body, expected, changed] of cases) {
    it(what, async () => {
      if (changed) await practice().change('preference', { PrefName: changed[0] }, { ValueString: changed[1] });
      const { payment, splits } = await pay(practice(), body);
      expect(splits).toEqual(expected.map((split) => expect.objectContaining(split)));
      expect(splits.reduce((sum: number, { SplitAmt }: { SplitAmt: number }) => sum + SplitAmt, 0)).toBe(
        Number(payment.PayAmt),
      );
    });
  }

  it.each([
    ['leaves out insurance that is never billed', 1, [], 150],
    ['counts all amounts where one of the plans is billed', 1, [{ InsEstTotal: 4 }], 20],
    ['counts what both plans pay', 0, [{ InsEstTotal: 4, WriteOffEst: 5 }], 15],
    ['takes an estimate that nobody has made for nothing', 0, [{ InsEstTotal: -1 }], 24],
  ])('%s (17.3, step 1)', async (_what, NoBillIns, others, open) => {
    await practice().change('claimproc', { ProcNum: 1004 }, { NoBillIns });
    const estimate = { ProcNum: 1004, PatNum: 20, InsEstTotalOverride: -1, WriteOffEst: -1, WriteOffEstOverride: -1 };
    const rows = others.map((amounts) => ({ ...estimate, Status: ClaimProcStatus.Estimate, ...amounts }));
    await practice().lay('claimproc', ...rows);
    const { splits } = await pay(practice(), { PatNum: 20, PayAmt: 200, procNums: [1004] });
    expect(splits[0]).toMatchObject({ ProcNum: 1004, SplitAmt: open });
  });

  it.each([
    ['that names no procedure', { ProcNum: 0, Principal: 40 }, 1160],
    ['of the procedure', { ProcNum: 1040, Principal: 40 }, 1160],
    ['that is not due', { ProcNum: 0, Principal: 40, ChargeDate: '2026-07-01' }, 1200],
    ['of nothing', { ProcNum: 0, Principal: -40 }, 1200],
  ])('pays less of the oldest charge beside a payment plan’s credit %s', async (_what, credit, open) => {
    await practice().lay('payplan', { PayPlanNum: 4, PatNum: 27, Guarantor: 27 });
    const due = { PayPlanNum: 4, PatNum: 27, Guarantor: 27, ProvNum: 1, ChargeType: 1, ChargeDate: '2026-06-01' };
    await practice().lay('payplancharge', { ...due, ...credit });
    expect((await pay(practice(), { PatNum: 27, PayAmt: 1300 })).splits[0]).toMatchObject({
      ...{ ProcNum: 1040, SplitAmt: open },
    });
  });

  it('may be of a later day where the office allows it', async () => {
    await practice().change('preference', { PrefName: 'FutureTransDatesAllowed' }, { ValueString: '1' });
    expect((await pay(practice(), { PatNum: 27, PayAmt: 10, PayDate: '2026-07-01' })).payment.PayDate).toBe(
      '2026-07-01',
    );
  });

  it('leaves the open amount of an adjustment of another provider to that adjustment', async () => {
    const adj = { PatNum: 27, AdjType: 2, AdjAmt: 30, AdjDate: '2026-01-01', ProcNum: 1040, ProvNum: 3 };
    const { body } = await practice().post('/adjustments', adj);
    expect((await pay(practice(), { PatNum: 27, PayAmt: 40 })).splits).toMatchObject([
      { AdjNum: body.AdjNum, ProcNum: 0, ProvNum: 3, SplitAmt: 30 },
      { ProcNum: 1040, SplitAmt: 10 },
    ]);
  });

  it('pays charges of a payment plan that are due, interest before principal', async () => {
    await practice().lay('payplan', { PayPlanNum: 4, PatNum: 24, Guarantor: 24, IsDynamic: 1 });
    const due = { PayPlanNum: 4, PatNum: 24, Guarantor: 24, ProvNum: 1, ChargeDate: '2026-06-01' };
    await practice().lay(
      'payplancharge',
      { ...due, PayPlanChargeNum: 8, Principal: 50, Interest: 2 },
      { ...due, PayPlanChargeNum: 9, Principal: 50, ChargeDate: '2026-07-01' },
    );
    const { splits } = await pay(practice(), { PatNum: 24, PayAmt: 60, payPlanNum: 4 });
    expect(splits).toMatchObject([
      { PayPlanNum: 4, PayPlanChargeNum: 8, PayPlanDebitType: 'Interest', SplitAmt: 2 },
      { PayPlanNum: 4, PayPlanChargeNum: 8, PayPlanDebitType: 'Principal', SplitAmt: 50 },
      { PayPlanNum: 0, SplitAmt: 8, ...unearned },
    ]);
    const ahead = await pay(practice(), { PatNum: 24, PayAmt: 5, isPrepayment: true, payPlanNum: 4 });
    expect(ahead.splits).toMatchObject([{ PayPlanNum: 4, SplitAmt: 5, ...unearned }]);
    const other = await practice().post('/payments', { PatNum: 27, PayAmt: 5, payPlanNum: 4 });
    expect([other.status, other.text]).toEqual([400, 'payPlanNum must be an open dynamic payment plan of the family.']);
  });
});

onAccounts('an account', (practice) => {
  const aging = async () => (await practice().get('/accountmodules/27/Aging')).body;

  // Story J of `companions-insurance.md` 25.3.
  it('is paid, overpaid and given back', async () => {
    await practice().post('/adjustments', { PatNum: 27, AdjType: 1, AdjAmt: -200, AdjDate: TODAY });
    expect(await aging()).toMatchObject({ BalOver90: 1000, Bal_31_60: 150, Bal_0_30: 60, Total: 1210 });
    const first = await pay(practice(), { PatNum: 27, PayAmt: 1000 });
    expect(first.splits).toMatchObject([{ ProcNum: 1040, SplitAmt: 1000, ProvNum: 1 }]);
    expect(await aging()).toMatchObject({ BalOver90: 0, Bal_31_60: 150, Bal_0_30: 60, Total: 210 });
    const second = await pay(practice(), { PatNum: 27, PayAmt: '300' });
    expect(second.splits).toMatchObject([
      { ProcNum: 1041, SplitAmt: 150 },
      { ProcNum: 1042, SplitAmt: 60 },
      { SplitAmt: 90, ...unearned },
    ]);
    expect(await aging()).toMatchObject({ Bal_0_30: 0, Total: -90, Unearned: 90 });
    expect(await practice().rows('patient', ({ PatNum }) => PatNum === 27)).toMatchObject([
      { EstBalance: -90, BalTotal: -90, Bal_0_30: 0, BalOver90: 0 },
    ]);
    const refund = await practice().post('/payments/Refund', { PayNum: second.payment.PayNum });
    expect(refund).toMatchObject({
      status: 201,
      body: { PayAmt: '-300', PaymentSource: 'None', PayType: 69, PayDate: TODAY },
    });
    expect((await practice().get(`/paysplits?PayNum=${refund.body.PayNum}`)).body).toMatchObject([
      { SplitAmt: -150, ProcNum: 1041 },
      { SplitAmt: -60, ProcNum: 1042 },
      { SplitAmt: -90, UnearnedType: 283 },
    ]);
    expect(await aging()).toMatchObject({ Total: 210, Bal_0_30: 210, Bal_31_60: 0, Unearned: 0 });
    const again = await practice().post('/payments/Refund', { PayNum: refund.body.PayNum });
    expect([again.status, again.text]).toEqual([400, 'Cannot refund payments with negative paysplits.']);
    // What was given back is owed again.
    expect((await pay(practice(), { PatNum: 27, PayAmt: 210 })).splits).toMatchObject([
      { ProcNum: 1041, SplitAmt: 150 },
      { ProcNum: 1042, SplitAmt: 60 },
    ]);
  });

  it('gives nothing back that was paid on a payment plan', async () => {
    await practice().lay('payment', { PayNum: 5, PatNum: 27, PayAmt: 10 });
    await practice().lay('paysplit', { PayNum: 5, PatNum: 27, SplitAmt: 10, PayPlanNum: 4 });
    expect((await practice().post('/payments/Refund', { PayNum: 5 })).text).toBe(
      'Cannot refund payments attached to payment plans.',
    );
  });
});

onAccounts('a payment that stands', (practice) => {
  const laid = async () => (await pay(practice(), { PatNum: 27, PayAmt: 50, isPrepayment: true })).payment.PayNum;

  it.each([
    [{ ProcessStatus: 'OfficeProcessed' }, 400, 'ProcessStatus is invalid.'],
    [{ ProcessStatus: 'OnlineProcessed' }, 200, { ProcessStatus: 'OnlineProcessed' }],
    [
      { PayType: 70, CheckNum: '7', BankBranch: '9', PayNote: 'x' },
      200,
      { payType: 'Cash', CheckNum: '7', BankBranch: '9', PayNote: 'x' },
    ],
    [{ PayType: 283 }, 404, 'PayType not found.'],
    [{ PayAmt: 7, PayDate: '2026-01-01' }, 200, { PayAmt: '50', PayDate: TODAY }],
  ])('PUT %j answers %i', async (body, status, expected) => {
    const answer = await practice().put(`/payments/${await laid()}`, body);
    expect([answer.status, answer.body]).toEqual([
      status,
      typeof expected === 'string' ? expected : expect.objectContaining(expected),
    ]);
  });

  describe('is divided anew', () => {
    const divide = async (pairs: readonly (readonly [number, number])[]) => {
      const payNum = await laid();
      const procNumsAndAmounts = pairs.map(([ProcNum, Amount]) => ({ ProcNum, Amount }));
      const answer = await practice().put(`/payments/${payNum}/Partial`, { procNumsAndAmounts });
      return { answer, splits: (await practice().get(`/paysplits?PayNum=${payNum}`)).body };
    };

    it('among procedures', async () => {
      const { answer, splits } = await divide([
        [1041, 30],
        [1042, 20],
      ]);
      expect(answer).toMatchObject({ status: 200, body: { PayAmt: '50' } });
      expect(splits).toMatchObject([
        { ProcNum: 1041, SplitAmt: 30, ProvNum: 1, UnearnedType: 0 },
        { ProcNum: 1042, SplitAmt: 20 },
      ]);
      expect((await practice().get('/accountmodules/27/Aging')).body).toMatchObject({ Total: 1360, Unearned: 0 });
    });

    it.each([
      ['The sum of Amounts must equal PayAmt.', [[1041, 30]], 400],
      [
        'ProcNum 1003 is not of the patient or the family.',
        [
          [1041, 30],
          [1003, 20],
        ],
        400,
      ],
      ['Procedure not found.', [[9, 50]], 404],
      [
        'ProcNum 1042 is listed more than once.',
        [
          [1042, 30],
          [1042, 20],
        ],
        400,
      ],
      ['ProcNum 1042 does not have an outstanding charge.', [[1042, 61]], 400],
      ['procNumsAndAmounts is required.', [], 400],
    ] as const)('unless refused: %s', async (sentence, pairs, status) => {
      const { answer, splits } = await divide(pairs);
      expect([answer.status, answer.text]).toEqual([status, sentence]);
      expect(splits).toMatchObject([{ SplitAmt: 50, UnearnedType: 283 }]);
    });
  });

  describe('is divided anew among charges of a payment plan', () => {
    const laidPlan = async (IsDynamic: number, patNum = 27) => {
      const plan = { PayPlanNum: 4, PatNum: patNum, Guarantor: patNum };
      await practice().lay('payplan', { ...plan, IsDynamic });
      const due = { ...plan, ProvNum: 1, ChargeDate: '2026-06-01' };
      await practice().lay(
        'payplancharge',
        { ...due, PayPlanChargeNum: 8, Principal: 20, Interest: 2 },
        { ...due, PayPlanChargeNum: 9, Principal: 20, ChargeDate: '2026-07-01' },
      );
      return laid();
    };

    it('and procedures, as often as it is asked for', async () => {
      const path = `/payments/${await laidPlan(1)}`;
      const body = {
        procNumsAndAmounts: [{ ProcNum: 1042, Amount: 35 }],
        payPlanChargeNumsAndAmounts: [{ PayPlanChargeNum: 8, Amount: 15 }],
      };
      for (const _again of [1, 2]) {
        expect((await practice().put(`${path}/Partial`, body)).status).toBe(200);
        expect((await practice().get(`/paysplits?PayNum=${path.slice(10)}`)).body).toMatchObject([
          { ProcNum: 1042, SplitAmt: 35, PayPlanNum: 0 },
          { ProcNum: 0, PayPlanNum: 4, PayPlanChargeNum: 8, PayPlanDebitType: 'Interest', SplitAmt: 2 },
          { ProcNum: 0, PayPlanNum: 4, PayPlanChargeNum: 8, PayPlanDebitType: 'Principal', SplitAmt: 13 },
        ]);
      }
    });

    it.each([
      ['PayPlanChargeNum 8 does not have an outstanding charge.', 8, 50, 400, 1, 27],
      ['PayPlanChargeNum 9 does not have an outstanding charge.', 9, 20, 400, 1, 27],
      ['PayPlanChargeNum 8 is not of a dynamic payment plan.', 8, 20, 400, 0, 27],
      ['PayPlanChargeNum 8 is not of the patient or the family.', 8, 20, 400, 1, 24],
      ['The sum of Amounts must equal PayAmt.', 8, 20, 400, 1, 27],
      ['PayPlanCharge not found.', 99, 50, 404, 1, 27],
    ] as const)('unless refused: %s', async (sentence, PayPlanChargeNum, Amount, status, isDynamic, patNum) => {
      const payNum = await laidPlan(isDynamic, patNum);
      const answer = await practice().put(`/payments/${payNum}/Partial`, {
        payPlanChargeNumsAndAmounts: [{ PayPlanChargeNum, Amount }],
      });
      expect([answer.status, answer.text]).toEqual([status, sentence]);
      const none = await practice().put(`/payments/${payNum}/Partial`, {});
      expect(none.text).toBe('procNumsAndAmounts or payPlanChargeNumsAndAmounts is required.');
    });
  });

  it('counts as financed what the link names, and not what has the same number in another table', async () => {
    await practice().lay('adjustment', { AdjNum: 1042, PatNum: 27, AdjAmt: 30, AdjDate: TODAY, ProvNum: 1 });
    await practice().lay('payplan', { PayPlanNum: 1, PatNum: 27, Guarantor: 27, IsDynamic: 1, PayPlanDate: TODAY });
    await practice().lay('payplanlink', { PayPlanNum: 1, LinkType: PayPlanLinkType.Adjustment, FKey: 1042 });
    const { splits } = await pay(practice(), { PatNum: 27, PayAmt: '60', procNums: [1042] });
    expect(splits).toMatchObject([{ ProcNum: 1042, SplitAmt: 60 }]);
  });
});
