import type { Transaction } from '../../db/handle.ts';
import { requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { fieldsUnused, placeNewProcedure } from '../../domain/treatment-areas.ts';
import {
  refuseAttachment,
  refuseCompletionBefore,
  refusePlannedAttachment,
  requireAppointment,
} from '../../practice/chart/appointments.ts';
import { refuseGatedFields } from '../../practice/chart/features.ts';
import { codeFrom, GROUP_NOTE_CODE, isInHiddenCategory } from '../../practice/chart/procedure-codes.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { definitionByName, firstDefinition, requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { type ChartPatient, refuseDeletedPatient, requireChartPatient } from '../../practice/office/patients.ts';
import { usualProvider } from '../../practice/office/providers.ts';
import { chartProcedure, newProcedureRow } from '../../practice/procedures/new-procedure.ts';
import {
  refuseAncientDate,
  refuseFutureCompletion,
  refuseProsthesisFields,
  requireProcedureProvider,
} from '../../practice/procedures/rules.ts';
import { settleSchedule } from '../../practice/schedule/settle.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { createInputs } from './inputs.ts';

type Sent = ValuesOf<typeof createInputs>;

interface References {
  readonly patient: ChartPatient;
  readonly code: Row<'procedurecode'>;
  readonly appointment: Row<'appointment'> | undefined;
  readonly planned: Row<'appointment'> | undefined;
  readonly priority: Key;
  readonly dx: Key;
}

/** POST procedurelogs: makes a new procedure and everything that follows from it (`procedures.md` 6). */
export async function createProcedure(
  tx: Transaction,
  body: Sent,
  ignore: (name: string) => void,
): Promise<Row<'procedurelog'>> {
  const references = await findReferences(tx, body);
  for (const name of fieldsUnused(references.code, body)) ignore(name);
  await refuseByRule(tx, body, references);
  const procedure = await chartProcedure(tx, await newProcedure(tx, body, references), {
    ...references,
    isLast: true,
  });
  await settleSchedule(tx, references.patient);
  return procedure;
}

/** Everything the body refers to, in page order; 404 for the first that does not exist. */
async function findReferences(tx: Transaction, body: Sent): Promise<References> {
  const patient = await requireChartPatient(tx, body.PatNum);
  const code = (await codeFrom(tx, body))!;
  const appointment = body.AptNum ? await requireAppointment(tx, body.AptNum) : undefined;
  await requireDefinitionIfAny(tx, 'TxPriorities', body.Priority, 'Priority');
  const named = await definitionByName(tx, 'TxPriorities', body.priority, 'Priority');
  await requireProcedureProvider(tx, body.ProvNum);
  await requireDefinitionIfAny(tx, 'Diagnosis', body.Dx, 'Dx');
  const namedDx = await definitionByName(tx, 'Diagnosis', body.dxName, 'Dx');
  const planned = body.PlannedAptNum ? await requireAppointment(tx, body.PlannedAptNum) : undefined;
  await requireClinicIfAny(tx, body.ClinicNum ?? undefined);
  if (body.SiteNum) await requireRow(tx, 'site', body.SiteNum, 'Site');
  await requireDefinitionIfAny(tx, 'Prognosis', body.Prognosis, 'Prognosis');
  return {
    patient,
    code,
    appointment,
    planned,
    priority: body.Priority ?? named ?? (await firstDefinition(tx, 'TxPriorities')),
    dx: body.Dx ?? namedDx ?? (await firstDefinition(tx, 'Diagnosis')),
  };
}

async function refuseByRule(
  tx: Transaction,
  body: Sent,
  { patient, code, appointment, planned }: References,
): Promise<void> {
  refuseDeletedPatient(patient);
  refuseAncientDate(body.ProcStatus, body.ProcDate);
  await refuseFutureCompletion(tx, body.ProcStatus, body.ProcDate);
  if (code.ProcCode === GROUP_NOTE_CODE) throw badRequest('Group notes must be created with POST GroupNote.');
  if (await isInHiddenCategory(tx, code)) {
    throw badRequest(`procCode ${code.ProcCode} belongs to a hidden category.`);
  }
  if (appointment) {
    refuseAttachment(appointment, patient.PatNum, body.ProcStatus);
    if (body.ProcStatus === ProcStatus.C) refuseCompletionBefore(appointment, tx.today);
  }
  if (planned) refusePlannedAttachment(planned, patient.PatNum);
  await refuseGatedFields(tx, body);
  refuseProsthesisFields(code, body);
}

/** The new row: what was sent, and a provider if none was named (6.1, 18.1). */
async function newProcedure(
  tx: Transaction,
  body: Sent,
  references: References,
): Promise<Partial<Row<'procedurelog'>>> {
  const { patient, code, appointment } = references;
  const ProvNum = body.ProvNum ?? (code.ProvNumDefault || appointment?.ProvNum || (await usualProvider(tx, patient)));
  return newProcedureRow(tx, patient, code, {
    ...placeNewProcedure(code, body),
    ProcDate: body.ProcDate,
    ProcStatus: body.ProcStatus,
    AptNum: body.AptNum ?? 0,
    PlannedAptNum: body.PlannedAptNum ?? 0,
    ProcFee: body.ProcFee,
    Priority: references.priority,
    Dx: references.dx,
    ProvNum,
    ClinicNum: body.ClinicNum ?? patient.ClinicNum,
    PlaceService: body.PlaceService,
    Prosthesis: body.Prosthesis ?? '',
    DateOriginalProsth: body.DateOriginalProsth ?? MIN_DATE,
    ClaimNote: body.ClaimNote ?? '',
    DateTP: body.DateTP ?? tx.today,
    SiteNum: body.SiteNum ?? 0,
    ProcTime: body.ProcTime ?? '00:00:00',
    ProcTimeEnd: body.ProcTimeEnd ?? '00:00:00',
    Prognosis: body.Prognosis ?? 0,
    BillingNote: body.BillingNote ?? '',
    Discount: body.Discount ?? 0,
    IsDateProsthEst: body.IsDateProsthEst ? 1 : 0,
  });
}
