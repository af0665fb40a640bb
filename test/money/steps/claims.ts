import { expect } from 'vitest';
import { ClaimProcStatus, ProcStatus } from '../../../src/domain/enums.ts';
import type { Hand } from './hand.ts';

const { NotReceived, Received } = ClaimProcStatus;

/** Claims are made, answered, paid and taken back. */
export const claimSteps = ({ practice, send, upTo, one, some, dollars, proceduresOf }: Hand) => ({
  async claim() {
    const PatNum = one([20, 22, 26])!;
    const done = (await proceduresOf(ProcStatus.C)).filter((row) => row.PatNum === PatNum);
    const procNums = some(done).map(({ ProcNum }) => ProcNum);
    if (procNums.length > 0) await send('POST', '/claims', { PatNum, procNums, ClaimType: one(['P', 'P', 'S'])! });
  },
  async ask() {
    const planned = (await proceduresOf(ProcStatus.TP)).filter((row) => row.PatNum === 20);
    const procNums = some(planned).map(({ ProcNum }) => ProcNum);
    if (procNums.length === 0) return;
    await send('POST', '/claims', { PatNum: 20, procNums, ClaimType: 'PreAuth', InsSubNum: 701, PatRelat: 'Self' });
  },
  async answerLine() {
    const line = one(
      await practice.rows('claimproc', ({ ClaimNum, Status }) => ClaimNum !== 0 && Status === NotReceived),
    );
    if (!line) return;
    const answer = {
      Status: 'Received',
      InsPayAmt: dollars(Math.max(1, line.InsPayEst)),
      ...(upTo(10) < 3 ? { WriteOff: 5 } : {}),
    };
    await send('PUT', `/claimprocs/${line.ClaimProcNum}`, answer);
  },
  async takeBackLine() {
    const line = one(await practice.rows('claimproc', ({ Status }) => Status === Received));
    const back = { Status: 'NotReceived', InsPayAmt: 0 };
    if (line) await send('PUT', `/claimprocs/${line.ClaimProcNum}`, back);
  },
  async settleClaim() {
    const claim = one(await practice.rows('claim'));
    if (claim) await send('PUT', `/claims/${claim.ClaimNum}`, { ClaimStatus: one(['R', 'U', 'S'])! });
  },
  async removeClaim() {
    const claim = one(await practice.rows('claim'));
    if (!claim) return;
    const lines = await practice.rows('claimproc', ({ ClaimNum }) => ClaimNum === claim.ClaimNum);
    const isHeld = claim.ClaimStatus === 'R' || lines.some((row) => row.ClaimPaymentNum !== 0 || row.InsPayAmt !== 0);
    const { status } = await send('DELETE', `/claims/${claim.ClaimNum}`);
    expect([claim.ClaimNum, status]).toEqual([claim.ClaimNum, isHeld ? 400 : 200]);
  },
  async splitClaim() {
    const line = one(await practice.rows('claimproc', ({ ClaimNum, ProcNum }) => ClaimNum !== 0 && ProcNum !== 0));
    if (line) await send('PUT', `/claims/${line.ClaimNum}/Split`, { ProcNums: [line.ProcNum] });
  },
  async track() {
    const claim = one(await practice.rows('claim'));
    if (claim) await send('POST', '/claimtrackings', { ClaimNum: claim.ClaimNum, TrackingDefNum: 339 });
  },
  async check() {
    const claim = one(await practice.rows('claim'));
    if (!claim) return;
    const lines = await practice.rows('claimproc', (row) => row.ClaimNum === claim.ClaimNum && row.Status === Received);
    const open = lines.filter((row) => row.ClaimPaymentNum === 0 && row.IsTransfer === 0);
    const CheckAmt = open.reduce((sum, row) => sum + Math.round(row.InsPayAmt * 100), 0) / 100;
    await send('POST', '/claimpayments', { claimNum: claim.ClaimNum, CheckAmt });
  },
});
