import type { Handle } from '../db/practice.ts';
import type { Row } from '../db/schema/tables.ts';
import { PlanType } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { coverageOf } from './coverage.ts';
import { chargesUcrAsExclusion } from './exclusion-fee.ts';
import { feeOrZero, loadFees } from './fees.ts';
import { isPreferenceOn } from './preferences.ts';
import { findProvider, practiceDefaultProvider } from './providers.ts';

/** What the default fee of a procedure depends on. */
export interface FeeQuestion {
  readonly patient: Pick<Row<'patient'>, 'PatNum' | 'PriProv' | 'FeeSched'>;
  readonly code: Row<'procedurecode'>;
  readonly provNum: Key;
  readonly clinicNum: Key;
  /** The procedure's own medical code, blank for most. */
  readonly medicalCode: string;
}

/**
 * The fee for one unit, in dollars, when the caller names none (`procedures.md` 17): the patient's schedule, compared
 * with the office's usual fee (UCR) under a PPO plan, or that fee alone for an excluded code.
 */
export async function defaultProcedureFee(handle: Handle, question: FeeQuestion): Promise<number> {
  const { patient, code, provNum, clinicNum } = question;
  const coverage = await coverageOf(handle, patient.PatNum);
  const primary = coverage[0]?.plan;
  const schedule = await scheduleFor(handle, question, primary);
  const ucrSchedule = await feeScheduleOf(handle, patient.PriProv || (await practiceDefaultProvider(handle)));
  const medical = await medicalSchedule(
    handle,
    question,
    coverage.map(({ plan }) => plan),
    schedule,
  );
  const codeNums = [code.CodeNum, ...(medical ? [medical.codeNum] : [])];
  const book = await loadFees(handle, codeNums, [schedule, ucrSchedule, medical?.feeSched ?? 0]);

  const ucr = feeOrZero(book, code.CodeNum, ucrSchedule, clinicNum, provNum);
  const fee = medical
    ? feeOrZero(book, medical.codeNum, medical.feeSched, clinicNum, provNum)
    : feeOrZero(book, code.CodeNum, schedule, clinicNum, provNum);
  if (primary && (await chargesUcrAsExclusion(handle, primary, code, patient.PatNum))) return ucr;
  if (primary?.PlanType !== PlanType.PpoPercentage) return fee;
  return (await isPreferenceOn(handle, 'InsPpoAlwaysUseUcrFee')) ? ucr : Math.max(fee, ucr);
}

/** First non-zero of plan, patient and provider (17.1). */
async function scheduleFor(handle: Handle, question: FeeQuestion, primary: Row<'insplan'> | undefined): Promise<Key> {
  const { patient, provNum } = question;
  return primary?.FeeSched || patient.FeeSched || (await feeScheduleOf(handle, provNum || patient.PriProv));
}

async function feeScheduleOf(handle: Handle, provNum: Key): Promise<Key> {
  return (await findProvider(handle, provNum))?.FeeSched ?? 0;
}

/** The medical code and its schedule, where the office charges medical fees for new procedures (17.5). */
async function medicalSchedule(
  handle: Handle,
  { patient, medicalCode }: FeeQuestion,
  plans: readonly Row<'insplan'>[],
  dentalSchedule: Key,
): Promise<{ codeNum: Key; feeSched: Key } | undefined> {
  if (!medicalCode || !(await isPreferenceOn(handle, 'MedicalFeeUsedForNewProcs'))) return undefined;
  const code = await handle.db
    .selectFrom('procedurecode')
    .select('CodeNum')
    .where('ProcCode', '=', medicalCode)
    .executeTakeFirst();
  if (!code) return undefined;
  const medicalPlan = plans.find((plan) => plan.IsMedical);
  const uncovered = async () => patient.FeeSched || (await feeScheduleOf(handle, patient.PriProv));
  const feeSched = medicalPlan ? medicalPlan.FeeSched : plans.length > 0 ? dentalSchedule : await uncovered();
  return { codeNum: code.CodeNum, feeSched };
}
