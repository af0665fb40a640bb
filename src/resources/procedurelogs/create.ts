import type { Transaction } from '../../db/practice.ts';
import { findRow, insertRow, updateRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { placeNewProcedure } from '../../domain/treatment-areas.ts';
import { type Call, created, type Reply } from '../../http/operation.ts';
import { adjustForDiscountPlan } from '../../practice/accounts/completion-adjustments.ts';
import {
  refreshDescriptions,
  refuseAttachment,
  refuseCompletionBefore,
  refusePlannedAttachment,
  requireAppointment,
} from '../../practice/chart/appointments.ts';
import { refuseGatedFields } from '../../practice/chart/features.ts';
import { codeFrom, GROUP_NOTE_CODE, isInHiddenCategory } from '../../practice/chart/procedure-codes.ts';
import { defaultProcedureFee } from '../../practice/chart/procedure-fee.ts';
import { synchRecalls } from '../../practice/chart/recalls.ts';
import {
  definitionByName,
  requireClinic,
  requireDefinition,
  requireProvider,
  requireSite,
} from '../../practice/chart/references.ts';
import { markExtractedTooth } from '../../practice/chart/tooth-initials.ts';
import { keepEstimateRows } from '../../practice/insurance/estimate-rows.ts';
import { firstDefinition } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { preference } from '../../practice/office/preferences.ts';
import { practiceDefaultProvider } from '../../practice/office/providers.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import { procedureJson } from './answer.ts';
import { auditNewProcedure } from './audit.ts';
import type { createInputs } from './inputs.ts';
import { diagnosticCodes, refuseAncientDate, refuseFutureCompletion, refuseProsthesisFields } from './rules.ts';

type CreateCall = Call<Record<never, never>, typeof createInputs>;
type Sent = CreateCall['body'];

interface References {
  readonly patient: Row<'patient'>;
  readonly code: Row<'procedurecode'>;
  readonly appointment: Row<'appointment'> | undefined;
  readonly clinic: Row<'clinic'> | undefined;
  readonly priority: Key;
  readonly dx: Key;
}

/** POST procedurelogs: a new procedure with everything that hangs on it (`procedures.md` 6). */
export async function createProcedure(tx: Transaction, call: CreateCall): Promise<Reply> {
  const { body, caller } = call;
  await tx.lockPatient(body.PatNum);
  const references = await findReferences(tx, body);
  await refuseByRule(tx, body, references);
  const procedure = await insertRow(tx, 'procedurelog', await newProcedure(tx, body, references));
  await takeEffect(tx, procedure, references, caller.developerName);
  return created(
    await procedureJson(tx, call, procedure.ProcNum, ['DateTStamp']),
    `/procedurelogs/${procedure.ProcNum}`,
  );
}

/** Everything the body refers to, in page order; 404 for the first that does not exist. */
async function findReferences(tx: Transaction, body: Sent): Promise<References> {
  const patient = await requirePatient(tx, body.PatNum);
  const code = (await codeFrom(tx, body))!;
  const appointment = body.AptNum ? await requireAppointment(tx, body.AptNum) : undefined;
  await requireDefinition(tx, 'TxPriorities', body.Priority, 'Priority');
  const named = await definitionByName(tx, 'TxPriorities', body.priority, 'Priority');
  await requireProvider(tx, body.ProvNum);
  await requireDefinition(tx, 'Diagnosis', body.Dx, 'Dx');
  const namedDx = await definitionByName(tx, 'Diagnosis', body.dxName, 'Dx');
  if (body.PlannedAptNum) await requireAppointment(tx, body.PlannedAptNum);
  const clinic = await requireClinic(tx, body.ClinicNum ?? undefined);
  await requireSite(tx, body.SiteNum);
  await requireDefinition(tx, 'Prognosis', body.Prognosis, 'Prognosis');
  return {
    patient,
    code,
    appointment,
    clinic,
    priority: body.Priority ?? named ?? (await firstDefinition(tx, 'TxPriorities')),
    dx: body.Dx ?? namedDx ?? (await firstDefinition(tx, 'Diagnosis')),
  };
}

async function refuseByRule(tx: Transaction, body: Sent, { patient, code, appointment }: References): Promise<void> {
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
  if (body.PlannedAptNum) refusePlannedAttachment(await requireAppointment(tx, body.PlannedAptNum), patient.PatNum);
  await refuseGatedFields(tx, body);
  refuseProsthesisFields(code, body);
}

/** The new row: what was sent, and the documented default for the rest (6.1, 6.2, 18). */
async function newProcedure(
  tx: Transaction,
  body: Sent,
  references: References,
): Promise<Partial<Row<'procedurelog'>>> {
  const { patient, code, appointment } = references;
  const place = placeNewProcedure(code, body);
  const ClinicNum = body.ClinicNum ?? patient.ClinicNum;
  const ProvNum =
    body.ProvNum ??
    (code.ProvNumDefault || appointment?.ProvNum || patient.PriProv || (await practiceDefaultProvider(tx)));
  const takesMedicalCode = ![ProcStatus.EO, ProcStatus.EC, ProcStatus.R].includes(body.ProcStatus as never);
  const MedicalCode = takesMedicalCode ? (code.MedicalCode ?? '') : '';
  const question = { patient, code, provNum: ProvNum, clinicNum: ClinicNum, medicalCode: MedicalCode };
  return {
    ...place,
    PatNum: patient.PatNum,
    CodeNum: code.CodeNum,
    ProcDate: body.ProcDate,
    ProcStatus: body.ProcStatus,
    AptNum: body.AptNum ?? 0,
    PlannedAptNum: body.PlannedAptNum ?? 0,
    ProcFee: body.ProcFee ?? (await defaultProcedureFee(tx, question)),
    Priority: references.priority,
    Dx: references.dx,
    ProvNum,
    ClinicNum,
    PlaceService: body.PlaceService ?? (await defaultPlaceOfService(tx, ClinicNum)),
    Prosthesis: body.Prosthesis ?? '',
    DateOriginalProsth: body.DateOriginalProsth ?? '0001-01-01',
    ClaimNote: body.ClaimNote ?? '',
    DateTP: body.DateTP ?? tx.today,
    DateEntryC: tx.today,
    SecDateEntry: tx.now,
    DateComplete: body.ProcStatus === ProcStatus.C ? tx.today : '0001-01-01',
    SiteNum: body.SiteNum ?? 0,
    ProcTime: body.ProcTime ?? '00:00:00',
    ProcTimeEnd: body.ProcTimeEnd ?? '00:00:00',
    Prognosis: body.Prognosis ?? 0,
    BillingNote: body.BillingNote ?? '',
    Discount: body.Discount ?? 0,
    IsDateProsthEst: body.IsDateProsthEst ? 1 : 0,
    UnitQty: 1,
    BaseUnits: code.BaseUnits,
    MedicalCode,
    RevCode: code.RevenueCodeDefault ?? '',
    ...diagnosticCodes(code, await preference(tx, 'ICD9DefaultForNewProcs')),
    IcdVersion: Number(await preference(tx, 'DxIcdVersion')) || 9,
  };
}

/** The clinic's default place, else the office's; applied even while the feature is hidden (18.6). */
export async function defaultPlaceOfService(tx: Transaction, clinicNum: Key): Promise<number> {
  const clinic = clinicNum === 0 ? undefined : await findRow(tx, 'clinic', clinicNum);
  return clinic?.DefaultPlaceService ?? (Number(await preference(tx, 'DefaultProcedurePlaceService')) || 0);
}

/** What follows from the new row, in the order of 6.3. */
async function takeEffect(
  tx: Transaction,
  inserted: Row<'procedurelog'>,
  { patient, code }: References,
  developerName: string,
): Promise<void> {
  let procedure = inserted;
  if (procedure.ProcStatus === ProcStatus.C) {
    const DiscountPlanAmt = await adjustForDiscountPlan(tx, procedure, developerName);
    procedure = await updateRow(tx, 'procedurelog', procedure, { DiscountPlanAmt });
  }
  if (procedure.ProcStatus === ProcStatus.TP) await upkeepPlans(tx, procedure.PatNum);
  await markExtractedTooth(tx, procedure, code);
  await keepEstimateRows(tx, procedure);
  await refreshDescriptions(tx, [procedure.AptNum, procedure.PlannedAptNum]);
  if ([ProcStatus.C, ProcStatus.EC, ProcStatus.EO].includes(procedure.ProcStatus as never)) {
    await synchRecalls(tx, procedure.PatNum, patient.PatStatus, developerName);
  }
  await auditNewProcedure(tx, procedure, code, developerName);
}
