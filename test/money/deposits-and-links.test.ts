import { expect, it } from 'vitest';
import { PayPlanLinkType, ProcStatus } from '../../src/domain/enums.ts';
import { requestTable } from '../people/request-table.ts';
import type { ListedRequest } from '../support/listed-requests.ts';

const { Procedure } = PayPlanLinkType;

/** Deposits, what payment plans pay off, and what payments were made for. */
const rows: readonly ListedRequest[] = [
  [
    'POST',
    '/deposits',
    {
      payNums: [700, '701'],
      claimPaymentNums: [800],
      DateDeposit: '2025-03-01',
      Memo: 'Spring',
      Batch: '7A',
      BankAccountInfo: 'A 1',
    },
    201,
    {
      DateDeposit: '2025-03-01',
      Amount: 130.35,
      Memo: 'Spring',
      Batch: '7A',
      BankAccountInfo: 'A 1',
      DepositAccountNum: 0,
    },
  ],
  [
    'POST',
    '/deposits',
    { payNums: [700] },
    201,
    { DateDeposit: '2025-03-10', Amount: 20.1, IsSentToQuickBooksOnline: 'false' },
  ],
  ['POST', '/deposits', { claimPaymentNums: [800] }, 201, { Amount: 100 }],
  ['POST', '/deposits', {}, 400, 'payNums or claimPaymentNums is required.'],
  ['POST', '/deposits', { payNums: [], claimPaymentNums: [] }, 400, 'payNums or claimPaymentNums is required.'],
  ['POST', '/deposits', { payNums: [700, 709] }, 404, 'Payment not found.'],
  ['POST', '/deposits', { claimPaymentNums: [0] }, 404, 'ClaimPayment not found.'],
  ['POST', '/deposits', { payNums: [702] }, 400, 'Payment is attached to a deposit.'],
  ['POST', '/deposits', { payNums: [700], claimPaymentNums: [801] }, 400, 'ClaimPayment is attached to a deposit.'],
  ['POST', '/deposits', { payNums: [700], Batch: 'x'.repeat(26) }, 400, 'Batch cannot exceed 25 characters.'],
  [
    'PUT',
    '/deposits/5',
    { Memo: 'Late', DateDeposit: '2025-03-02' },
    200,
    { Memo: 'Late', DateDeposit: '2025-03-02', Amount: 60 },
  ],
  ['PUT', '/deposits/9', { Memo: 'Late' }, 404, 'Deposit not found.'],
  ['DELETE', '/deposits/9', undefined, 404, 'Deposit not found.'],

  [
    'POST',
    '/payplanlinks',
    { PayPlanNum: 20, LinkType: 'Procedure', FKey: 601, AmountOverride: '50' },
    201,
    { PayPlanNum: 20, LinkType: 'Procedure', FKey: 601, AmountOverride: 50, SecDateTEntry: '2025-03-10 09:00:00' },
  ],
  ['POST', '/payplanlinks', { PayPlanNum: 20, LinkType: 'Adjustment', FKey: 650 }, 201, { AmountOverride: 0 }],
  ['POST', '/payplanlinks', { LinkType: 'Procedure', FKey: 601 }, 400, 'PayPlanNum is required.'],
  ['POST', '/payplanlinks', { PayPlanNum: 20, FKey: 601 }, 400, 'LinkType is required.'],
  ['POST', '/payplanlinks', { PayPlanNum: 20, LinkType: 'Procedure' }, 400, 'FKey is required.'],
  ['POST', '/payplanlinks', { PayPlanNum: 20, LinkType: 'OrthoCase', FKey: 1 }, 400, 'LinkType is invalid.'],
  ['POST', '/payplanlinks', { PayPlanNum: 29, LinkType: 'Procedure', FKey: 601 }, 404, 'PayPlan not found.'],
  ['POST', '/payplanlinks', { PayPlanNum: 20, LinkType: 'Procedure', FKey: 609 }, 404, 'Procedure not found.'],
  ['POST', '/payplanlinks', { PayPlanNum: 20, LinkType: 'Adjustment', FKey: 609 }, 404, 'Adjustment not found.'],
  [
    'POST',
    '/payplanlinks',
    { PayPlanNum: 20, LinkType: 'Procedure', FKey: 602 },
    400,
    'Procedure does not belong to the patient.',
  ],
  [
    'POST',
    '/payplanlinks',
    { PayPlanNum: 20, LinkType: 'Procedure', FKey: 600 },
    400,
    'Procedure is already attached to a payment plan.',
  ],
  ['POST', '/payplanlinks', { PayPlanNum: 21, LinkType: 'Procedure', FKey: 601 }, 400, 'PayPlan is closed.'],
  ['POST', '/payplanlinks', { PayPlanNum: 22, LinkType: 'Procedure', FKey: 601 }, 400, 'PayPlan is locked.'],
  [
    'POST',
    '/payplanlinks',
    { PayPlanNum: 23, LinkType: 'Procedure', FKey: 601 },
    400,
    'PayPlan must be a dynamic payment plan.',
  ],
  ['PUT', '/payplanlinks/1', { AmountOverride: 12.5 }, 200, { PayPlanLinkNum: 1, AmountOverride: 12.5 }],
  ['PUT', '/payplanlinks/1', { AmountOverride: -1 }, 400, 'AmountOverride is invalid.'],
  ['PUT', '/payplanlinks/3', { AmountOverride: 1 }, 400, 'PayPlan is closed.'],
  ['PUT', '/payplanlinks/9', { AmountOverride: 1 }, 404, 'PayPlanLink not found.'],
  ['DELETE', '/payplanlinks/1', undefined, 200],
  ['DELETE', '/payplanlinks/2', undefined, 400, 'PayPlanLink cannot be deleted because PayPlanCharges are attached.'],
  ['DELETE', '/payplanlinks/9', undefined, 404, 'PayPlanLink not found.'],

  ['PUT', '/paysplits/1', { ProvNum: 1, ClinicNum: 0 }, 200, { SplitNum: 1, SplitAmt: 10, ProvNum: 1 }],
  ['PUT', '/paysplits/1', { ProvNum: 0 }, 200, { ProvNum: 0 }],
  ['PUT', '/paysplits/1', { ProvNum: 99 }, 404, 'Provider not found.'],
  ['PUT', '/paysplits/1', { ClinicNum: 99 }, 404, 'Clinic not found.'],
  ['PUT', '/paysplits/2', { ProvNum: 0 }, 200, { ProvNum: 0, UnearnedType: 99 }],
  [
    'PUT',
    '/paysplits/2',
    { ProvNum: 1 },
    400,
    'ProvNum cannot be updated for unearned paysplits when the AllowPrepayProvider preference is off.',
  ],
  ['PUT', '/paysplits/9', { ProvNum: 1 }, 404, 'PaySplit not found.'],
];

requestTable(
  'deposits and the items of payment plans',
  rows,
  async (practice) => {
    await practice.lay(
      'payment',
      { PayNum: 700, PatNum: 10, PayAmt: 20.1, PayDate: '2025-03-01' },
      { PayNum: 701, PatNum: 11, PayAmt: 10.25, PayDate: '2025-03-01' },
      { PayNum: 702, PatNum: 11, PayAmt: 60, PayDate: '2025-03-01', DepositNum: 5 },
    );
    await practice.lay(
      'claimpayment',
      { ClaimPaymentNum: 800, CheckAmt: 100, CheckDate: '2025-03-01' },
      { ClaimPaymentNum: 801, CheckAmt: 40, CheckDate: '2025-03-01', DepositNum: 6 },
    );
    await practice.lay(
      'paysplit',
      { SplitNum: 1, PayNum: 700, PatNum: 10, SplitAmt: 10, ProvNum: 2 },
      { SplitNum: 2, PayNum: 700, PatNum: 10, SplitAmt: 10.1, UnearnedType: 99 },
    );
    await practice.lay('deposit', { DepositNum: 5, DateDeposit: '2025-03-01', Amount: 60 });
    const plan = { PatNum: 10, Guarantor: 10, IsDynamic: 1 };
    await practice.lay(
      'payplan',
      { ...plan, PayPlanNum: 20 },
      { ...plan, PayPlanNum: 21, IsClosed: 1 },
      { ...plan, PayPlanNum: 22, IsLocked: 1 },
      { ...plan, PayPlanNum: 23, IsDynamic: 0 },
    );
    const work = { PatNum: 10, ProcStatus: ProcStatus.C, ProcFee: 90, UnitQty: 1, ProcDate: '2025-03-01', CodeNum: 1 };
    await practice.lay(
      'procedurelog',
      { ...work, ProcNum: 600 },
      { ...work, ProcNum: 601 },
      { ...work, ProcNum: 602, PatNum: 11 },
      { ...work, ProcNum: 603 },
    );
    await practice.lay('adjustment', { AdjNum: 650, PatNum: 10, AdjAmt: 15, AdjDate: '2025-03-01' });
    await practice.lay(
      'payplanlink',
      { PayPlanLinkNum: 1, PayPlanNum: 20, LinkType: Procedure, FKey: 600 },
      { PayPlanLinkNum: 2, PayPlanNum: 20, LinkType: Procedure, FKey: 603 },
      { PayPlanLinkNum: 3, PayPlanNum: 21, LinkType: Procedure, FKey: 603 },
    );
    await practice.lay('payplancharge', {
      PayPlanChargeNum: 1,
      PayPlanNum: 20,
      LinkType: Procedure,
      FKey: 603,
      Principal: 30,
      ChargeDate: '2025-03-01',
    });
  },
  (practice) => {
    it('puts payments and checks into a deposit, and takes them out when it is deleted', async () => {
      const { body } = await practice().post('/deposits', { payNums: [700], claimPaymentNums: [800] });
      const inside = async () => [
        ...(await practice().rows('payment', ({ PayNum }) => PayNum === 700)),
        ...(await practice().rows('claimpayment', ({ ClaimPaymentNum }) => ClaimPaymentNum === 800)),
      ];
      expect(await inside()).toMatchObject([{ DepositNum: body.DepositNum }, { DepositNum: body.DepositNum }]);
      expect((await practice().get(`/claimpayments/800`)).body).toMatchObject({ DepositNum: body.DepositNum });
      expect((await practice().send('DELETE', `/deposits/${body.DepositNum}`)).status).toBe(200);
      expect(await inside()).toMatchObject([{ DepositNum: 0 }, { DepositNum: 0 }]);
      expect(await practice().rows('deposit')).toMatchObject([{ DepositNum: 5 }]);
    });
  },
);
