import { expect, it } from 'vitest';
import { estimatesOf } from './amounts.ts';
import { onOffice, succeeding } from './on-office.ts';

onOffice('estimates and use of insurance', (practice) => {
  const rowOf = async (procNum: number) => (await practice.rows('claimproc', ({ ProcNum }) => ProcNum === procNum))[0]!;
  const putTo = async (procNum: number, body: object) =>
    practice.put(`/claimprocs/${(await rowOf(procNum)).ClaimProcNum}`, body);
  const estimate = (procNum: number) => estimatesOf(practice, procNum);
  const ok = succeeding(() => practice);

  /** Body for the estimate of 1001, what the answer holds, and what the estimate of 1002 becomes. */
  const overrides: readonly (readonly [string, object, object, number])[] = [
    ['57', { InsEstTotalOverride: 100 }, { InsEstTotal: 56, InsPayEst: 100 }, 450],
    ['58', { PercentOverride: 50 }, { InsEstTotal: 35 }, 450],
    ['59', { DedEstOverride: 0 }, { InsEstTotal: 96, DedEst: 50 }, 425],
    ['60', { WriteOffEstOverride: 10 }, { InsEstTotal: 56, WriteOffEst: 30 }, 450],
    ['61', { NoBillIns: 'true' }, { InsEstTotal: 0, WriteOffEst: -1, PercentOverride: -1, NoBillIns: 'true' }, 425],
  ];
  for (const [number, body, expected, next] of overrides) {
    it(`row ${number}: ${JSON.stringify(body)} changes the line and the ones after it`, async () => {
      const answer = await putTo(1001, body);
      expect([answer.status, answer.text]).toEqual([200, answer.text]);
      expect(answer.body).toMatchObject(expected);
      expect((await estimate(1002))[0]![0]).toBe(next);
    });
  }

  const refused: readonly (readonly [string, number, object, string])[] = [
    ['62', 1001, { PercentOverride: 101 }, 'PercentOverride is invalid.'],
    ['62', 1001, { CopayOverride: -2 }, 'CopayOverride is invalid.'],
    ['62', 1001, { Status: 'Received' }, 'Status cannot be changed when the ClaimProc is not attached to a Claim.'],
    ['62', 1001, { InsPayAmt: 5 }, 'InsPayAmt can only be set when Status is Received or Supplemental.'],
    ['-', 1001, { Status: 6 }, 'Status is invalid.'],
    ['-', 1001, { ProvNum: 99 }, 'Provider not found.'],
    ['-', 1001, { CodeSent: 'D9' }, 'CodeSent not found.'],
    ['-', 1001, { ClaimPaymentTracking: 69 }, 'ClaimPaymentTracking not found.'],
    ['64', 1050, { Remarks: 'x' }, 'ClaimProc with a Status of CapComplete cannot be updated.'],
  ];
  for (const [number, procNum, body, sentence] of refused) {
    it(`row ${number}: ${procNum} ${JSON.stringify(body)} is refused`, async () => {
      const before = await practice.rows('claimproc');
      const { status, text } = await putTo(procNum, body);
      expect([status, text]).toEqual([sentence.endsWith('found.') ? 404 : 400, sentence]);
      expect(await practice.rows('claimproc')).toEqual(before);
    });
  }

  it('row 56: looks for the row before anything of the body', async () => {
    const { status, text } = await practice.put('/claimprocs/999999', { Status: 'Foo' });
    expect([status, text]).toEqual([404, 'ClaimProc not found.']);
  });

  it('row 63: names what it does not take, and the amounts no estimate has', async () => {
    const before = await rowOf(1001);
    const answer = await putTo(1001, { DateCP: '2020-01-01', FeeBilled: 5, DedApplied: 5 });
    expect([answer.status, answer.headers.get('x-ignored-fields')]).toEqual([200, 'DateCP, FeeBilled, DedApplied']);
    expect(await rowOf(1001)).toEqual(before);
  });

  it('row 65: refuses an adjustment that says nothing, or of nobody', async () => {
    expect((await practice.put('/claimprocs/InsAdjust', { PatPlanNum: 801 })).text).toBe(
      'insUsed or deductibleUsed is required.',
    );
    expect((await practice.put('/claimprocs/InsAdjust', { PatPlanNum: 99, insUsed: 1 })).status).toBe(404);
  });

  it('rows 66 and 67: adds what was used elsewhere, as one row that only InsAdjust changes', async () => {
    const { body, status } = await practice.post('/claimprocs/InsAdjust', {
      PatPlanNum: 801,
      date: '2026-03-01',
      insUsed: '300.75',
      deductibleUsed: '25.99',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      Status: 'Adjustment',
      InsPayAmt: 300.75,
      DedApplied: 25.99,
      ProcDate: '2026-03-01',
      DateCP: '0001-01-01',
      ClaimNum: 0,
      InsSubNum: 701,
      PlanNum: 501,
    });
    for (const column of ['AllowedOverride', 'Percentage', 'PercentOverride', 'CopayAmt', 'CopayOverride'])
      expect(body[column]).toBe(0);
    for (const column of ['PaidOtherIns', 'DedEst', 'WriteOffEst', 'InsEstTotalOverride', 'WriteOffEstOverride'])
      expect(body[column]).toBe(0);
    expect((await practice.put(`/claimprocs/${body.ClaimProcNum}`, { Remarks: 'x' })).text).toBe(
      'ClaimProc with a Status of Adjustment cannot be updated.',
    );
  });

  it('rows 141 to 143: says what is used, and takes it back', async () => {
    const say = (body: object) => practice.put('/claimprocs/InsAdjust', { PatPlanNum: 801, ...body });
    const both = async () => [await estimate(1001), await estimate(1002)].map(([row]) => row![0]);
    const answer = await say({ insUsed: 900 });
    expect([answer.status, answer.text, await both()]).toEqual([200, '', [56, 44]]);
    expect(await rowOf(1002)).toMatchObject({ EstimateNote: 'Over annual max', BaseEst: 450 });
    await say({ deductibleUsed: 50 });
    expect(await both()).toEqual([96, 4]);
    expect(await practice.rows('claimproc', ({ Status }) => Status === 3)).toMatchObject([
      { InsPayAmt: 900, DedApplied: 50 },
    ]);
    await say({ insUsed: 0, deductibleUsed: 0 });
    expect([await both(), await practice.rows('claimproc', ({ Status }) => Status === 3)]).toEqual([[56, 450], []]);
  });

  it('rows 197 and 198: uses a benefit year, until the plan renews in another month', async () => {
    await ok('POST', '/claimprocs/InsAdjust', { PatPlanNum: 801, insUsed: 950, date: '2026-02-01' });
    expect([await estimate(1001), await estimate(1002)]).toEqual([[[50, 30]], [[0, 300]]]);
    await ok('PUT', '/insplans/501', { MonthRenew: 6 });
    expect([await estimate(1001), await estimate(1002)]).toEqual([[[56, 30]], [[450, 300]]]);
  });

  it('a remark on an estimate leaves its amounts, which what was used has made', async () => {
    await ok('PUT', '/claimprocs/InsAdjust', { PatPlanNum: 801, insUsed: 900 });
    const { SecDateTEdit: _, ...before } = await rowOf(1002);
    await putTo(1002, { Remarks: 'Asked', CodeSent: 'D2140' });
    expect(before).toMatchObject({ InsEstTotal: 44, EstimateNote: 'Over annual max' });
    expect(await rowOf(1002)).toMatchObject({ ...before, Remarks: 'Asked', CodeSent: 'D2140' });
  });

  it('amounts that were entered on an open line stay until an override asks for others', async () => {
    const { ClaimNum } = await ok('POST', '/claims', { PatNum: 20, procNums: [1003, 1004], ClaimType: 'P' });
    const amounts = async () =>
      (await practice.rows('claimproc', (row) => row.ClaimNum === ClaimNum && row.ProcNum === 1003)).map((row) => [
        row.FeeBilled,
        row.WriteOff,
      ]);
    const calculated = await amounts();
    const put = async (procNum: number, body: object) => {
      const [line] = await practice.rows('claimproc', (row) => row.ClaimNum === ClaimNum && row.ProcNum === procNum);
      await ok('PUT', `/claimprocs/${line!.ClaimProcNum}`, body);
    };
    await put(1003, { FeeBilled: 65, WriteOff: 5 });
    await put(1003, { Remarks: 'Asked' });
    await put(1004, { Remarks: 'Asked', FeeBilled: 70 });
    expect(await amounts()).toEqual([[65, 5]]);
    const fees = (await practice.rows('claimproc', (row) => row.ClaimNum === ClaimNum)).map((row) => row.FeeBilled);
    expect(await practice.rows('claim', (row) => row.ClaimNum === ClaimNum)).toMatchObject([
      { ClaimFee: fees.reduce((sum, fee) => sum + fee) },
    ]);
    await put(1004, { PercentOverride: 50 });
    expect(await amounts()).toEqual(calculated);
  });

  it('a family’s limit is used up by any of its members', async () => {
    const family = { PlanNum: 501, BenefitType: 'Limitations', CoverageLevel: 'Family', MonetaryAmt: 1000 };
    await ok('POST', '/benefits', family);
    await ok('POST', '/claimprocs/InsAdjust', { PatPlanNum: 801, insUsed: 900 });
    expect(await estimate(1020)).toEqual([[100, 300]]);
  });
});
