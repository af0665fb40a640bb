import { expect, it } from 'vitest';
import { ClaimProcStatus } from '../../src/domain/enums.ts';
import type { ListedRequest } from '../support/listed-requests.ts';
import { day, TODAY } from './account.ts';
import { answersAsListed, onAccounts } from './requests.ts';

const none = { Bal_0_30: 0, Bal_31_60: 0, Bal_61_90: 0, BalOver90: 0, InsWoEst: 0, InsPayEst: 0 };
const row = (PatNum: number, patName: string, BalTotal: number, more: object) => ({
  PatNum,
  patName,
  ...none,
  BalTotal,
  PatientPortion: BalTotal,
  ...more,
});

const adams = row(20, 'Adams, Ann ', 310, { Bal_0_30: 310 });
const cole = row(23, 'Cole, Cap ', 25, { Bal_0_30: 25 });
const eads = row(26, 'Eads, Eve ', 150, { Bal_0_30: 150 });
const ford = row(27, 'Ford, Fay ', 1410, { Bal_0_30: 60, Bal_31_60: 150, BalOver90: 1200 });
const gray = row(29, 'Gray, Gil ', 210, { Bal_0_30: 60, Bal_31_60: 150 });

const requests: readonly ListedRequest[] = [
  ['GET', '/reports/Aging?DateAsOf=2026-13-01', undefined, 400],
  ['GET', '/reports/Aging?ClinicNum=99', undefined, 404, 'Clinic not found.'],
  ['GET', '/reports/FinanceCharges?ProvNums=1;2', undefined, 400, 'ProvNums is invalid.'],
  ['GET', '/reports/FinanceCharges?BillingTypes=[40,]', undefined, 400, 'BillingTypes is invalid.'],
  ['GET', '/reports/FinanceCharges?DateFrom=soon', undefined, 400],
  ['GET', '/reports/FinanceCharges', undefined, 200, []],
];

answersAsListed('reports', requests);

onAccounts('the aging report', (practice) => {
  const families = async (query = '') => (await practice().get(`/reports/Aging${query}`)).body;

  it('lists families by the guarantor’s name, those that owe nothing left out', async () => {
    const { text } = await practice().get('/reports/Aging');
    expect(text).toBe(JSON.stringify([adams, cole, eads, ford, gray].map(inPageOrder)));
    expect(await families('?Limit=2&Offset=1')).toEqual([cole, eads]);
    expect(await families('?Offset=5')).toEqual([]);
  });

  it('counts on an earlier day what had happened by then (row 125)', async () => {
    expect(await families('?DateAsOf=2026-05-20')).toEqual([
      row(27, 'Ford, Fay ', 1350, { Bal_0_30: 150, Bal_61_90: 1200 }),
      row(29, 'Gray, Gil ', 150, { Bal_0_30: 150 }),
    ]);
  });

  it('lists who is owed something', async () => {
    await practice().lay('paysplit', { PatNum: 24, DatePay: TODAY, SplitAmt: 40 });
    expect(await families()).toContainEqual(row(24, 'Dunn, Di ', -40, {}));
  });

  it('expects what claims sent will pay and write off, and on an earlier day what was paid since', async () => {
    const line = { PatNum: 27, InsPayEst: 100, WriteOff: 20, ProcDate: day(-45) };
    await practice().lay(
      'claimproc',
      { ...line, ProcNum: 1041, Status: ClaimProcStatus.Received, InsPayAmt: 90, DateCP: day(-3) },
      { ...line, ProcNum: 1040, ProcDate: day(-100), Status: ClaimProcStatus.NotReceived, InsPayEst: 600 },
    );
    const pending = { InsPayEst: 600, InsWoEst: 20, BalTotal: 1300, PatientPortion: 680 };
    expect(await families()).toContainEqual(expect.objectContaining({ PatNum: 27, ...pending }));
    const earlier = { InsPayEst: 700, InsWoEst: 40, BalTotal: 1350, PatientPortion: 610 };
    expect(await families(`?DateAsOf=${day(-10)}`)).toContainEqual(expect.objectContaining({ PatNum: 27, ...earlier }));
  });

  it('counts what belongs to a clinic, or to none', async () => {
    await practice().change('procedurelog', { ProcNum: 1040 }, { ClinicNum: 1 });
    await practice().lay('adjustment', { PatNum: 27, ClinicNum: 1, AdjDate: TODAY, AdjAmt: -200 });
    expect(await families('?ClinicNum=1')).toEqual([row(27, 'Ford, Fay ', 1000, { BalOver90: 1000 })]);
    expect(await families('?ClinicNum=0')).toContainEqual(row(27, 'Ford, Fay ', 210, { Bal_0_30: 60, Bal_31_60: 150 }));
  });
});

onAccounts('the finance charge report', (practice) => {
  it('lists adjustments of that type, of the days, providers and billing types asked for', async () => {
    await practice().lay('preference', { PrefName: 'FinanceChargeAdjustmentType', ValueString: '2' });
    await practice().change('patient', { PatNum: 29 }, { PriProv: 3, BillingType: 40, Preferred: 'Gi', MiddleI: 'Q' });
    const charge = (PatNum: number, AdjAmt: number, days: number, AdjType = 2) =>
      practice().lay('adjustment', { PatNum, AdjAmt, AdjType, AdjDate: day(days) });
    await charge(29, 3.08, 0);
    await charge(20, 1.17, -3);
    await charge(20, 16.05, 0);
    await charge(20, 5, 0, 1);
    const gil = { PatNum: 29, PatName: 'Gray, Gil Q', Preferred: 'Gi', AdjAmt: 3.08 };
    const ann = (AdjAmt: number) => ({ PatNum: 20, PatName: 'Adams, Ann ', Preferred: '', AdjAmt });
    const charges = async (query: string) => (await practice().get(`/reports/FinanceCharges${query}`)).body;
    expect(await charges('')).toEqual([ann(16.05), gil]);
    expect(await charges(`?DateFrom=${day(-3)}`)).toEqual([ann(16.05), ann(1.17), gil]);
    expect(await charges(`?DateFrom=${day(-3)}&DateTo=${day(-1)}`)).toEqual([ann(1.17)]);
    expect(await charges('?ProvNums=[2,3]')).toEqual([gil]);
    expect(await charges('?BillingTypes=40,41')).toEqual([gil]);
    expect(await charges('?Limit=1&Offset=1')).toEqual([gil]);
  });
});

/** The fields as the page has them, so that the text can be compared. */
function inPageOrder({ PatNum, patName, Bal_0_30, Bal_31_60, Bal_61_90, BalOver90, ...rest }: typeof ford) {
  const { BalTotal, InsWoEst, InsPayEst, PatientPortion } = rest as typeof ford & typeof none;
  return { PatNum, patName, Bal_0_30, Bal_31_60, Bal_61_90, BalOver90, BalTotal, InsWoEst, InsPayEst, PatientPortion };
}
