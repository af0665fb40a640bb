import type { Handle, Transaction } from '../../db/practice.ts';
import { updateRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { AptStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { fieldsUsed, hasSameArea, placeProcedure, type ToothField } from '../../domain/treatment-areas.ts';
import { type Call, ok, type Reply } from '../../http/operation.ts';
import {
  realDateOf,
  refuseAttachment,
  refuseCompletionBefore,
  refusePlannedAttachment,
  requireAppointment,
} from '../../practice/appointments.ts';
import { refuseGatedFields } from '../../practice/features.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/patients.ts';
import { preference } from '../../practice/preferences.ts';
import { codeFrom, GROUP_NOTE_CODE, isInHiddenCategory } from '../../practice/procedure-codes.ts';
import { defaultProcedureFee } from '../../practice/procedure-fee.ts';
import { requireClinic, requireDefinition, requireProvider, requireSite } from '../../practice/references.ts';
import { procedureJson } from './answer.ts';
import type { updateInputs } from './inputs.ts';
import { refuseLockedChanges } from './locks.ts';
import { diagnosticCodes, refuseAncientDate, refuseFutureCompletion, refuseProsthesisFields } from './rules.ts';
import { type CodedProcedure, isGroupNote, requireProcedure } from './target.ts';
import { takeUpdateEffect } from './update-effects.ts';

type UpdateCall = Call<Record<never, never>, typeof updateInputs>;
type Sent = UpdateCall['body'];
type Procedure = Row<'procedurelog'>;
type Changes = Partial<Procedure>;

interface References {
  readonly patient: Row<'patient'>;
  readonly code: Row<'procedurecode'>;
  /** The appointments the procedure is being attached to, if any; one it is on already is no matter of this call. */
  readonly appointment: Row<'appointment'> | undefined;
  readonly planned: Row<'appointment'> | undefined;
}

/** What a PUT is refused for before its body is looked at (`procedures.md` 9.1). */
export async function requireEditable(handle: Handle, procNum: Key): Promise<void> {
  const target = await requireProcedure(handle, procNum);
  if (target.procedure.ProcStatus === ProcStatus.D) throw badRequest('Procedure has been deleted.');
  if (isGroupNote(target)) throw badRequest('Group notes must be updated with PUT GroupNote.');
  if (target.procedure.IsLocked) throw badRequest('Procedure is locked.');
}

/** PUT procedurelogs: changes what was sent and what follows from it, or nothing (`procedures.md` 9). */
export async function updateProcedure(tx: Transaction, call: UpdateCall): Promise<Reply> {
  const { body, caller, id } = call;
  const found = await requireProcedure(tx, id);
  await tx.lockPatient(found.procedure.PatNum);
  const references = await findReferences(tx, body, found);
  const changes = await mergeChanges(tx, body, found, references);
  const updated = await updateRow(tx, 'procedurelog', found.procedure, changes);
  if (updated !== found.procedure) {
    await takeUpdateEffect(tx, {
      before: found,
      after: { procedure: updated, code: references.code },
      patient: references.patient,
      isFeeSent: body.ProcFee !== undefined,
      developerName: caller.developerName,
    });
  }
  return ok(await procedureJson(tx, call, id));
}

async function findReferences(tx: Transaction, body: Sent, { procedure, code }: CodedProcedure): Promise<References> {
  const patient = await requirePatient(tx, procedure.PatNum);
  const appointment = await newlyAttached(tx, body.AptNum, procedure.AptNum);
  await requireDefinition(tx, 'TxPriorities', body.Priority, 'Priority');
  await requireProvider(tx, body.ProvNum);
  await requireDefinition(tx, 'Diagnosis', body.Dx, 'Dx');
  const planned = await newlyAttached(tx, body.PlannedAptNum, procedure.PlannedAptNum);
  await requireClinic(tx, body.ClinicNum);
  const newCode = (await codeFrom(tx, body)) ?? code;
  await requireSite(tx, body.SiteNum);
  await requireDefinition(tx, 'Prognosis', body.Prognosis, 'Prognosis');
  return { patient, code: newCode, appointment, planned };
}

async function newlyAttached(handle: Handle, sent: Key | undefined, stored: Key) {
  return sent && sent !== stored ? requireAppointment(handle, sent) : undefined;
}

/** The columns this call changes, after every rule has let them pass. */
async function mergeChanges(
  tx: Transaction,
  body: Sent,
  { procedure, code: oldCode }: CodedProcedure,
  references: References,
): Promise<Changes> {
  const { code, appointment, planned, patient } = references;
  refuseDeletedPatient(patient);
  await refuseGatedFields(tx, body);
  refuseOtherArea(oldCode, code);
  const sent: Changes = { ...plainChanges(body), ...placeChanges(code, procedure, body) };
  if (code.CodeNum !== procedure.CodeNum) sent.CodeNum = code.CodeNum;
  await refuseLockedChanges(tx, procedure, namesOfChanges(procedure, sent, body));
  refuseProsthesisFields(code, body);

  const status = body.ProcStatus ?? procedure.ProcStatus;
  if (appointment) refuseAttachment(appointment, procedure.PatNum, status);
  if (planned) refusePlannedAttachment(planned, procedure.PatNum);
  const changes: Changes = {
    ...(appointment ? followAppointment(body, code, status, appointment) : {}),
    ...(planned ? followPlanned(body, procedure, status, planned) : {}),
    ...sent,
  };
  await followStatus(tx, body, { ...procedure, ...changes }, procedure, code, changes);
  const procDate = changes.ProcDate ?? procedure.ProcDate;
  if (body.ProcDate !== undefined) refuseAncientDate(status, body.ProcDate);
  if (procDate !== procedure.ProcDate || status !== procedure.ProcStatus)
    await refuseFutureCompletion(tx, status, procDate);
  if (changes.CodeNum !== undefined) await followCode(tx, body, { ...procedure, ...changes }, references, changes);
  return realChanges(procedure, changes);
}

/** Without the columns that hold the value already; a text the office left NULL counts as empty. */
function realChanges(procedure: Procedure, changes: Changes): Changes {
  const real = Object.entries(changes).filter(([name, value]) => (procedure[name as keyof Procedure] ?? '') !== value);
  return Object.fromEntries(real);
}

/** Fields whose value goes into the column of the same name as it is. */
function plainChanges(body: Sent): Changes {
  const { ToothNum: _tooth, Surf: _surf, ToothRange: _range, CodeNum: _code, procCode: _text, ...plain } = body;
  const sent = Object.entries(plain).filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent.map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value]));
}

/** Tooth fields as they will be stored; one the code's area does not use is refused (`procedures.md` 9.2, 16). */
function placeChanges(code: Row<'procedurecode'>, procedure: Procedure, body: Sent): Changes {
  const used = fieldsUsed(code);
  const names: readonly ToothField[] = ['ToothNum', 'Surf', 'ToothRange'];
  const unused = names.find((name) => body[name] !== undefined && !used.includes(name));
  if (unused) throw badRequest(`${unused} cannot be updated for the procedure code's treatment area.`);
  if (!names.some((name) => body[name] !== undefined)) return {};
  const stored = {
    ToothNum: procedure.ToothNum ?? '',
    Surf: procedure.Surf ?? '',
    ToothRange: procedure.ToothRange ?? '',
  };
  return placeProcedure(code, stored, body);
}

function refuseOtherArea(oldCode: Row<'procedurecode'>, code: Row<'procedurecode'>): void {
  if (code.ProcCode === GROUP_NOTE_CODE) throw badRequest('procCode cannot be that of a group note.');
  if (!hasSameArea(oldCode, code)) {
    throw badRequest('procCode must have the same treatment area as the current code.');
  }
}

/** Column → name the caller used, for columns whose value would differ. */
function namesOfChanges(procedure: Procedure, sent: Changes, body: Sent): Map<string, string> {
  const names = new Map<string, string>();
  for (const [column, value] of Object.entries(sent)) {
    if (value === undefined || (procedure[column as keyof Procedure] ?? '') === value) continue;
    names.set(column, column === 'CodeNum' && body.CodeNum === undefined ? 'procCode' : column);
  }
  return names;
}

/** What a procedure takes over from the appointment it is attached to; keys that were sent win later (21.3). */
function followAppointment(
  body: Sent,
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
function followPlanned(body: Sent, procedure: Procedure, status: number, planned: Row<'appointment'>): Changes {
  if ((body.AptNum ?? procedure.AptNum) !== 0 || status !== ProcStatus.TP) return {};
  const date = realDateOf(planned);
  return date === undefined ? {} : { ProcDate: date };
}

/** Checks and columns of a status that changes (`procedures.md` 9.4, 1.7). Adds to `changes`. */
async function followStatus(
  tx: Transaction,
  body: Sent,
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
async function followCode(
  tx: Transaction,
  body: Sent,
  merged: Procedure,
  { patient, code }: References,
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
