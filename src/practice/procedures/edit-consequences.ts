import type { Transaction } from '../../db/handle.ts';
import { findRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { dateChargesOfPayPlans, earnPrepayments, moveAccountProvider } from '../accounts/account-follow-ups.ts';
import { isInFinishedGroup, keepGroupStatus } from '../chart/multi-visits.ts';
import { completeForOrthoCase, moveOrthoDate } from '../chart/ortho-completion.ts';
import { synchRecalls } from '../chart/recalls.ts';
import { markExtractedTooth } from '../chart/tooth-initials.ts';
import { defaultProcedureFee } from '../insurance/charges/procedure-fee.ts';
import { dropUnpaidRows, followLines } from '../insurance/stored/claim-amounts.ts';
import { moveClaimProcDates, moveClaimProcProvider } from '../insurance/stored/claims.ts';
import { followEstimateRows } from '../insurance/stored/store-estimates.ts';
import type { ChartPatient } from '../office/patients.ts';
import { isPreferenceOn, preference } from '../office/preferences.ts';
import { copyPriorityToActivePlan, upkeepPlans } from '../plans/plan-upkeep.ts';
import { refreshDescriptions } from '../schedule/descriptions.ts';
import { auditEdit, auditMove } from './audit.ts';
import { adjustForDiscountPlan, adjustForOwnDiscount, removeAdjustments } from './completion-adjustments.ts';
import { isFeeFinal } from './rules.ts';
import type { CodedProcedure } from './target.ts';

type Procedure = Row<'procedurelog'>;

interface Edit {
  readonly before: CodedProcedure;
  readonly after: CodedProcedure;
  readonly patient: ChartPatient;
  readonly isFeeSent: boolean;
}

const { TP, TPi, C, EC, EO } = ProcStatus;
const isPlanned = ({ ProcStatus: status }: Procedure) => status === TP || status === TPi;

/** What follows from a changed row, in the order of `procedures.md` 9.5. */
export async function followEdit(tx: Transaction, edit: Edit): Promise<void> {
  const { before, patient } = edit;
  const { code } = edit.after;
  const old = before.procedure;
  let procedure = edit.after.procedure;
  const changed = (column: keyof Procedure) => old[column] !== procedure[column];

  if (changed('CodeNum')) await dropUnpaidRows(tx, procedure.ProcNum);
  if (changed('ProvNum')) procedure = await followProvider(tx, edit, procedure);
  if (changed('ProcDate')) {
    await moveClaimProcDates(tx, procedure.ProcNum, procedure.ProcDate, await isInFinishedGroup(tx, procedure.ProcNum));
  }
  if (changed('ProcDate')) await moveOrthoDate(tx, procedure);
  if (changed('ProcStatus')) procedure = await followNewStatus(tx, old, procedure, code);
  await refreshDescriptions(tx, [old.AptNum, old.PlannedAptNum, procedure.AptNum, procedure.PlannedAptNum]);
  await followPlans(tx, old, procedure);
  if ((['ProcStatus', 'ToothNum', 'CodeNum'] as const).some(changed)) await markExtractedTooth(tx, procedure, code);
  if ([old, procedure].some(({ ProcStatus: status }) => status === C || status === EC || status === EO)) {
    await synchRecalls(tx, procedure.PatNum, patient.PatStatus);
  }
  const noted = tx.changes.length;
  await followEstimateRows(tx, old, procedure);
  await followLines(tx, tx.changes.slice(noted));
  await auditEdit(tx, before, { procedure, code });
  if (changed('AptNum') && old.AptNum !== 0 && procedure.AptNum !== 0) {
    const dates = { from: await appointmentDay(tx, old.AptNum), to: await appointmentDay(tx, procedure.AptNum) };
    await auditMove(tx, procedure, code, dates);
  }
}

/** Gives claims, payments and adjustments the new provider, and the fee too if the office says so (23.3). */
async function followProvider(tx: Transaction, edit: Edit, procedure: Procedure): Promise<Procedure> {
  const evenOnClaims = await isPreferenceOn(tx, 'ProcProvChangesClaimProcWithClaim');
  await moveClaimProcProvider(tx, procedure.ProcNum, procedure.ProvNum, evenOnClaims);
  await moveAccountProvider(tx, procedure);
  if (edit.isFeeSent || isFeeFinal(procedure, tx.today) || (await preference(tx, 'ProcFeeUpdatePrompt')) !== '1')
    return procedure;
  const ProcFee = await defaultProcedureFee(tx, {
    patient: edit.patient,
    code: edit.after.code,
    provNum: procedure.ProvNum,
    aptNum: procedure.AptNum,
    clinicNum: procedure.ClinicNum,
    medicalCode: procedure.MedicalCode ?? '',
  });
  return updateRow(tx, 'procedurelog', procedure, { ProcFee });
}

async function followNewStatus(
  tx: Transaction,
  old: Procedure,
  procedure: Procedure,
  code: CodedProcedure['code'],
): Promise<Procedure> {
  let current = procedure;
  if (procedure.ProcStatus === C) {
    const ofCase = await completeForOrthoCase(tx, procedure, code);
    current = ofCase ?? (await discounted(tx, procedure));
  }
  if (old.ProcStatus === C) await removeAdjustments(tx, procedure);
  const concernsPayPlans = [old, current].some(({ ProcStatus: status }) => status === C || status === TP);
  if (concernsPayPlans) await dateChargesOfPayPlans(tx, current);
  if (old.ProcStatus === TP && current.ProcStatus === C) await earnPrepayments(tx, current);
  await keepGroupStatus(tx, current.ProcNum, current.ProcStatus);
  return current;
}

async function discounted(tx: Transaction, procedure: Procedure): Promise<Procedure> {
  const DiscountPlanAmt = await adjustForDiscountPlan(tx, procedure);
  const current = await updateRow(tx, 'procedurelog', procedure, { DiscountPlanAmt });
  await adjustForOwnDiscount(tx, current);
  return current;
}

/** Repairs the patient's plans if something that they depend on has changed (`treatment-plans.md` 1.4, 1.6). */
async function followPlans(tx: Transaction, old: Procedure, procedure: Procedure): Promise<void> {
  if (!isPlanned(old) && !isPlanned(procedure)) return;
  const concerned = ['ProcStatus', 'AptNum', 'PlannedAptNum', 'Priority', 'ProcFee', 'ProcDate', 'CodeNum'] as const;
  if (!concerned.some((column) => old[column] !== procedure[column])) return;
  if (procedure.ProcStatus === TP && old.Priority !== procedure.Priority) {
    await copyPriorityToActivePlan(tx, procedure.PatNum, procedure.ProcNum, procedure.Priority);
  }
  await upkeepPlans(tx, procedure.PatNum);
}

async function appointmentDay(tx: Transaction, aptNum: Key): Promise<{ aptNum: Key; date: string }> {
  const appointment = await findRow(tx, 'appointment', aptNum);
  return { aptNum, date: appointment?.AptDateTime.slice(0, 10) ?? '' };
}
