import type { Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { AptStatus, ProcStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { realDateOf, refuseCompletionBefore, requireAppointment } from '../chart/appointments.ts';
import { isInHiddenCategory } from '../chart/procedure-codes.ts';
import { preference } from '../office/preferences.ts';
import type { Changes, PlannedEdit } from './changes.ts';
import { diagnosticCodes } from './rules.ts';

/** Refuses a new status the rules forbid, and answers the columns that change with it (`procedures.md` 9.4, 1.7). */
export async function changesOfStatus(tx: Transaction, edit: PlannedEdit): Promise<Changes> {
  const { stored, merged } = edit;
  const isComplete = merged.ProcStatus === ProcStatus.C;
  const undated: Changes = !isComplete && merged.DateComplete === tx.today ? { DateComplete: MIN_DATE } : {};
  if (merged.ProcStatus === stored.ProcStatus) return undated;
  const appointment = merged.AptNum === 0 ? undefined : await requireAppointment(tx, merged.AptNum);
  if (isComplete) return changesOfCompletion(tx, edit, appointment);
  const leavesVisit =
    stored.ProcStatus === ProcStatus.C &&
    merged.ProcStatus === ProcStatus.TP &&
    appointment?.AptStatus === AptStatus.Complete;
  return leavesVisit ? { ...undated, AptNum: 0 } : undated;
}

async function changesOfCompletion(
  tx: Transaction,
  { merged, code, sent }: PlannedEdit,
  appointment: Row<'appointment'> | undefined,
): Promise<Changes> {
  if (appointment) refuseCompletionBefore(appointment, tx.today);
  if (await isInHiddenCategory(tx, code)) {
    throw badRequest(`ProcStatus cannot be C because procCode ${code.ProcCode} belongs to a hidden category.`);
  }
  const date = appointment && realDateOf(appointment);
  return {
    DateEntryC: tx.today,
    ...(merged.DateComplete === MIN_DATE ? { DateComplete: tx.today } : {}),
    ...(merged.DiagnosticCode ? {} : diagnosticCodes(code, await preference(tx, 'ICD9DefaultForNewProcs'))),
    ...(date !== undefined && sent.ProcDate === undefined ? { ProcDate: date } : {}),
  };
}
