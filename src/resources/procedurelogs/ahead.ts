import type { Reader } from '../../db/handle.ts';
import { rememberedRow } from '../../db/rows/rows.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { readFollowUpsAhead } from '../../practice/accounts/account-follow-ups.ts';
import { familyAround } from '../../practice/accounts/balances.ts';
import { dynamicPlansOf } from '../../practice/accounts/pay-plan-credits.ts';
import { visitsOf } from '../../practice/chart/multi-visits.ts';
import { orthoLinkOf } from '../../practice/chart/ortho.ts';
import { discountSubscriptionOf } from '../../practice/insurance/coverage/discount-plan.ts';
import { readPatientAhead } from '../../practice/insurance/coverage/patient-ahead.ts';
import { claimProcsOf } from '../../practice/insurance/stored/claims.ts';
import { readLivePlans } from '../../practice/plans/plan-upkeep.ts';
import type { CodedProcedure } from '../../practice/procedures/target.ts';
import { readAppointmentsAhead } from '../../practice/schedule/procedures-on.ts';

const { TP, C } = ProcStatus;

/** Reads ahead what a new procedure will ask about its patient. */
export const readAheadOfNew = (
  reader: Reader,
  patNum: Key,
  status: number | undefined,
): readonly Promise<unknown>[] => [
  readPatientAhead(reader, patNum),
  ...(status === TP ? [readLivePlans(reader, patNum)] : []),
  ...(status === C ? [familyAround(reader, patNum), discountSubscriptionOf(reader, patNum)] : []),
];

/**
 * Reads ahead what an edit or a removal will ask about the procedure, its claims, its patient and its appointments, and
 * what follows where the edit brings another status.
 */
export const readAheadOfEdit = (
  reader: Reader,
  { procedure }: CodedProcedure,
  status: number = procedure.ProcStatus,
): readonly Promise<unknown>[] => [
  rememberedRow(reader, 'procedurelog', procedure.ProcNum),
  readPatientAhead(reader, procedure.PatNum),
  dynamicPlansOf(reader, procedure.PatNum),
  claimProcsOf(reader, procedure.ProcNum),
  orthoLinkOf(reader, procedure.ProcNum),
  readLivePlans(reader, procedure.PatNum),
  ...readAppointmentsAhead(reader, procedure),
  // The family is locked, and balances kept, wherever done work changes.
  ...([status, procedure.ProcStatus].includes(C) ? [familyAround(reader, procedure.PatNum)] : []),
  ...(status === procedure.ProcStatus ? [] : readAheadOfStatus(reader, procedure, status)),
];

const readAheadOfStatus = (
  reader: Reader,
  { ProcNum, PatNum }: CodedProcedure['procedure'],
  status: number,
): readonly Promise<unknown>[] => [
  ...readFollowUpsAhead(reader, ProcNum),
  visitsOf(reader, ProcNum),
  ...(status === C ? [discountSubscriptionOf(reader, PatNum)] : []),
];
