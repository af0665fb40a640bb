import { ClaimProcStatus } from './enums.ts';

const { NotReceived, Received, Supplemental, CapClaim, CapComplete, Adjustment, InsHist } = ClaimProcStatus;

/** Insurance has answered the claim, so what it paid counts and no longer what was estimated (COL-4). */
export const RECEIVED: readonly number[] = [Received, Supplemental];

/** Answered, capitation included. Only these lines may be on a check. */
export const ANSWERED: readonly number[] = [...RECEIVED, CapClaim];

/** What was paid and written off counts, whether the work was on a claim or not. */
export const PAID: readonly number[] = [...ANSWERED, CapComplete];

/** Part of an account: paid, or on a claim that waits for its answer (`companions-insurance.md` 19.1). */
export const IN_ACCOUNTS: readonly number[] = [...PAID, NotReceived];

/** Has used up benefits (HIS-1). */
export const HISTORY: readonly number[] = [NotReceived, Received, Supplemental, Adjustment, InsHist];
