import type { Handle, Transaction } from '../../db/handle.ts';
import { requireRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseAttachment, refusePlannedAttachment, requireAppointment } from '../../practice/chart/appointments.ts';
import { refuseGatedFields } from '../../practice/chart/features.ts';
import { codeFrom } from '../../practice/chart/procedure-codes.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { type ChartPatient, refuseDeletedPatient, requireChartPatient } from '../../practice/office/patients.ts';
import type { Changes } from '../../practice/procedures/changes.ts';
import { changesOfCode } from '../../practice/procedures/code-change.ts';
import { followEdit } from '../../practice/procedures/edit-consequences.ts';
import { followAppointment, followPlanned } from '../../practice/procedures/from-appointment.ts';
import {
  refuseAncientDate,
  refuseFutureCompletion,
  refuseProsthesisFields,
  requireProcedureProvider,
} from '../../practice/procedures/rules.ts';
import { changesOfStatus } from '../../practice/procedures/status-change.ts';
import { type CodedProcedure, isGroupNote, requireProcedure } from '../../practice/procedures/target.ts';
import { settleSchedule } from '../../practice/schedule/settle.ts';
import { refuseLockedChanges } from './locked-fields.ts';
import {
  namesOfChanges,
  placeChanges,
  plainChanges,
  realChanges,
  refuseOtherArea,
  type SentFields,
} from './sent-columns.ts';

interface References {
  readonly patient: ChartPatient;
  readonly code: Row<'procedurecode'>;
  /** The appointments to which the procedure is being attached, if any; one that it is on already is left out. */
  readonly appointment: Row<'appointment'> | undefined;
  readonly planned: Row<'appointment'> | undefined;
}

/** Refusals of a PUT before its body is looked at (`procedures.md` 9.1). */
export async function requireEditable(handle: Handle, procNum: Key): Promise<CodedProcedure> {
  const target = await requireProcedure(handle, procNum);
  if (target.procedure.ProcStatus === ProcStatus.D) throw badRequest('Procedure has been deleted.');
  if (isGroupNote(target)) throw badRequest('Group notes must be updated with PUT GroupNote.');
  if (target.procedure.IsLocked) throw badRequest('Procedure is locked.');
  return target;
}

/** PUT procedurelogs: changes what was sent and what follows from it, or nothing (`procedures.md` 9). */
export async function updateProcedure(
  tx: Transaction,
  found: CodedProcedure,
  body: SentFields,
): Promise<Row<'procedurelog'>> {
  const references = await findReferences(tx, body, found);
  const changes = await mergeChanges(tx, body, found, references);
  const updated = await updateRow(tx, 'procedurelog', found.procedure, changes);
  if (updated !== found.procedure) {
    await followEdit(tx, {
      before: found,
      after: { procedure: updated, code: references.code },
      patient: references.patient,
      isFeeSent: body.ProcFee !== undefined,
    });
    await settleSchedule(tx, references.patient);
  }
  return updated;
}

async function findReferences(
  tx: Transaction,
  body: SentFields,
  { procedure, code }: CodedProcedure,
): Promise<References> {
  const patient = await requireChartPatient(tx, procedure.PatNum);
  const appointment = await newlyAttached(tx, body.AptNum, procedure.AptNum);
  await requireDefinitionIfAny(tx, 'TxPriorities', body.Priority, 'Priority');
  await requireProcedureProvider(tx, body.ProvNum);
  await requireDefinitionIfAny(tx, 'Diagnosis', body.Dx, 'Dx');
  const planned = await newlyAttached(tx, body.PlannedAptNum, procedure.PlannedAptNum);
  await requireClinicIfAny(tx, body.ClinicNum);
  const newCode = (await codeFrom(tx, body)) ?? code;
  if (body.SiteNum) await requireRow(tx, 'site', body.SiteNum, 'Site');
  await requireDefinitionIfAny(tx, 'Prognosis', body.Prognosis, 'Prognosis');
  return { patient, code: newCode, appointment, planned };
}

async function newlyAttached(handle: Handle, sent: Key | undefined, stored: Key) {
  return sent && sent !== stored ? requireAppointment(handle, sent) : undefined;
}

/** On no plan but inactive ones, where a procedure has no priority of its own (`treatment-plans.md` 1.3). */
const staysInactive = ({ AptNum, PlannedAptNum }: Row<'procedurelog'>, status: number) =>
  status === ProcStatus.TPi && AptNum === 0 && PlannedAptNum === 0;

/** The columns that this call changes, after every rule has allowed them. */
async function mergeChanges(
  tx: Transaction,
  body: SentFields,
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
  const asked: Changes = {
    ...(appointment ? followAppointment(body, code, status, appointment) : {}),
    ...(planned ? followPlanned(body, procedure, status, planned) : {}),
    ...sent,
  };
  if (asked.Priority && staysInactive({ ...procedure, ...asked }, status)) asked.Priority = 0;
  const edit = { stored: procedure, merged: { ...procedure, ...asked }, code, sent: body };
  const changes: Changes = { ...asked, ...(await changesOfStatus(tx, edit)) };
  const procDate = changes.ProcDate ?? procedure.ProcDate;
  if (body.ProcDate !== undefined) refuseAncientDate(status, body.ProcDate);
  if (procDate !== procedure.ProcDate || status !== procedure.ProcStatus)
    await refuseFutureCompletion(tx, status, procDate);
  if (changes.CodeNum === undefined) return realChanges(procedure, changes);
  const ofCode = await changesOfCode(tx, { ...edit, merged: { ...procedure, ...changes } }, patient);
  return realChanges(procedure, { ...changes, ...ofCode });
}
