import { beforeEach, describe, expect, it } from 'vitest';
import { PermType } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { estimatesOf } from './amounts.ts';
import { layOffice, TODAY } from './office.ts';
import { succeeding } from './on-office.ts';

const NOW = `${TODAY} 09:00:00`;

describe.each(engines)('what follows a claim, on %s', (engine) => {
  const practice = testPractice({ engine, now: NOW });
  beforeEach(async () => {
    practice.setNow(NOW);
    await practice.clear();
    await layOffice(practice);
  });
  const ok = succeeding(() => practice);
  const newClaim = async () =>
    (await ok('POST', '/claims', { PatNum: 20, procNums: [1003, 1004], ClaimType: 'P' })).ClaimNum as number;
  const linesOf = (claimNum: number) => practice.rows('claimproc', ({ ClaimNum }) => ClaimNum === claimNum);
  const refuses = async (verb: string, path: string, body: object, status: number, text: string) => {
    const before = await practice.everything();
    expect(await practice.send(verb, path, body)).toMatchObject({ status, text });
    expect(await practice.everything()).toEqual(before);
  };

  // `companions-insurance.md` 11.3, step 4.
  it.each([
    [0, [50, 170]],
    [1, [60, 170]],
  ])('bills the office fee where it is higher, if the plan asks for it (%i)', async (ClaimsUseUCR, expected) => {
    await practice.change('insplan', { PlanNum: 501 }, { ClaimsUseUCR });
    await practice.change('procedurelog', { ProcNum: 1003 }, { ProcFee: 50 });
    await practice.change('procedurelog', { ProcNum: 1004 }, { ProcFee: 170 });
    const lines = await linesOf(await newClaim());
    expect(lines.map(({ FeeBilled }) => FeeBilled)).toEqual(expected);
  });

  it('follows what is entered for an estimate of another plan', async () => {
    const { ClaimNum } = await ok('POST', '/claims', { PatNum: 26, procNums: [1011], ClaimType: 'S' });
    const [estimate] = await practice.rows('claimproc', (row) => row.ProcNum === 1011 && row.ClaimNum === 0);
    const [{ FeeBilled } = { FeeBilled: 0 }] = await linesOf(ClaimNum);
    // The other plan leaves 5 dollars to be paid.
    await ok('PUT', `/claimprocs/${estimate!.ClaimProcNum}`, { InsEstTotalOverride: FeeBilled - 5 });
    const [line] = await linesOf(ClaimNum);
    expect(line).toMatchObject({ PaidOtherIns: FeeBilled - 5, InsPayEst: 5 });
    const { InsPayEst, DedApplied, WriteOff } = await ok('GET', `/claims/${ClaimNum}`);
    expect([InsPayEst, DedApplied, WriteOff]).toEqual([5, line!.DedApplied, line!.WriteOff]);
  });

  describe('split', () => {
    it('rows 190 and 191: moves procedures to a claim of their own', async () => {
      const old = await newClaim();
      await ok('POST', '/claimtrackings', { ClaimNum: old, TrackingDefNum: 339, Note: 'Asked again' });
      await practice.change('claimproc', { ProcNum: 1004, ClaimNum: old }, { PayPlanNum: 5 });
      const before = [await estimatesOf(practice, 1001), await estimatesOf(practice, 1002)];
      const { status, body, headers } = await practice.put(`/claims/${old}/Split`, { ProcNums: ['1004', 1004] });
      expect([status, body]).toEqual([201, { ClaimNum: expect.any(Number), ProcNums: [1004] }]);
      expect(headers.get('location')).toBe(`${practice.url}/claims/${body.ClaimNum}`);
      const made = await ok('GET', `/claims/${body.ClaimNum}`);
      const left = await ok('GET', `/claims/${old}`);
      expect(made).toMatchObject({ ClaimFee: 150, InsPayEst: 56, DedApplied: 50, WriteOff: 30, ClaimStatus: 'W' });
      expect(left).toMatchObject({ ClaimFee: 60, InsPayEst: 42, DedApplied: 0, WriteOff: 18, ClaimStatus: 'W' });
      expect([made.CustomTracking, left.CustomTracking]).toEqual([0, 339]);
      expect((await practice.rows('claim')).map(({ ClaimIdentifier }) => ClaimIdentifier)).toEqual([
        String(old),
        String(body.ClaimNum),
      ]);
      expect(await linesOf(body.ClaimNum)).toMatchObject([{ ProcNum: 1004, PayPlanNum: 0, Status: 0 }]);
      expect(await ok('GET', `/claimtrackings?ClaimNum=${body.ClaimNum}`)).toMatchObject([{ Note: 'Asked again' }]);
      expect([await estimatesOf(practice, 1001), await estimatesOf(practice, 1002)]).toEqual(before);
      expect((await practice.rows('securitylog')).at(-1)).toMatchObject({ PermType: PermType.ClaimEdit, FKey: old });

      const split = `/claims/${old}/Split`;
      const nothingLeft = 'At least one procedure needs to remain on this claim in order to split it.';
      await refuses('PUT', split, { ProcNums: [1003] }, 400, nothingLeft);
      await refuses('PUT', split, { ProcNums: [1004] }, 400, 'All ProcNums must be attached to the Claim.');
    });

    it('keeps what insurance paid where it is, and undoes transfers of the old claim', async () => {
      const claim = await newClaim();
      const [first] = await linesOf(claim);
      await ok('PUT', `/claimprocs/${first!.ClaimProcNum}`, { Status: 'Received', InsPayAmt: 42 });
      const paid = 'All selected procedures must have zero insurance payment amounts.';
      await refuses('PUT', `/claims/${claim}/Split`, { ProcNums: [1003] }, 400, paid);
      await practice.lay('claimproc', { ClaimProcNum: 9001, ClaimNum: claim, PatNum: 20, IsTransfer: 1, Status: 4 });
      await ok('PUT', `/claims/${claim}/Split`, { ProcNums: [1004] });
      expect(await linesOf(claim)).toMatchObject([{ ProcNum: 1003, InsPayAmt: 42 }]);
    });

    it.each<[object, number, string]>([
      [{}, 400, 'ProcNums is required.'],
      [{ ProcNums: [] }, 400, 'ProcNums is required.'],
      [{ ProcNums: 1004 }, 400, 'ProcNums is invalid.'],
      [{ ProcNums: [0] }, 400, 'All ProcNums must be attached to the Claim.'],
      [{ ProcNums: [1003, 1004] }, 400, 'At least one procedure needs to remain on this claim in order to split it.'],
    ])('refuses %j', async (body, status, text) => {
      await refuses('PUT', `/claims/${await newClaim()}/Split`, body, status, text);
    });

    it('knows no claim that is not there', async () => {
      await refuses('PUT', '/claims/99/Split', { ProcNums: [1003] }, 404, 'Claim not found.');
    });
  });

  describe('tracking', () => {
    it('is the newest entry of the claim', async () => {
      const claim = await newClaim();
      const tracked = async () => (await ok('GET', `/claims/${claim}`)).CustomTracking;
      const { status, body, headers } = await practice.post('/claimtrackings', {
        ClaimNum: claim,
        Note: 'Missing attachment.',
        TrackingDefNum: 339,
        TrackingErrorDefNum: 340,
      });
      expect(status).toBe(201);
      expect(body).toEqual({
        ClaimTrackingNum: expect.any(Number),
        ClaimNum: claim,
        TrackingType: 'StatusHistory',
        UserNum: 0,
        DateTimeEntry: NOW,
        Note: 'Missing attachment.',
        TrackingDefNum: 339,
        TrackingErrorDefNum: 340,
      });
      expect(headers.get('location')).toBe(`${practice.url}/claimtrackings/${body.ClaimTrackingNum}`);
      expect(await tracked()).toBe(339);
      practice.setNow(`${TODAY} 10:00:00`);
      const second = await ok('POST', '/claimtrackings', { ClaimNum: String(claim) });
      expect(second).toMatchObject({ Note: '', TrackingDefNum: 0, TrackingErrorDefNum: 0 });
      expect(await tracked()).toBe(0);
      practice.setNow(`${TODAY} 11:00:00`);
      const changed = { Note: 'Attachments sent.', TrackingErrorDefNum: 0 };
      expect(await ok('PUT', `/claimtrackings/${body.ClaimTrackingNum}`, changed)).toMatchObject({
        ...changed,
        DateTimeEntry: `${TODAY} 11:00:00`,
        TrackingDefNum: 339,
      });
      // It was not the newest when it was changed; it is from now on.
      expect(await tracked()).toBe(0);
      await ok('PUT', `/claimtrackings/${body.ClaimTrackingNum}`, { TrackingDefNum: '339', Note: 'x' });
      expect(await tracked()).toBe(339);
      const logs = (await practice.rows('securitylog')).filter(
        ({ PermType: type }) => type === PermType.ClaimHistoryEdit,
      );
      expect(logs).toMatchObject(Array(4).fill({ PatNum: 20, FKey: claim }));
    });

    it('writes nothing for equal values, even where the office gave the claim another status', async () => {
      const claim = await newClaim();
      const sent = { ClaimNum: claim, TrackingDefNum: 339, Note: 'y' };
      const { ClaimTrackingNum } = await ok('POST', '/claimtrackings', sent);
      await practice.change('claim', { ClaimNum: claim }, { CustomTracking: 0 });
      practice.setNow(`${TODAY} 12:00:00`);
      const before = await practice.everything();
      await ok('PUT', `/claimtrackings/${ClaimTrackingNum}`, { TrackingDefNum: 339, Note: 'y' });
      expect(await practice.everything()).toEqual(before);
    });

    it('does without a status where the office allows it, and nowhere else', async () => {
      const claim = await newClaim();
      const { ClaimTrackingNum } = await ok('POST', '/claimtrackings', { ClaimNum: claim, TrackingDefNum: 339 });
      await practice.change('preference', { PrefName: 'ClaimTrackingStatusExcludesNone' }, { ValueString: '1' });
      const needed = 'TrackingDefNum is required.';
      await refuses('POST', '/claimtrackings', { ClaimNum: claim }, 400, needed);
      await refuses('POST', '/claimtrackings', { ClaimNum: claim, TrackingDefNum: 0 }, 400, needed);
      await refuses('PUT', `/claimtrackings/${ClaimTrackingNum}`, { TrackingDefNum: 0 }, 400, needed);
      expect(await ok('PUT', `/claimtrackings/${ClaimTrackingNum}`, { Note: 'y' })).toMatchObject({ Note: 'y' });
    });

    it.each<[object, number, string]>([
      [{}, 400, 'ClaimNum is required.'],
      [{ ClaimNum: 'x' }, 400, 'ClaimNum is invalid.'],
      [{ ClaimNum: 99 }, 404, 'Claim not found.'],
      [{ ClaimNum: 1, TrackingDefNum: 340 }, 404, 'TrackingDefNum not found.'],
      [{ ClaimNum: 1, TrackingErrorDefNum: 339 }, 404, 'TrackingErrorDefNum not found.'],
      [{ ClaimNum: 2 }, 400, 'Patient has been deleted.'],
    ])('refuses %j', async (body, status, text) => {
      await practice.lay('claim', { ClaimNum: 1, PatNum: 20 }, { ClaimNum: 2, PatNum: 25 });
      await refuses('POST', '/claimtrackings', body, status, text);
    });

    it('knows no entry that is not there, and no DELETE', async () => {
      await refuses('PUT', '/claimtrackings/99', {}, 404, 'ClaimTracking not found.');
      expect((await practice.send('DELETE', '/claimtrackings/99')).status).toBe(400);
    });
  });
});
