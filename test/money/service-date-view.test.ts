import { expect, it } from 'vitest';
import { ClaimProcStatus } from '../../src/domain/enums.ts';
import { day, TODAY } from './account.ts';
import { onAccounts } from './requests.ts';

onAccounts('the service date view', (practice) => {
  const view = async (query: string) => (await practice().get(`/accountmodules/${query}`)).body;
  const blank = { ObjectType: '', PrimaryKey: '', TransDate: '', Patient: '', PatNum: '', Provider: '' };
  const work = (ProcNum: number, PatNum: number, Patient: string, ServiceDate: string, amount: string) => ({
    ...{ ObjectType: 'Procedure', PrimaryKey: String(ProcNum), Type: 'Proc', ServiceDate, TransDate: '' },
    ...{
      Patient,
      PatNum: String(PatNum),
      Charge: amount,
      Credit: '0.00',
      Provider: 'DOC1',
      InsBal: '0.00',
      AcctBal: amount,
    },
  });
  const total = (Type: string, Reference: string, ServiceDate: string, amount: string) => ({
    ...{ ...blank, Type, Reference, ServiceDate, Charge: amount, Credit: '0.00', InsBal: '0.00', AcctBal: amount },
  });

  // `companions-insurance.md` 25.2, rows 118 to 120.
  it('shows a patient’s work, its day and the total', async () => {
    expect(await view('29/ServiceDateView')).toEqual([
      { ...work(1060, 29, 'Gil', '2026-06-05', '60.00'), Reference: 'D0120:Work1' },
      total('Day Total', 'Total for Date', '2026-06-05', '60.00'),
      total('Overall Total', 'Patient Total:', '', '60.00'),
    ]);
  });

  it('shows the same family whoever is asked for, the earlier day first', async () => {
    const rows = await view('29/ServiceDateView?isFamily=true');
    expect(rows).toMatchObject([
      work(1061, 30, 'Gus', day(-50), '150.00'),
      { Type: 'Day Total' },
      work(1060, 29, 'Gil', day(-10), '60.00'),
      { Type: 'Day Total' },
      { Type: 'Overall Total', Reference: 'Family Total:', Charge: '210.00' },
    ]);
    expect(await view('30/ServiceDateView?isFamily=true')).toEqual(rows);
    expect(await view('30/ServiceDateView?isFamily=true&Limit=2&Offset=1')).toEqual(rows.slice(1, 3));
  });

  it('parts thousands with a comma, and names the tooth', async () => {
    expect((await view('27/ServiceDateView'))[0]).toMatchObject({ Charge: '1,200.00', Reference: 'D2740:#19-Work5' });
  });

  it('refuses a patient who is not there, or deleted', async () => {
    expect((await practice().get('/accountmodules/99/ServiceDateView')).status).toBe(404);
    expect((await practice().get('/accountmodules/25/ServiceDateView')).status).toBe(400);
    expect((await practice().get('/accountmodules/27/ServiceDateView?isFamily=maybe')).text).toBe(
      'isFamily is invalid.',
    );
  });

  it('puts what is attached under its work, the rest under a heading, and lets totals add up', async () => {
    await practice().change('procedurelog', { ProcNum: 1042 }, { Surf: 'MOD', ToothNum: '14' });
    const adj = { PatNum: 27, AdjDate: TODAY, ProvNum: 1 };
    await practice().lay(
      'adjustment',
      { ...adj, AdjNum: 1, AdjType: 1, AdjAmt: -18.8, ProcNum: 1042 },
      { ...adj, AdjNum: 2, AdjType: 2, AdjAmt: 5, AdjDate: day(-5) },
    );
    await practice().lay('payment', { PayNum: 1, PatNum: 27, PayType: 70 });
    const split = { PatNum: 27, PayNum: 1, DatePay: TODAY, ProvNum: 1 };
    await practice().lay(
      'paysplit',
      { ...split, SplitNum: 1, SplitAmt: 10, ProcNum: 1042 },
      { ...split, SplitNum: 2, SplitAmt: 7, UnearnedType: 283 },
      { ...split, SplitNum: 3, SplitAmt: 9, UnearnedType: 284 },
    );
    await practice().lay('claimpayment', { ClaimPaymentNum: 6, PayType: 297 });
    const line = { PatNum: 27, ProcNum: 1042, ProvNum: 1 };
    const received = { ...line, Status: ClaimProcStatus.Received, DateCP: TODAY, ClaimPaymentNum: 6 };
    await practice().lay(
      'claimproc',
      { ...received, ClaimProcNum: 1, InsPayAmt: 11, WriteOff: 2 },
      { ...line, ClaimProcNum: 2, Status: ClaimProcStatus.NotReceived, InsPayEst: 3, WriteOff: 1, ProcDate: day(-5) },
    );
    const rows = (await view('27/ServiceDateView')).slice(4);
    expect(rows).toMatchObject([
      { Type: 'Proc', Reference: 'D0120:#14-MOD-Work1', Charge: '60.00', InsBal: '4.00', AcctBal: '14.20' },
      { Type: 'WriteOff-Att.', PrimaryKey: 'W2', Credit: '0.00', Reference: 'Ins Pay Est:3.00 WriteOff:1.00' },
      {
        Type: 'Adj-Att.',
        PrimaryKey: '1',
        ServiceDate: '',
        TransDate: TODAY,
        Credit: '18.80',
        InsBal: '',
        AcctBal: '',
      },
      { Type: 'PatPay Att.', PrimaryKey: '1', Credit: '10.00', Reference: 'PatPay- Cash' },
      { Type: 'WriteOff-Att.', PrimaryKey: 'W1', Credit: '2.00', Reference: 'W/O- EFT' },
      { Type: 'InsPay-Att.', PrimaryKey: '1', Credit: '11.00', Reference: 'InsPay- EFT' },
      { Type: 'Unallocated', Reference: 'Unallocated Trans', Charge: '' },
      { Type: 'Adj', PrimaryKey: '2', Charge: '5.00', Reference: 'Adj- Finance Charge' },
      { Type: 'Day Total', ServiceDate: day(-5), Charge: '65.00', Credit: '41.80', InsBal: '4.00', AcctBal: '19.20' },
      { Type: 'Unallocated' },
      { Type: 'PatPay', PrimaryKey: '2', Credit: '7.00', Reference: 'PatPay- PrePay Cash', TransDate: TODAY },
      { Type: 'Day Total', ServiceDate: TODAY, Charge: '0.00', Credit: '7.00', AcctBal: '-7.00' },
      { Type: 'Overall Total', Charge: '1,415.00', Credit: '48.80', InsBal: '4.00', AcctBal: '1,362.20' },
    ]);
    const { Total, InsEst } = await view('27/Aging');
    expect([Total, InsEst]).toEqual([1366.2, 4]);
  });

  it('shows payment plans as balances take them', async () => {
    await practice().lay('payplan', { PayPlanNum: 3, PatNum: 27, Guarantor: 27, IsDynamic: 1 });
    await practice().lay('payplanlink', { PayPlanNum: 3, LinkType: 2, FKey: 1042, AmountOverride: 60 });
    const charge = { PayPlanNum: 3, PatNum: 27, Guarantor: 27, ChargeDate: TODAY, Principal: 20 };
    await practice().lay('payplancharge', { ...charge, PayPlanChargeNum: 8 });
    expect(await view('27/ServiceDateView')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          Type: 'Dynamic PayPlan Credit',
          ObjectType: 'PayPlan',
          PrimaryKey: '3',
          Credit: '60.00',
        }),
        expect.objectContaining({
          Type: 'PayPlan Charge',
          ObjectType: 'PayPlanCharge',
          PrimaryKey: '8',
          Charge: '20.00',
        }),
      ]),
    );
  });
});
