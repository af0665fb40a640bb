import { expect, it } from 'vitest';
import { ClaimProcStatus } from '../../src/domain/enums.ts';
import type { TestPractice } from '../support/test-practice.ts';
import { day, TODAY } from './account.ts';
import { onAccounts } from './requests.ts';

/** Claim 500 of patient 20 with 42 and 50 received, claim 501 of patient 22 with 70; both plans of Dental Guard. */
async function layClaims(practice: TestPractice): Promise<void> {
  await practice.lay('carrier', { CarrierNum: 10, CarrierName: 'Dental Guard' });
  await practice.lay('insplan', { PlanNum: 501, CarrierNum: 10 });
  const claim = { PlanNum: 501, ClaimType: 'P', ClaimStatus: 'R' };
  await practice.lay(
    'claim',
    { ...claim, ClaimNum: 500, PatNum: 20, ClinicNum: 1 },
    { ...claim, ClaimNum: 501, PatNum: 22 },
    { ...claim, ClaimNum: 502, PatNum: 20, ClaimType: 'PreAuth' },
    { ...claim, ClaimNum: 503, PatNum: 20, ClaimStatus: 'I' },
    { ...claim, ClaimNum: 504, PatNum: 20 },
  );
  const line = { Status: ClaimProcStatus.Received, ClaimNum: 500, PatNum: 20, DateCP: day(-40), PlanNum: 501 };
  await practice.lay(
    'claimproc',
    { ...line, ClaimProcNum: 71, ProcNum: 1003, InsPayAmt: 42, WriteOff: 18 },
    { ...line, ClaimProcNum: 72, ProcNum: 1004, InsPayAmt: 50, WriteOff: 30 },
    { ...line, ClaimProcNum: 73, ProcNum: 1004, InsPayAmt: 7, IsTransfer: 1 },
    { ...line, ClaimProcNum: 74, ProcNum: 1004, InsPayEst: 9, Status: ClaimProcStatus.NotReceived },
    { ...line, ClaimProcNum: 75, ProcNum: 1021, PatNum: 22, ClaimNum: 501, InsPayAmt: 70, WriteOff: 30 },
    { ...line, ClaimProcNum: 76, ProcNum: 1004, ClaimNum: 504, InsPayEst: 9, Status: ClaimProcStatus.NotReceived },
  );
}

const held = (practice: TestPractice, key: unknown) =>
  practice.rows('claimproc', ({ ClaimPaymentNum }) => ClaimPaymentNum === key);

onAccounts('a payment of insurance', (practice) => {
  // `companions-insurance.md` 25.2, rows 76 to 79, and stories A and N of 25.3.
  it.each([
    [{ CheckAmt: '1' }, 400, 'claimNum is required.'],
    [{ claimNum: 500 }, 400, 'CheckAmt is required.'],
    [{ claimNum: 99, CheckAmt: 1 }, 404, 'Claim not found.'],
    [{ claimNum: 500, CheckAmt: 92, ClinicNum: 9 }, 404, 'Clinic not found.'],
    [{ claimNum: 500, CheckAmt: 92, PayType: 69 }, 404, 'PayType not found.'],
    [{ claimNum: 500, CheckAmt: 92, PayGroup: 296 }, 404, 'PayGroup not found.'],
    [{ claimNum: 502, CheckAmt: 1 }, 400, 'A preauthorization cannot be paid.'],
    [{ claimNum: 503, CheckAmt: 1 }, 400, 'Claim is on hold.'],
    [{ claimNum: 504, CheckAmt: 9 }, 400, 'There are no valid received payments for this claim.'],
    [{ claimNum: 500, CheckAmt: 999.99 }, 400, 'CheckAmt does not match the total of eligible ClaimProcs.'],
    [{ claimNum: 500, CheckAmt: 92, CheckDate: 'soon' }, 400, 'CheckDate format must be yyyy-MM-dd.'],
  ])('POST %j answers %i', async (body, status, sentence) => {
    await layClaims(practice());
    const before = await practice().rows('claimproc');
    const answer = await practice().post('/claimpayments', body);
    expect([answer.status, answer.text]).toEqual([status, sentence]);
    expect(await practice().rows('claimproc')).toEqual(before);
    expect(await practice().rows('claimpayment')).toEqual([]);
  });

  it('takes the lines that were received, on its day', async () => {
    await layClaims(practice());
    const answer = await practice().post('/claimpayments', { claimNum: 500, CheckAmt: '92' });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        ...{ CheckAmt: '92', CheckDate: TODAY, IsPartial: 'false', PayType: 296, payType: 'Check', PayGroup: 451 },
        ...{ CarrierName: 'Dental Guard', DateIssued: '0001-01-01', ClinicNum: 1, DepositNum: 0, SecDateEntry: TODAY },
      },
    });
    expect(await held(practice(), answer.body.ClaimPaymentNum)).toMatchObject([
      { ClaimProcNum: 71, DateCP: TODAY, PaymentRow: 1, DateInsFinalized: TODAY },
      { ClaimProcNum: 72, DateCP: TODAY, PaymentRow: 1, DateInsFinalized: TODAY },
    ]);
    expect(await practice().rows('securitylog')).toMatchObject([{ PermType: 36, FKey: answer.body.ClaimPaymentNum }]);
    const again = await practice().post('/claimpayments', { claimNum: 500, CheckAmt: '92' });
    expect(again.text).toBe('There are no valid received payments for this claim.');
  });

  it('is refused for one claim where the office pays in batches', async () => {
    await layClaims(practice());
    await practice().change('preference', { PrefName: 'ClaimPaymentBatchOnly' }, { ValueString: '1' });
    const answer = await practice().post('/claimpayments', { claimNum: 500, CheckAmt: 92 });
    expect([answer.status, answer.text]).toEqual([
      400,
      'ClaimPaymentBatchOnly is enabled. Use ClaimPayments POST Batch.',
    ]);
    expect((await practice().post('/claimpayments/Batch', { claimNums: [500], CheckAmt: 92 })).status).toBe(201);
  });

  it.each([
    ['160', 'true'],
    ['162', 'false'],
  ])('of %s for several claims is partial: %s', async (CheckAmt, IsPartial) => {
    await layClaims(practice());
    const { status, body } = await practice().post('/claimpayments/Batch', { claimNums: [500, 501, 500], CheckAmt });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ CheckAmt, IsPartial, CarrierName: 'Dental Guard', ClinicNum: 0, DepositNum: 0 }),
    ]);
    const rows = await held(practice(), body.ClaimPaymentNum);
    expect(rows.map(({ ClaimProcNum, PaymentRow }) => [ClaimProcNum, PaymentRow])).toEqual([
      [71, 1],
      [72, 1],
      [75, 2],
    ]);
  });

  it('may be changed in what is written about it', async () => {
    await layClaims(practice());
    await practice().lay('claimpayment', { ClaimPaymentNum: 6, CheckAmt: 92, CheckDate: TODAY });
    const sent = { CheckNum: '7', BankBranch: '8', Note: 'n', CarrierName: 'c', PayType: 297, PayGroup: 451 };
    expect((await practice().put('/claimpayments/6', { ...sent, CheckDate: '2026-01-01' })).body).toMatchObject({
      ...{ ...sent, payType: 'EFT', CheckAmt: '92', CheckDate: TODAY, IsPartial: 'false' },
    });
    expect((await practice().put('/claimpayments/6', { PayType: 69 })).status).toBe(404);
    expect((await practice().put('/claimpayments/9', sent)).text).toBe('ClaimPayment not found.');
  });

  it('is partial where its lines add up to another amount', async () => {
    await layClaims(practice());
    const { body } = await practice().post('/claimpayments', { claimNum: 500, CheckAmt: 92 });
    const path = `/claimpayments/${body.ClaimPaymentNum}`;
    expect((await practice().put(path, { CheckAmt: '100.50' })).body).toMatchObject({
      ...{ CheckAmt: '100.5', IsPartial: 'true' },
    });
    expect((await practice().put(path, { CheckAmt: 92 })).body).toMatchObject({ CheckAmt: '92', IsPartial: 'false' });
    expect((await practice().put(path, { CheckAmt: 'much' })).text).toBe('CheckAmt is invalid.');
    const deposit = { claimPaymentNums: [body.ClaimPaymentNum] };
    expect((await practice().post('/deposits', deposit)).status).toBe(201);
    expect((await practice().put(path, { CheckAmt: 90 })).text).toBe(
      'CheckAmt cannot be changed when the ClaimPayment is attached to a deposit.',
    );
    expect((await practice().put(path, { CheckAmt: 92, Note: 'n' })).body).toMatchObject({ Note: 'n' });
  });

  it('leaves what was paid on the claims when it is deleted', async () => {
    await layClaims(practice());
    const { body } = await practice().post('/claimpayments', { claimNum: 500, CheckAmt: 92 });
    expect((await practice().delete(`/claimpayments/${body.ClaimPaymentNum}`)).status).toBe(200);
    expect(await practice().rows('claimproc', ({ ClaimProcNum }) => ClaimProcNum < 73)).toMatchObject([
      { ClaimPaymentNum: 0, InsPayAmt: 42, DateCP: TODAY, DateInsFinalized: '0001-01-01', PaymentRow: 0 },
      { ClaimPaymentNum: 0, InsPayAmt: 50 },
    ]);
    expect((await practice().delete(`/claimpayments/${body.ClaimPaymentNum}`)).text).toBe('ClaimPayment not found.');
  });

  it('leaves lines that were final before it, and those it made final on an earlier day, as they are (12)', async () => {
    await layClaims(practice());
    await practice().change('claimproc', { ClaimProcNum: 71 }, { DateInsFinalized: '2026-06-01' });
    const { body } = await practice().post('/claimpayments', { claimNum: 500, CheckAmt: 92 });
    const finalized = async () =>
      (await practice().rows('claimproc', ({ ClaimProcNum }) => ClaimProcNum < 73)).map((row) => row.DateInsFinalized);
    expect(await finalized()).toEqual(['2026-06-01', TODAY]);
    practice().setNow('2026-06-16 09:00:00');
    expect((await practice().delete(`/claimpayments/${body.ClaimPaymentNum}`)).status).toBe(200);
    practice().setNow(`${TODAY} 09:00:00`);
    expect(await finalized()).toEqual(['2026-06-01', TODAY]);
  });

  it('is held by a deposit and by an EOB, unless the deposit came with it', async () => {
    await layClaims(practice());
    await practice().lay('deposit', { DepositNum: 3, Amount: 500 });
    await practice().lay('claimpayment', { ClaimPaymentNum: 6, DepositNum: 3, CheckAmt: 92 }, { ClaimPaymentNum: 7 });
    await practice().lay('eobattach', { ClaimPaymentNum: 7 });
    expect((await practice().delete('/claimpayments/6')).text).toBe(
      'Not allowed to delete a payment attached to a deposit.',
    );
    expect((await practice().delete('/claimpayments/7')).text).toBe(
      'Not allowed to delete this payment because EOBs are attached.',
    );
    await practice().change('preference', { PrefName: 'ShowAutoDeposit' }, { ValueString: '1' });
    const { body } = await practice().post('/claimpayments/Batch', { claimNums: [500, 501], CheckAmt: 162 });
    expect(await practice().rows('deposit', ({ DepositNum }) => DepositNum === body.DepositNum)).toMatchObject([
      { Amount: 162, DateDeposit: TODAY },
    ]);
    expect((await practice().delete(`/claimpayments/${body.ClaimPaymentNum}`)).status).toBe(200);
    expect(await practice().rows('deposit')).toMatchObject([{ DepositNum: 3 }]);
  });

  it('dates the credit it is on the account', async () => {
    await layClaims(practice());
    await practice().change('procedurelog', { ProcNum: 1003 }, { ProcDate: day(-100) });
    await practice().post('/claimpayments', { claimNum: 500, CheckAmt: 92, CheckDate: day(-1) });
    expect(await practice().rows('patient', ({ PatNum }) => PatNum === 20)).toMatchObject([
      { EstBalance: 63, InsEst: 18 },
    ]);
    expect((await practice().get('/accountmodules/20/ServiceDateView')).body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          Type: 'InsPay-Att.',
          PrimaryKey: '71',
          TransDate: day(-1),
          Reference: 'InsPay- Check',
        }),
      ]),
    );
  });
});
