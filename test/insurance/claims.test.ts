import { expect, it } from 'vitest';
import { PermType } from '../../src/domain/enums.ts';
import { estimatesOf } from './amounts.ts';
import { TODAY } from './office.ts';
import { onOffice, succeeding } from './on-office.ts';

const first = { PatNum: 20, procNums: [1003, 1004], ClaimType: 'P' };
const question = { PatNum: 20, procNums: [1002], ClaimType: 'PreAuth', InsSubNum: 701, PatRelat: 'Self' };

/** Rows of `companions-insurance.md` 25.2: body of POST claims, status, sentence. */
const refused: readonly (readonly [number: string, body: object, status: number, sentence: string])[] = [
  ['68', { ...first, ClaimType: undefined }, 400, 'ClaimType is required.'],
  ['68', { ...first, ClaimType: 'X' }, 400, 'ClaimType is invalid.'],
  ['68', { ...first, procNums: '1003' }, 400, 'Invalid JSON.'],
  ['68', { ...first, procNums: ['all'] }, 400, 'procNums is invalid.'],
  ['69', { ...first, PatNum: 27, procNums: [1042] }, 400, 'Patient does not have insurance.'],
  ['69', { ...first, ClaimType: 'S' }, 400, 'Patient does not have secondary insurance.'],
  ['69', { ...first, procNums: [1001] }, 400, 'Only completed procedures can be attached to a Claim.'],
  ['69', { ...first, procNums: [1021] }, 400, 'All procedures must belong to the patient.'],
  ['70', { ...question, InsSubNum: undefined }, 400, 'InsSubNum is required.'],
  ['70', { ...question, PatRelat: undefined }, 400, 'PatRelat is required.'],
  ['70', { ...question, InsSubNum: 702 }, 400, 'The insurance plan is not associated with the patient.'],
  [
    '70',
    { ...question, procNums: [1003] },
    400,
    'Only treatment planned procedures can be attached to a preauthorization.',
  ],
  ['71', { ...first, procNums: [1003, 99] }, 404, 'Procedure not found.'],
  ['-', { ...first, PatNum: 25 }, 400, 'Patient has been deleted.'],
  ['-', { ...first, ClaimForm: 99 }, 404, 'ClaimForm not found.'],
  ['-', { ...first, ProvTreat: 99 }, 404, 'Provider not found.'],
];

onOffice('claims', (practice) => {
  const ok = succeeding(() => practice);
  const says = async (verb: string, path: string, body?: object) => (await practice.send(verb, path, body)).text;
  const estimate = (procNum: number) => estimatesOf(practice, procNum);
  const planned = async () => [await estimate(1001), await estimate(1002)];
  const lineOf = async (procNum: number, claimNum: number) =>
    (await practice.rows('claimproc', (row) => row.ProcNum === procNum && row.ClaimNum === claimNum))[0]!;
  const receive = async (procNum: number, claimNum: number, body: object) =>
    ok('PUT', `/claimprocs/${(await lineOf(procNum, claimNum)).ClaimProcNum}`, { Status: 'Received', ...body });

  // 11.5: a claim that becomes S.
  it.each([
    ['1', 0, first, 'R', [0, 48, 0]],
    ['1', 1, first, 'S', [98, 48, 50]],
    ['0', 0, first, 'S', [98, 48, 50]],
    ['1', 0, question, 'S', undefined],
  ] as const)(
    'expect nothing of benefits that are not assigned: %s, %i, %j',
    async (pref, AssignBen, body, status, sums) => {
      await practice.change('preference', { PrefName: 'InsAutoReceiveNoAssign' }, { ValueString: pref });
      await practice.change('inssub', { InsSubNum: 701 }, { AssignBen });
      for (const [path, sent] of [
        ['', { ClaimStatus: 'S' }],
        ['/Status', { DateSent: TODAY }],
      ] as const) {
        const { ClaimNum } = await ok('POST', '/claims', body);
        const claim = await ok('PUT', `/claims/${ClaimNum}${path}`, sent);
        expect(claim.ClaimStatus).toBe(status);
        expect(claim.DateReceived).toBe(status === 'R' ? TODAY : '0001-01-01');
        if (sums) expect([claim.InsPayEst, claim.WriteOff, claim.DedApplied]).toEqual(sums);
        const lines = await practice.rows('claimproc', (row) => row.ClaimNum === ClaimNum);
        const answered = lines.map((row) => [row.Status, row.DateCP === TODAY]);
        expect(answered).toEqual(lines.map(() => (status === 'R' ? [1, true] : [sums ? 0 : 2, expect.any(Boolean)])));
        await ok('PUT', `/claims/${ClaimNum}`, { ClaimStatus: 'U' });
        await ok('DELETE', `/claims/${ClaimNum}`);
      }
    },
  );

  for (const [number, body, status, sentence] of refused) {
    it(`row ${number}: ${JSON.stringify(body)} is refused`, async () => {
      const answer = await practice.post('/claims', body);
      expect([answer.status, answer.text]).toEqual([status, sentence]);
      expect(await practice.rows('claim')).toEqual([]);
    });
  }

  it('rows 72 and 73: sends no free procedure and none that is not billed', async () => {
    await ok('PUT', `/claimprocs/${(await lineOf(1003, 0)).ClaimProcNum}`, { NoBillIns: 'true' });
    expect(await says('POST', '/claims', first)).toBe(
      "Not allowed to send procedures to insurance that are marked 'Do not bill to ins'.",
    );
    await practice.change('preference', { PrefName: 'ClaimZeroDollarProcBehavior' }, { ValueString: '2' });
    await practice.change('procedurelog', { ProcNum: 1003 }, { ProcFee: 0 });
    expect(await says('POST', '/claims', first)).toBe("You can't make a claim for a $0 procedure.");
    expect(await practice.rows('claim')).toEqual([]);
  });

  it('rows 127 to 134 and 139, 140: lives from its lines to its deletion', async () => {
    const before = [await lineOf(1003, 0), await lineOf(1004, 0)].map(({ ClaimProcNum }) => ClaimProcNum);
    const { status, body: claim, headers } = await practice.post('/claims', first);
    expect([status, headers.get('location')]).toEqual([201, `${practice.url}/claims/${claim.ClaimNum}`]);
    expect(claim).toMatchObject({
      ClaimStatus: 'W',
      ClaimType: 'P',
      DateService: TODAY,
      DateSent: TODAY,
      PlanNum: 501,
      InsSubNum: 701,
      PatRelat: 'Self',
      InsSubNum2: 0,
      ProvTreat: 1,
      ProvBill: 1,
      ClaimForm: '1',
      IsProsthesis: 'N',
      IsOrtho: 'False',
      ClaimFee: 210,
      InsPayEst: 98,
      DedApplied: 50,
      WriteOff: 48,
      InsPayAmt: 0,
    });
    const lines = [await lineOf(1003, claim.ClaimNum), await lineOf(1004, claim.ClaimNum)];
    expect(lines.map(({ ClaimProcNum }) => ClaimProcNum)).toEqual(before);
    expect(lines).toMatchObject([
      { FeeBilled: 60, InsPayEst: 42, DedApplied: 0, WriteOff: 18, CodeSent: 'D0120' },
      { FeeBilled: 150, InsPayEst: 56, DedApplied: 50, WriteOff: 30, CodeSent: 'D2140' },
    ]);
    expect(await planned()).toEqual([[[96, 30]], [[450, 300]]]);
    expect(await says('POST', '/claims', { ...first, procNums: [1003] })).toBe(
      'Not allowed to send a procedure to the same insurance company twice.',
    );
    expect(await says('DELETE', '/procedurelogs/1003')).toBe(
      'Not allowed to delete a procedure that is attached to a claim.',
    );

    expect(await receive(1003, claim.ClaimNum, { InsPayAmt: 42 })).toMatchObject({
      WriteOff: 18,
      DateEntry: TODAY,
      DateSuppReceived: TODAY,
    });
    await receive(1004, claim.ClaimNum, { InsPayAmt: '50.00' });
    const path = `/claims/${claim.ClaimNum}`;
    expect(await ok('GET', path)).toMatchObject({ InsPayAmt: 92, InsPayEst: 98, WriteOff: 48, ClaimStatus: 'W' });
    expect(await planned()).toEqual([[[96, 30]], [[450, 300]]]);
    expect(await says('DELETE', path)).toBe(
      'Claim cannot be deleted. Procedure(s) have an insurance payment attached.',
    );
    await ok('PUT', path, { ClaimStatus: 'R' });
    for (const procNum of [1003, 1004]) await receive(procNum, claim.ClaimNum, { Status: 'NotReceived', InsPayAmt: 0 });
    expect(await says('DELETE', path)).toBe('Claim cannot be deleted. ClaimStatus is Received.');
    await ok('PUT', path, { ClaimStatus: 'U' });
    await ok('DELETE', path);
    expect([await lineOf(1003, 0), await lineOf(1004, 0)]).toMatchObject([
      { Status: 6, FeeBilled: 0, CodeSent: '' },
      { Status: 6, FeeBilled: 0, DedApplied: 0, InsEstTotal: 56 },
    ]);
    expect(await planned()).toEqual([[[56, 30]], [[450, 300]]]);
    expect((await practice.rows('securitylog')).map(({ PermType: type }) => type)).toEqual([
      PermType.ClaimEdit,
      PermType.InsPayCreate,
      PermType.InsPayCreate,
      PermType.ClaimEdit,
      PermType.InsPayEdit,
      PermType.InsPayEdit,
      PermType.ClaimSentEdit,
      PermType.ClaimDelete,
    ]);
  });

  it('rows 144 to 146: counts beside claims', async () => {
    const { ClaimNum } = await ok('POST', '/claims', first);
    await receive(1003, ClaimNum, { InsPayAmt: 42 });
    await receive(1004, ClaimNum, { InsPayAmt: 50 });
    const say = (body: object) => ok('PUT', '/claimprocs/InsAdjust', { PatPlanNum: 801, ...body });
    const adjusted = async () =>
      (await practice.rows('claimproc', ({ Status }) => Status === 3)).map((row) => [row.InsPayAmt, row.DedApplied]);
    await say({ insUsed: 300, deductibleUsed: 50 });
    expect(await adjusted()).toEqual([[208, 0]]);
    await say({ insUsed: 92 });
    expect(await adjusted()).toEqual([]);
    await say({ insUsed: 50 });
    expect(await adjusted()).toEqual([[-42, 0]]);
  });

  it.each([
    ['rows 151 to 153', '0', 75],
    ['row 154', '1', 70],
  ])('%s: bills a primary and a secondary plan', async (_rows, preference, secondary) => {
    await practice.change(
      'preference',
      { PrefName: 'ClaimPrimaryReceivedRecalcSecondary' },
      { ValueString: preference },
    );
    const one = await ok('POST', '/claims', { PatNum: 26, procNums: [1011], ClaimType: 'P' });
    expect(one).toMatchObject({ InsPayEst: 56, DedApplied: 50, WriteOff: 19 });
    const two = await ok('POST', '/claims', { PatNum: 26, procNums: [1011], ClaimType: 'S' });
    expect(two).toMatchObject({ ClaimStatus: 'W', PlanNum: 502, ClaimFee: 150, InsPayEst: 75, WriteOff: 0 });
    await receive(1011, one.ClaimNum, { InsPayAmt: 80, DedApplied: 0, WriteOff: 30 });
    expect(await ok('GET', `/claims/${one.ClaimNum}`)).toMatchObject({ InsPayAmt: 80 });
    expect(await ok('GET', `/claims/${two.ClaimNum}`)).toMatchObject({ InsPayEst: secondary });
  });

  it('a line of the first claim is calculated with its claim, whatever becomes of the second one', async () => {
    await ok('POST', '/claimprocs/InsAdjust', { PatPlanNum: 804, insUsed: 980, deductibleUsed: 50 });
    const one = await ok('POST', '/claims', { PatNum: 26, procNums: [1011], ClaimType: 'P' });
    const told = async () => {
      const { ClaimFee, InsPayEst, DedApplied, WriteOff } = await ok('GET', `/claims/${one.ClaimNum}`);
      const line = await lineOf(1011, one.ClaimNum);
      expect(line).toMatchObject({ FeeBilled: ClaimFee, InsPayEst, InsEstTotal: InsPayEst, DedApplied, WriteOff });
      return [InsPayEst, line.EstimateNote];
    };
    expect(await told()).toEqual([20, 'Over annual max']);
    const second = () => ok('POST', '/claims', { PatNum: 26, procNums: [1011], ClaimType: 'S' });
    const two = await second();
    expect(await told()).toEqual([20, 'Over annual max']);
    const { ClaimProcNum } = await lineOf(1011, two.ClaimNum);
    await ok('PUT', `/claimprocs/${ClaimProcNum}`, { InsEstTotalOverride: 40 });
    expect(await told()).toEqual([20, 'Over annual max']);
    await ok('DELETE', `/claims/${two.ClaimNum}`);
    expect(await told()).toEqual([20, 'Over annual max']);
    await practice.lay('clinic', { ClinicNum: 8, Description: 'Hill' });
    await ok('PUT', '/procedurelogs/1011', { ClinicNum: 8 });
    expect(await lineOf(1011, one.ClaimNum)).toMatchObject({ ClinicNum: 8 });
    expect(await told()).toEqual([20, 'Over annual max']);
    // What has changed since is told of both claims when the second one is made.
    await ok('PUT', '/benefits/603', { Percent: 10 });
    await second();
    expect(await told()).toEqual([12, '']);
  });

  it('rows 181 and 182: bills a capitation plan beside what it costs', async () => {
    const { ClaimNum, ...claim } = await ok('POST', '/claims', { PatNum: 23, procNums: [1050], ClaimType: 'P' });
    expect(claim).toMatchObject({ ClaimType: 'Cap', ClaimFee: 120, InsPayEst: 0, WriteOff: 0 });
    expect(await lineOf(1050, 0)).toMatchObject({ Status: 7, WriteOff: 95 });
    const line = await lineOf(1050, ClaimNum);
    expect(line).toMatchObject({ Status: 5, WriteOff: 0 });
    expect(await says('PUT', `/claimprocs/${line.ClaimProcNum}`, { Remarks: 'x' })).toBe(
      'ClaimProc with a Status of CapClaim cannot be updated.',
    );
    await ok('DELETE', `/claims/${ClaimNum}`);
    expect(await practice.rows('claimproc', ({ ProcNum }) => ProcNum === 1050)).toMatchObject([{ Status: 7 }]);
  });

  it.each([
    ['deductible', { DedApplied: 50, InsPayAmt: 56 }, { DedApplied: 0, InsPayEst: 96 }],
    ['maximum', { DedApplied: 0, InsPayAmt: 960 }, { DedApplied: 50, InsPayEst: 40 }],
  ])('an open line gets what answered lines of its claim left of the %s', async (_name, paid, left) => {
    const work = { PatNum: 20, procCode: 'D2140', ToothNum: '5', Surf: 'O', ProcDate: TODAY, ProcStatus: 'C' };
    const { ProcNum } = await ok('POST', '/procedurelogs', { ...work, ProcFee: 150 });
    const { ClaimNum } = await ok('POST', '/claims', { ...first, procNums: [1004, ProcNum] });
    await receive(1004, ClaimNum, paid);
    const { ClaimProcNum } = await lineOf(ProcNum, ClaimNum);
    await ok('PUT', `/claimprocs/${ClaimProcNum}`, { WriteOffEstOverride: 31 });
    expect(await lineOf(ProcNum, ClaimNum)).toMatchObject({ ...left, WriteOff: 31 });
  });

  it('bills a capitation plan for work of an earlier day that had no row', async () => {
    const work = { PatNum: 23, procCode: 'D2140', ToothNum: '30', Surf: 'O', ProcDate: '2026-06-01', ProcStatus: 'C' };
    const { ProcNum } = await ok('POST', '/procedurelogs', { ...work, ProcFee: 120 });
    expect(await practice.rows('claimproc', (row) => row.ProcNum === ProcNum)).toEqual([]);
    const { ClaimNum } = await ok('POST', '/claims', { PatNum: 23, procNums: [ProcNum], ClaimType: 'P' });
    expect(await lineOf(ProcNum, 0)).toMatchObject({ Status: 7, CopayAmt: 25, WriteOff: 95 });
    expect(await lineOf(ProcNum, ClaimNum)).toMatchObject({ Status: 5, CopayAmt: -1, WriteOff: 0, FeeBilled: 120 });
    await ok('DELETE', `/claims/${ClaimNum}`);
    expect(await practice.rows('claimproc', (row) => row.ProcNum === ProcNum)).toMatchObject([{ Status: 7 }]);
  });

  it('rows 183 to 185: asks before the work is done', async () => {
    const before = await planned();
    const claim = await ok('POST', '/claims', question);
    expect(claim).toMatchObject({
      ClaimType: 'PreAuth',
      ClaimStatus: 'W',
      DateService: '0001-01-01',
      ClaimFee: 1200,
      InsPayEst: 450,
    });
    expect(await planned()).toEqual(before);
    expect(await receive(1002, claim.ClaimNum, {})).toMatchObject({ Status: 'Preauth' });
    expect((await practice.delete('/procedurelogs/1002')).status).toBe(400);
    await ok('DELETE', `/claims/${claim.ClaimNum}`);
    await ok('DELETE', '/procedurelogs/1002');
    expect(await estimate(1001)).toEqual([[56, 30]]);
  });

  it('uses up nothing by asking, and asks for less without a procedure of it', async () => {
    // 480 a year: the filling takes 56 of it, and a crown gets the 424 that are left, asked for or not.
    await ok('PUT', '/benefits/608', { MonetaryAmt: 480 });
    const { ClaimNum } = await ok('POST', '/claims', { ...question, procNums: [1001, 1002] });
    await ok('POST', '/treatplans/Saved', { TreatPlanNum: 900, Heading: 'Saved' });
    expect(await planned()).toEqual([[[56, 30]], [[424, 300]]]);
    expect(await ok('GET', `/claims/${ClaimNum}`)).toMatchObject({ ClaimFee: 1350, InsPayEst: 480 });
    await ok('DELETE', '/procedurelogs/1001');
    expect(await ok('GET', `/claims/${ClaimNum}`)).toMatchObject({ ClaimFee: 1200, InsPayEst: 424 });
  });

  it('keeps what the carrier answered to a preauthorization', async () => {
    const { ClaimNum } = await ok('POST', '/claims', question);
    const path = `/claimprocs/${(await lineOf(1002, ClaimNum)).ClaimProcNum}`;
    const before = await planned();
    expect(await ok('PUT', path, { InsEstTotalOverride: 400 })).toMatchObject({ Status: 'Preauth', InsPayEst: 400 });
    expect(await ok('PUT', path, { Remarks: 'Approved.', DedApplied: 50 })).toMatchObject({ InsPayEst: 400 });
    expect(await ok('GET', `/claims/${ClaimNum}`)).toMatchObject({ InsPayEst: 400, DedApplied: 50, InsPayAmt: 0 });
    expect(await planned()).toEqual(before);
    expect(await ok('PUT', path, { InsEstTotalOverride: -1 })).toMatchObject({ InsPayEst: 450 });
  });

  it('rows 192 and 193: receives a claim whose lines nobody answered', async () => {
    const { ClaimNum } = await ok('POST', '/claims', first);
    expect(await ok('PUT', `/claims/${ClaimNum}`, { ClaimStatus: 'R' })).toMatchObject({ DateReceived: TODAY });
    const lines = [await lineOf(1003, ClaimNum), await lineOf(1004, ClaimNum)];
    expect(lines).toMatchObject([
      { Status: 1, InsPayAmt: 0, WriteOff: 18, DedApplied: 0, DateCP: TODAY },
      { Status: 1, InsPayAmt: 0, WriteOff: 30, DedApplied: 50, DateCP: TODAY },
    ]);
    expect(await planned()).toEqual([[[96, 30]], [[450, 300]]]);
    await ok('PUT', `/claims/${ClaimNum}`, { ClaimStatus: 'U' });
    expect((await lineOf(1003, ClaimNum)).Status).toBe(1);
  });

  it('rows 194 to 196: sends a claim, and changes the deductible of a line', async () => {
    const { ClaimNum } = await ok('POST', '/claims', first);
    const sent = { DateSent: '2026-06-14' };
    expect(await ok('PUT', `/claims/${ClaimNum}/Status`, sent)).toMatchObject({ ClaimStatus: 'S', ...sent });
    await ok('PUT', `/claims/${ClaimNum}/Status`, { ...sent, DateSentOrig: '2026-06-01' });
    expect(await practice.rows('claim')).toMatchObject([{ DateSentOrig: '2026-06-14' }]);
    expect(await practice.rows('etrans')).toMatchObject([{ ClaimNum, Etype: 1, CarrierNum: 10 }, { ClaimNum }]);
    const { ClaimProcNum } = await lineOf(1004, ClaimNum);
    expect(await ok('PUT', `/claimprocs/${ClaimProcNum}`, { DedEstOverride: 20 })).toMatchObject({
      DedApplied: 20,
      InsPayEst: 80,
    });
    expect(await ok('GET', `/claims/${ClaimNum}`)).toMatchObject({ InsPayEst: 122, DedApplied: 20, ClaimFee: 210 });
    expect(await estimate(1001)).toEqual([[72, 30]]);
    expect(await ok('PUT', `/claimprocs/${ClaimProcNum}`, { DedApplied: 50 })).toMatchObject({
      DedEstOverride: 50,
      InsPayEst: 56,
    });
    expect(await estimate(1001)).toEqual([[96, 30]]);
  });

  it('rows 199 and 200: uses a family’s limit for all of it', async () => {
    await ok('POST', '/patplans', { PatNum: 21, InsSubNum: 701 });
    const { ClaimNum } = await ok('POST', '/claims', { ...first, procNums: [1004] });
    await receive(1004, ClaimNum, { InsPayAmt: 56 });
    expect([await estimate(1015), await estimate(1020)]).toEqual([[[80, 50]], [[425, 300]]]);
    const family = { PlanNum: 501, BenefitType: 'Limitations', CoverageLevel: 'Family', MonetaryAmt: 100 };
    await ok('POST', '/benefits', family);
    const amounts = [1015, 1020, 1001, 1002].map(async (procNum) => (await estimate(procNum))[0]![0]);
    expect(await Promise.all(amounts)).toEqual([44, 44, 44, 0]);
  });

  it('writes what is on the claim, and refuses what is not of its form', async () => {
    const { ClaimNum } = await ok('POST', '/claims', first);
    const path = `/claims/${ClaimNum}`;
    const body = { IsProsthesis: 'R', AccidentRelated: 'O', AccidentST: 'MO', OrthoRemainM: 12, IsOrtho: 'true' };
    expect(await ok('PUT', path, body)).toMatchObject({ ...body, IsOrtho: 'True' });
    expect(await ok('PUT', path, { AccidentRelated: 'No', InsSubNum2: 702 })).toMatchObject({
      AccidentRelated: '',
      PlanNum2: 502,
    });
    expect(await says('PUT', path, { ClaimStatus: 'I' })).toBe('ClaimStatus is invalid.');
    expect(await says('PUT', path, { AccidentST: 'MOO' })).toContain('AccidentST');
    expect(await says('PUT', path, { OrthoTotalM: 37 })).toBe('OrthoTotalM is invalid.');
    expect(await says('PUT', '/claims/99', {})).toBe('Claim not found.');
  });

  it('keeps the day of placement where the office takes that of the first orthodontic procedure', async () => {
    const { ClaimNum } = await ok('POST', '/claims', first);
    const path = `/claims/${ClaimNum}`;
    const placed = { OrthoDate: '2021-05-25' };
    expect(await ok('PUT', path, placed)).toMatchObject(placed);
    await practice.lay('preference', { PrefName: 'OrthoClaimUseDatePlacement', ValueString: '1' });
    expect(await says('PUT', path, { OrthoDate: '2021-05-26' })).toBe('OrthoDate cannot be changed.');
    expect(await ok('PUT', path, { ...placed, OrthoRemainM: 6 })).toMatchObject({ ...placed, OrthoRemainM: 6 });
  });
});
