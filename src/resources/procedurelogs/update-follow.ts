import type { Transaction } from '../../db/practice.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { AptStatus, ProcStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { realDateOf, refuseCompletionBefore, requireAppointment } from '../../practice/chart/appointments.ts';
import { isInHiddenCategory } from '../../practice/chart/procedure-codes.ts';
import { defaultProcedureFee } from '../../practice/chart/procedure-fee.ts';
import { preference } from '../../practice/office/preferences.ts';
import { diagnosticCodes } from './rules.ts';
import type { Changes, SentFields } from './update-changes.ts';

type Procedure = Row<'procedurelog'>;

/** What a procedure takes over from the appointment it is attached to; keys that were sent win later (21.3). */
export function followAppointment(
  body: SentFields,
  code: Row<'procedurecode'>,
  status: number,
  appointment: Row<'appointment'>,
): Changes {
  const hygienist = code.IsHygiene && appointment.ProvHyg !== 0 ? appointment.ProvHyg : appointment.ProvNum;
  const ProvNum = code.ProvNumDefault || hygienist;
  const date = realDateOf(appointment);
  return {
    ClinicNum: appointment.ClinicNum,
    ...(status !== ProcStatus.C && ProvNum !== 0 ? { ProvNum } : {}),
    ...(status === ProcStatus.TP && date !== undefined && body.ProcDate === undefined ? { ProcDate: date } : {}),
  };
}

/** A planned appointment gives its date only to a procedure that is on no other. */
export function followPlanned(
  body: SentFields,
  procedure: Procedure,
  status: number,
  planned: Row<'appointment'>,
): Changes {
  if ((body.AptNum ?? procedure.AptNum) !== 0 || status !== ProcStatus.TP) return {};
  const date = realDateOf(planned);
  return date === undefined ? {} : { ProcDate: date };
}

/** Checks and columns of a status that changes (`procedures.md` 9.4, 1.7). Adds to `changes`. */
export async function followStatus(
  tx: Transaction,
  body: SentFields,
  merged: Procedure,
  stored: Procedure,
  code: Row<'procedurecode'>,
  changes: Changes,
): Promise<void> {
  const isComplete = merged.ProcStatus === ProcStatus.C;
  if (!isComplete && merged.DateComplete === tx.today) changes.DateComplete = MIN_DATE;
  if (merged.ProcStatus === stored.ProcStatus) return;
  const appointment = merged.AptNum === 0 ? undefined : await requireAppointment(tx, merged.AptNum);
  if (isComplete) {
    if (appointment) refuseCompletionBefore(appointment, tx.today);
    if (await isInHiddenCategory(tx, code)) {
      throw badRequest(`ProcStatus cannot be C because procCode ${code.ProcCode} belongs to a hidden category.`);
    }
    changes.DateEntryC = tx.today;
    if (merged.DateComplete === MIN_DATE) changes.DateComplete = tx.today;
    if (!merged.DiagnosticCode) {
      Object.assign(changes, diagnosticCodes(code, await preference(tx, 'ICD9DefaultForNewProcs')));
    }
    const date = appointment && realDateOf(appointment);
    if (date !== undefined && body.ProcDate === undefined) changes.ProcDate = date;
  } else if (stored.ProcStatus === ProcStatus.C && merged.ProcStatus === ProcStatus.TP) {
    if (appointment?.AptStatus === AptStatus.Complete) changes.AptNum = 0;
  }
}

/** A new code brings its units and fee, and takes prosthesis data away where it is none (9.5). Adds to `changes`. */
export async function followCode(
  tx: Transaction,
  body: SentFields,
  merged: Procedure,
  { patient, code }: { patient: Row<'patient'>; code: Row<'procedurecode'> },
  changes: Changes,
): Promise<void> {
  changes.BaseUnits = code.BaseUnits;
  if (!code.IsProsth) {
    Object.assign(changes, { Prosthesis: '', DateOriginalProsth: MIN_DATE });
    // Not gated by the code, so a value that was sent stays.
    changes.IsDateProsthEst ??= 0;
  }
  if (body.ProcFee !== undefined || isFeeFinal(merged, tx.today)) return;
  changes.ProcFee = await defaultProcedureFee(tx, {
    patient,
    code,
    provNum: merged.ProvNum,
    clinicNum: merged.ClinicNum,
    medicalCode: merged.MedicalCode ?? '',
  });
}

/** Work completed before today keeps its fee, whatever else changes (17.6). */
function isFeeFinal({ ProcStatus: status, DateComplete }: Procedure, today: string): boolean {
  return status === ProcStatus.C && DateComplete < today;
}
