import type { Handle } from '../db/practice.ts';
import type { Row } from '../db/schema/tables.ts';
import { BenefitType, ExclusionRule } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { isPreferenceOn } from './preferences.ts';

/**
 * Whether the primary plan makes the office charge its usual fee (UCR) for this code because the plan excludes it or
 * covers it at 0 % (`procedures.md` 17.4).
 */
export async function chargesUcrAsExclusion(
  handle: Handle,
  plan: Row<'insplan'>,
  code: Pick<Row<'procedurecode'>, 'CodeNum' | 'ProcCode'>,
  patNum: Key,
): Promise<boolean> {
  const byPreference = plan.ExclusionFeeRule === ExclusionRule.PracticeDefault;
  const isOn = byPreference
    ? await isPreferenceOn(handle, 'InsPlanUseUcrFeeForExclusions')
    : plan.ExclusionFeeRule === ExclusionRule.UseUcrFee;
  if (!isOn) return false;
  const benefits = await benefitsNaming(handle, plan, code, patNum);
  if (benefits.some((benefit) => benefit.BenefitType === BenefitType.Exclusions)) return true;
  const percentages = benefits.filter((benefit) => benefit.BenefitType === BenefitType.CoInsurance);
  return percentages.some((benefit) => benefit.CodeNum === code.CodeNum)
    ? percentages.some((benefit) => benefit.CodeNum === code.CodeNum && benefit.Percent === 0)
    : percentages.some((benefit) => benefit.Percent === 0);
}

/** Rows of the plan, or of the patient's own link to it, that name the code, a group with it or a category with it. */
async function benefitsNaming(
  handle: Handle,
  plan: Row<'insplan'>,
  code: Pick<Row<'procedurecode'>, 'CodeNum' | 'ProcCode'>,
  patNum: Key,
): Promise<Row<'benefit'>[]> {
  const { db } = handle;
  const patPlans = db.selectFrom('patplan').select('PatPlanNum').where('PatNum', '=', patNum);
  const rows = await db
    .selectFrom('benefit')
    .selectAll()
    .where((where) =>
      where.or([
        where.and([where('PlanNum', '=', plan.PlanNum), where('PatPlanNum', '=', 0)]),
        where('PatPlanNum', 'in', patPlans),
      ]),
    )
    .execute();
  const spans = await db
    .selectFrom('covspan')
    .select('CovCatNum')
    .where('FromCode', '<=', code.ProcCode)
    .where('ToCode', '>=', code.ProcCode)
    .execute();
  const groups = await db.selectFrom('codegroup').select(['CodeGroupNum', 'ProcCodes']).execute();
  const categories = new Set(spans.map((span) => span.CovCatNum));
  const inGroups = new Set(
    groups
      .filter(({ ProcCodes }) => ProcCodes.split(',').some((one) => one.trim() === code.ProcCode))
      .map((g) => g.CodeGroupNum),
  );
  return rows.filter(
    (row) =>
      (row.CodeNum !== 0 && row.CodeNum === code.CodeNum) ||
      (row.CodeGroupNum !== 0 && inGroups.has(row.CodeGroupNum)) ||
      (row.CovCatNum !== 0 && categories.has(row.CovCatNum)),
  );
}
