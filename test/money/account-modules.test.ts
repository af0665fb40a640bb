import { expect, it } from 'vitest';
import { ClaimProcStatus } from '../../src/domain/enums.ts';
import type { ListedRequest } from '../support/listed-requests.ts';
import { day, TODAY } from './account.ts';
import { answersAsListed, onAccounts } from './requests.ts';

const ford = { BalOver90: 1200, Bal_61_90: 0, Bal_31_60: 150, Bal_0_30: 60 };

/** `companions-insurance.md` 25.2, rows 113 to 117. */
const requests: readonly ListedRequest[] = [
  ['GET', '/accountmodules/99/Aging', undefined, 404, 'Patient not found.'],
  ['GET', '/accountmodules/25/Aging', undefined, 400, 'Patient has been deleted.'],
  ['GET', '/accountmodules/99/PatientBalances', undefined, 404, 'Patient not found.'],
  ['GET', '/accountmodules/27/Foo', undefined, 400],
  [
    'GET',
    '/accountmodules/27/Aging',
    undefined,
    200,
    { ...ford, Total: 1410, InsEst: 0, EstBal: 1410, PatEstBal: 1410, Unearned: 0 },
  ],
  ['GET', '/accountmodules/23/Aging', undefined, 200, { Total: 25 }],
  // Estimates of work that no claim carries never count.
  ['GET', '/accountmodules/20/Aging', undefined, 200, { Total: 310, InsEst: 0 }],
  ['GET', '/accountmodules/24/Aging', undefined, 200, { Total: 0, Bal_0_30: 0 }],
];

answersAsListed('account modules', requests);

onAccounts('balances', (practice) => {
  it.each([
    [-90, { Bal_61_90: 150, BalOver90: 1200 }],
    [-91, { Bal_61_90: 0, BalOver90: 1350 }],
  ])('put work of day %i where it belongs', async (days, expected) => {
    await practice().change('procedurelog', { ProcNum: 1041 }, { ProcDate: day(days) });
    expect((await practice().get('/accountmodules/27/Aging')).body).toMatchObject(expected);
  });

  it('are listed for everybody of the family, whoever is asked for', async () => {
    const expected = [
      { PatNum: 29, Name: 'Gray, Gil', Balance: 60 },
      { PatNum: 30, Name: 'Gray, Gus', Balance: 150 },
      { PatNum: 29, Name: 'Entire Family', Balance: 210 },
    ];
    expect((await practice().get('/accountmodules/30/PatientBalances')).body).toEqual(expected);
    expect((await practice().get('/accountmodules/29/PatientBalances')).body).toEqual(expected);
    const second = await practice().get('/accountmodules/29/PatientBalances?Limit=1&Offset=1');
    expect(second.body).toEqual(expected.slice(1, 2));
  });

  it('expect what claims sent will pay, and count what claims paid on the day of the payment', async () => {
    await practice().lay(
      'claimproc',
      { ProcNum: 1040, PatNum: 27, Status: ClaimProcStatus.NotReceived, InsPayEst: 100, WriteOff: 20 },
      { ProcNum: 1041, PatNum: 27, Status: ClaimProcStatus.Received, InsPayAmt: 50, WriteOff: 10, DateCP: TODAY },
      { ProcNum: 1041, PatNum: 27, Status: ClaimProcStatus.Preauth, InsPayEst: 500 },
    );
    expect((await practice().get('/accountmodules/27/Aging')).body).toMatchObject({
      BalOver90: 1140,
      Total: 1350,
      InsEst: 120,
      EstBal: 1230,
      PatEstBal: 1230,
    });
  });

  it('leave out what a hidden unearned type holds', async () => {
    const split = { PatNum: 27, DatePay: TODAY, SplitAmt: 10 };
    await practice().lay('paysplit', { ...split, UnearnedType: 283 }, { ...split, UnearnedType: 284 });
    expect((await practice().get('/accountmodules/27/Aging')).body).toMatchObject({ Total: 1400, Unearned: 10 });
  });

  it('are stored with the patients when money is written', async () => {
    await practice().post('/adjustments', { PatNum: 30, AdjType: 1, AdjAmt: -25, AdjDate: TODAY });
    expect(await practice().rows('patient', ({ Guarantor }) => Guarantor === 29)).toMatchObject([
      { EstBalance: 60, BalTotal: 185, Bal_31_60: 125, Bal_0_30: 60 },
      { EstBalance: 125, BalTotal: 0 },
    ]);
  });

  it('follow a payment plan by its charges', async () => {
    await practice().lay('payplan', { PayPlanNum: 1, PatNum: 27, Guarantor: 27, IsDynamic: 1, CompletedAmt: 1350 });
    await practice().lay(
      'payplanlink',
      { PayPlanNum: 1, LinkType: 2, FKey: 1040, AmountOverride: 1200 },
      { PayPlanNum: 1, LinkType: 2, FKey: 1041 },
    );
    await practice().lay('payplancharge', {
      PayPlanNum: 1,
      PatNum: 27,
      Guarantor: 27,
      ChargeDate: TODAY,
      Principal: 150,
    });
    const { body } = await practice().get('/accountmodules/27/Aging');
    expect(body).toMatchObject({ Total: 210, BalOver90: 0, Bal_31_60: 0, Bal_0_30: 210 });
    await practice().change('preference', { PrefName: 'PayPlansVersion' }, { ValueString: '1' });
    expect((await practice().get('/accountmodules/27/Aging')).body).toMatchObject({ Total: 60 });
  });
});
