import { expect, it } from 'vitest';
import { PayPlanLinkType, PermType } from '../../src/domain/enums.ts';
import { day, TODAY } from './account.ts';
import { onAccounts } from './requests.ts';

onAccounts('charges of a dynamic payment plan', (account) => {
  const create = async (body: object = {}): Promise<number> =>
    (await account().post('/payplans/Dynamic', { PatNum: 27, procNums: [1041], PayAmt: 50, ...body })).body.PayPlanNum;
  const sent = (PayPlanNum: number, body: object = {}) => ({
    ...{ PayPlanNum, ChargeDate: TODAY, Principal: 60, FKey: 1041, LinkType: 'Procedure', ...body },
  });
  const charge = (payPlanNum: number, body?: object) => account().post('/payplancharges', sent(payPlanNum, body));
  const tell = ({ status, text, body }: { status: number; text: string; body: unknown }) =>
    status < 300 ? body : [status, text];

  it('are made, changed and deleted, and the balances follow', async () => {
    const PayPlanNum = await create({ Guarantor: 20 });
    const balance = async () => {
      const [payer] = await account().rows('patient', ({ PatNum }) => PatNum === 20);
      expect(payer!.BalTotal).toBe((await account().get('/accountmodules/20/Aging')).body.Total);
      return payer!.BalTotal;
    };
    const before = await balance();
    const { status, body } = await charge(PayPlanNum, { ChargeDate: day(-3), Interest: 1.5, Note: 'Early' });
    expect([status, body]).toEqual([
      201,
      {
        ...{ PayPlanChargeNum: body.PayPlanChargeNum, PayPlanNum, Guarantor: 20, PatNum: 27, ChargeDate: day(-3) },
        ...{ Principal: 60, Interest: 1.5, Note: 'Early', ProvNum: 1, ClinicNum: 0, ChargeType: 'Debit', ProcNum: 0 },
        ...{
          SecDateTEntry: `${TODAY} 09:00:00`,
          SecDateTEdit: `${TODAY} 09:00:00`,
          StatementNum: 0,
          FKey: 1041,
          LinkType: 'Procedure',
        },
        IsOffset: 'false',
      },
    ]);
    expect((await account().get(`/payplancharges?PayPlanNum=${PayPlanNum}`)).body).toEqual([body]);
    expect((await balance()) - before).toBeCloseTo(61.5);
    const url = `/payplancharges/${body.PayPlanChargeNum}`;
    expect(tell(await account().put(url, { Principal: 150, Interest: 0, Note: '', ChargeDate: TODAY }))).toEqual({
      ...{ ...body, Principal: 150, Interest: 0, Note: '', ChargeDate: TODAY },
    });
    expect((await balance()) - before).toBeCloseTo(150);
    expect(tell(await account().put(url, { Principal: 150.01 }))).toEqual([
      400,
      'Principal exceeds what is left to charge for the item.',
    ]);
    expect((await account().send('DELETE', url)).status).toBe(200);
    expect(await balance()).toBe(before);
    const logs = await account().rows('securitylog', ({ PermType: type }) => type === PermType.PayPlanEdit);
    expect(logs).toMatchObject([1, 2, 3, 4].map(() => ({ PatNum: 27, FKey: PayPlanNum })));
  });

  it.each([
    [{ PayPlanNum: 99 }, 404, 'PayPlan not found.'],
    [{ PayPlanNum: 5 }, 400, 'PayPlan must be a dynamic payment plan.'],
    [{ FKey: 1042 }, 400, 'Procedure is not attached to the payment plan.'],
    [{ LinkType: 'Adjustment' }, 400, 'Adjustment is not attached to the payment plan.'],
    [{ LinkType: 'OrthoCase' }, 400, 'LinkType is invalid.'],
    [{ LinkType: undefined }, 400, 'LinkType is required.'],
    [{ Principal: undefined }, 400, 'Principal is required.'],
    [{ Principal: -1 }, 400, 'Principal is invalid.'],
    [{ Principal: 0 }, 400, 'Principal or Interest must be greater than 0.'],
    [{ Principal: 150.01 }, 400, 'Principal exceeds what is left to charge for the item.'],
    [{ ChargeDate: day(1) }, 400, 'ChargeDate cannot be a future date.'],
  ])('%j is refused', async (body, status, text) => {
    await account().lay('payplan', { PayPlanNum: 5, PatNum: 27, Guarantor: 27 });
    const payPlanNum = await create();
    const before = await account().everything();
    expect(tell(await charge(payPlanNum, body))).toEqual([status, text]);
    expect(await account().everything()).toEqual(before);
  });

  it('wait for work that is not done, unless the plan treats it so', async () => {
    await account().change('procedurelog', { ProcNum: 1042 }, { ProcStatus: 1 });
    const waiting = await create({ procNums: [1041, 1042] });
    expect(tell(await charge(waiting, { FKey: 1042, Principal: 10 }))).toEqual([
      400,
      'Procedure is not complete, and the payment plan waits for it.',
    ]);
    await account().send('DELETE', `/payplanlinks/${(await account().rows('payplanlink')).at(-1)!.PayPlanLinkNum}`);
    await account().change('payplan', { PayPlanNum: waiting }, { DynamicPayPlanTPOption: 2 });
    expect((await charge(waiting, { FKey: 1042, Principal: 10 })).status).toBe(201);
  });

  it('stay as they are once they are paid or invoiced, or the plan is closed', async () => {
    const payPlanNum = await create();
    const { PayPlanChargeNum } = (await charge(payPlanNum)).body;
    const url = `/payplancharges/${PayPlanChargeNum}`;
    const refused = async (done: string, why: string) => {
      expect(tell(await account().send('DELETE', url))).toEqual([400, `PayPlanCharge ${why} and cannot be deleted.`]);
      expect(tell(await account().put(url, { Principal: 59 }))).toEqual([
        400,
        `PayPlanCharge ${why} and cannot be changed.`,
      ]);
      expect(tell(await account().put(url, { Principal: 60, Note: done }))).toMatchObject({ Note: done });
    };
    await account().lay('paysplit', {
      SplitNum: 900,
      PatNum: 27,
      SplitAmt: 5,
      PayPlanNum: payPlanNum,
      PayPlanChargeNum,
    });
    await refused('paid', 'has payments attached');
    await account().change('payplancharge', { PayPlanChargeNum }, { StatementNum: 3 });
    await refused('invoiced', 'is on an invoice');
    await account().put(`/payplans/${payPlanNum}/Close`, {});
    for (const answer of [
      await charge(payPlanNum),
      await account().put(url, { Note: '' }),
      await account().send('DELETE', url),
    ])
      expect(tell(answer)).toEqual([400, 'PayPlan is closed.']);
    expect(tell(await account().put('/payplancharges/99', {}))).toEqual([404, 'PayPlanCharge not found.']);
    expect(tell(await account().send('DELETE', '/payplancharges/99'))).toEqual([404, 'PayPlanCharge not found.']);
  });

  it('are of an adjustment, too', async () => {
    await account().lay('adjustment', { AdjNum: 650, PatNum: 27, AdjAmt: 15, AdjDate: TODAY, ProvNum: 1 });
    const payPlanNum = await create({ procNums: [], adjNums: [650] });
    const { status, body } = await charge(payPlanNum, { FKey: 650, LinkType: 'adjustment', Principal: 15 });
    expect([status, body.LinkType]).toEqual([201, 'Adjustment']);
    expect(await account().rows('payplancharge')).toMatchObject([{ FKey: 650, LinkType: PayPlanLinkType.Adjustment }]);
  });
});
