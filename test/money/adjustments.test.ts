import { expect, it } from 'vitest';
import type { ListedRequest } from '../support/listed-requests.ts';
import { TODAY } from './account.ts';
import { answersAsListed, onAccounts } from './requests.ts';

const adj = { PatNum: 27, AdjType: 1, AdjAmt: -25, AdjDate: TODAY };

/** `companions-insurance.md` 25.2, rows 89 to 96. */
const requests: readonly ListedRequest[] = [
  ['GET', '/adjustments', undefined, 400, 'PatNum is required.'],
  ['GET', '/adjustments?PatNum=99', undefined, 404, 'Patient not found.'],
  ['GET', '/adjustments?PatNum=27&AdjType=69', undefined, 404, 'AdjType not found.'],
  ['GET', '/adjustments?PatNum=27&AdjType=1', undefined, 200, []],
  ['GET', '/adjustments?PatNum=27&ProcNum=99', undefined, 404, 'Procedure not found.'],
  [
    'POST',
    '/adjustments',
    adj,
    201,
    { AdjAmt: -25, ProvNum: 1, ProcDate: TODAY, DateEntry: TODAY, adjType: 'Cash Discount', ProcNum: 0, ClinicNum: 0 },
  ],
  ['POST', '/adjustments', {}, 400, 'PatNum is required.'],
  ['POST', '/adjustments', { PatNum: 27 }, 400, 'AdjType is required.'],
  ['POST', '/adjustments', { PatNum: 27, AdjType: 1 }, 400, 'AdjAmt is required.'],
  ['POST', '/adjustments', { PatNum: 27, AdjType: 1, AdjAmt: -1 }, 400, 'AdjDate is required.'],
  ['POST', '/adjustments', { ...adj, AdjAmt: 'much' }, 400, 'AdjAmt is invalid.'],
  ['POST', '/adjustments', { ...adj, PatNum: 99 }, 404, 'Patient not found.'],
  ['POST', '/adjustments', { ...adj, PatNum: 25 }, 400, 'Patient has been deleted.'],
  ['POST', '/adjustments', { ...adj, AdjAmt: 25 }, 400, 'AdjAmt must be negative for this AdjType.'],
  ['POST', '/adjustments', { ...adj, AdjType: 2 }, 400, 'AdjAmt must be positive for this AdjType.'],
  ['POST', '/adjustments', { ...adj, AdjType: 2, AdjAmt: '5.00' }, 201, { AdjAmt: 5 }],
  ['POST', '/adjustments', { ...adj, AdjAmt: 0 }, 400, 'AdjAmt must be negative for this AdjType.'],
  ['POST', '/adjustments', { ...adj, AdjType: 3 }, 400, 'AdjType must have an ItemValue of + or -.'],
  ['POST', '/adjustments', { ...adj, AdjType: 69 }, 404, 'AdjType not found.'],
  ['POST', '/adjustments', { ...adj, AdjDate: '2026-06-16' }, 400, 'AdjDate cannot be a future date.'],
  ['POST', '/adjustments', { ...adj, ProcNum: 1041 }, 201, { ProcDate: '2026-05-01', ProcNum: 1041 }],
  ['POST', '/adjustments', { ...adj, ProcNum: 1003 }, 400, 'Procedure does not belong to the patient.'],
  ['POST', '/adjustments', { ...adj, ProcNum: 99 }, 404, 'Procedure not found.'],
  ['POST', '/adjustments', { ...adj, ProcNum: 1041, ProcDate: '2026-01-01' }, 201, { ProcDate: '2026-01-01' }],
  ['POST', '/adjustments', { ...adj, ProvNum: 2, ClinicNum: 1 }, 201, { ProvNum: 2, ClinicNum: 1 }],
  ['POST', '/adjustments', { ...adj, ProvNum: 0 }, 201, { ProvNum: 1 }],
  ['POST', '/adjustments', { ...adj, ProvNum: 9 }, 404, 'Provider not found.'],
  ['POST', '/adjustments', { ...adj, ClinicNum: 9 }, 404, 'Clinic not found.'],
  ['PUT', '/adjustments/99', { AdjAmt: -1 }, 404, 'Adjustment not found.'],
  ['DELETE', '/adjustments/1', undefined, 400, 'adjustments DELETE  is not a valid method.'],
];

answersAsListed('adjustments', requests);

onAccounts('an adjustment that stands', (practice) => {
  const lay = (values: object = {}) =>
    practice().lay('adjustment', { AdjNum: 5, ...adj, ProcNum: 1041, ProcDate: '2026-05-01', ProvNum: 1, ...values });

  it.each([
    [{ ProcNum: 1042 }, 200, { ProcNum: 1042, ProcDate: '2026-06-10' }],
    [{ ProcNum: 0 }, 200, { ProcNum: 0, ProcDate: '2026-05-01' }],
    [{ ProcNum: 1003 }, 400, 'Procedure does not belong to the patient.'],
    [{ AdjAmt: 10 }, 400, 'AdjAmt must be negative for this AdjType.'],
    [{ AdjAmt: 10, AdjType: 2 }, 200, { AdjAmt: 10, adjType: 'Finance Charge' }],
    [{ AdjType: 2 }, 400, 'AdjAmt must be positive for this AdjType.'],
    [{ AdjType: 3 }, 400, 'AdjType must have an ItemValue of + or -.'],
    [{ AdjDate: '2026-06-16' }, 400, 'AdjDate cannot be a future date.'],
    [{ ProvNum: 2 }, 400, 'Provider is hidden.'],
    [{ ProvNum: 3, AdjNote: 'x', ClinicNum: 1 }, 200, { ProvNum: 3, AdjNote: 'x', ClinicNum: 1 }],
  ])('PUT %j answers %i', async (body, status, expected) => {
    await lay();
    const answer = await practice().put('/adjustments/5', body);
    expect([answer.status, answer.body]).toEqual([
      status,
      typeof expected === 'string' ? expected : expect.objectContaining(expected),
    ]);
  });

  it('keeps the type and the sign of a discount plan', async () => {
    await lay({ AdjType: 3 });
    expect((await practice().put('/adjustments/5', { AdjType: 1 })).text).toBe(
      'A discount plan adjustment cannot be changed to another AdjType.',
    );
    expect((await practice().put('/adjustments/5', { AdjAmt: 40 })).status).toBe(400);
    expect((await practice().put('/adjustments/5', { AdjAmt: -40 })).body).toMatchObject({ AdjAmt: -40, AdjType: 3 });
  });

  it('may not become a credit while a payment plan finances it', async () => {
    await lay({ AdjType: 2, AdjAmt: 25 });
    await practice().lay('payplanlink', { PayPlanNum: 1, LinkType: 1, FKey: 5 });
    expect((await practice().put('/adjustments/5', { AdjType: 1, AdjAmt: -5 })).text).toBe(
      'This adjustment is attached to a payment plan and it cannot be negative.',
    );
  });

  it('takes the payments made on it along to another provider, where the office holds them together', async () => {
    await lay();
    await practice().lay('paysplit', { SplitNum: 1, PatNum: 27, AdjNum: 5, ProvNum: 1, SplitAmt: 3 });
    await practice().put('/adjustments/5', { ProvNum: 3 });
    expect(await practice().rows('paysplit')).toMatchObject([{ ProvNum: 1 }]);
    await practice().change('preference', { PrefName: 'RigorousAccounting' }, { ValueString: '0' });
    await practice().put('/adjustments/5', { ProvNum: 1 });
    await practice().change('paysplit', { SplitNum: 1 }, { ProvNum: 3 });
    await practice().put('/adjustments/5', { ProvNum: 3 });
    expect(await practice().rows('paysplit')).toMatchObject([{ ProvNum: 3 }]);
  });

  it('is told in the audit trail, and only when something changed', async () => {
    const { body } = await practice().post('/adjustments', adj);
    await practice().put(`/adjustments/${body.AdjNum}`, { AdjAmt: -25 });
    await practice().put(`/adjustments/${body.AdjNum}`, { AdjAmt: -30 });
    expect(await practice().rows('securitylog')).toMatchObject([
      { PermType: 17, PatNum: 27, FKey: body.AdjNum, LogText: expect.stringContaining('-25.00') },
      { PermType: 18, PatNum: 27, FKey: body.AdjNum, LogText: expect.stringContaining('-30.00') },
    ]);
  });
});
