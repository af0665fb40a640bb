import type { Handle } from '../../../db/handle.ts';
import { InsPlanPrefFKeyType } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import type { EstimateInput } from '../../../estimates/facts/input.ts';
import { type CoveringPlan, coverageOf } from '../coverage/coverage.ts';

/** The part of the engine's input that comes from plans and office alone, the same for all procedures. */
export type PlanInput = Pick<
  EstimateInput,
  | 'patPlans'
  | 'insSubs'
  | 'insPlans'
  | 'benefits'
  | 'substitutionLinks'
  | 'insPlanPreferences'
  | 'covCats'
  | 'covSpans'
  | 'codeGroups'
>;

const NO_PLANS: PlanInput = {
  patPlans: [],
  insSubs: [],
  insPlans: [],
  benefits: [],
  substitutionLinks: [],
  insPlanPreferences: [],
  covCats: [],
  covSpans: [],
  codeGroups: [],
};

/**
 * That part for the patient's plans, and for dropped plans of the given subscriptions, whose claims may be pending
 * (ROW-8). Nine queries at most, one without any plan; read once for each unit of work.
 */
export function planInput(handle: Handle, patNum: Key, claimedSubs: readonly Key[] = []): Promise<PlanInput> {
  return handle.remember(`plans to estimate with ${patNum} ${claimedSubs.join()}`, () =>
    readPlanInput(handle, patNum, claimedSubs),
  );
}

async function readPlanInput(handle: Handle, patNum: Key, claimedSubs: readonly Key[]): Promise<PlanInput> {
  const current = await coverageOf(handle, patNum);
  const dropped = await droppedCoverage(handle, current, claimedSubs);
  const all = [...current, ...dropped];
  if (all.length === 0) return NO_PLANS;
  const patPlans = current.map(({ patPlan }) => patPlan);
  const planNums = [...new Set(all.map(({ plan }) => plan.PlanNum))];
  return {
    patPlans,
    insSubs: all.map(({ sub }) => sub),
    insPlans: all.map(({ plan }) => ({ ...plan, PlanType: plan.PlanType ?? '' })),
    benefits: await benefitsOf(
      handle,
      planNums,
      patPlans.map(({ PatPlanNum }) => PatPlanNum),
    ),
    ...(await rulesOfPlans(handle, planNums)),
    ...(await handle.fact('benefit categories', () => readCategories(handle))),
  };
}

/** The benefits of the plans, and those that a patient's own link to a plan has instead of them. */
function benefitsOf(handle: Handle, planNums: readonly Key[], patPlanNums: readonly Key[]) {
  return handle.fact(`benefits ${planNums.join()} ${patPlanNums.join()}`, () =>
    handle.db
      .selectFrom('benefit')
      .select(['BenefitNum', 'PlanNum', 'PatPlanNum', 'CovCatNum', 'CodeGroupNum', 'CodeNum', 'BenefitType'])
      .select(['Percent', 'MonetaryAmt', 'TimePeriod', 'QuantityQualifier', 'Quantity', 'CoverageLevel', 'TreatArea'])
      .where((where) =>
        where.or([
          where.and([where('PlanNum', 'in', planNums), where('PatPlanNum', '=', 0)]),
          ...(patPlanNums.length > 0 ? [where('PatPlanNum', 'in', patPlanNums)] : []),
        ]),
      )
      .orderBy('BenefitNum')
      .execute(),
  );
}

function rulesOfPlans(handle: Handle, planNums: readonly Key[]) {
  const { db } = handle;
  return handle.fact(`rules of plans ${planNums.join()}`, async () => ({
    substitutionLinks: await db
      .selectFrom('substitutionlink')
      .select(['PlanNum', 'CodeNum', 'SubstitutionCode', 'SubstOnlyIf'])
      .where('PlanNum', 'in', planNums)
      .orderBy('SubstitutionLinkNum')
      .execute(),
    insPlanPreferences: await db
      .selectFrom('insplanpreference')
      .select(['PlanNum', 'FKey', 'ValueString'])
      .where('PlanNum', 'in', planNums)
      .where('FKeyType', '=', InsPlanPrefFKeyType.ProcCodeNoBillIns)
      .execute(),
  }));
}

async function readCategories({ db }: Handle): Promise<Pick<PlanInput, 'covCats' | 'covSpans' | 'codeGroups'>> {
  const spans = await db.selectFrom('covspan').select(['CovCatNum', 'FromCode', 'ToCode']).execute();
  return {
    covCats: await db.selectFrom('covcat').select(['CovCatNum', 'CovOrder', 'IsHidden', 'EbenefitCat']).execute(),
    covSpans: spans.map(({ CovCatNum, FromCode, ToCode }) => ({
      CovCatNum,
      FromCode: FromCode ?? '',
      ToCode: ToCode ?? '',
    })),
    codeGroups: await db.selectFrom('codegroup').select(['CodeGroupNum', 'ProcCodes', 'ItemOrder']).execute(),
  };
}

async function droppedCoverage(
  handle: Handle,
  current: readonly CoveringPlan[],
  claimedSubs: readonly Key[],
): Promise<Pick<CoveringPlan, 'sub' | 'plan'>[]> {
  const dropped = claimedSubs.filter((insSubNum) => !current.some(({ sub }) => sub.InsSubNum === insSubNum));
  if (dropped.length === 0) return [];
  const rows = await handle.db
    .selectFrom('inssub')
    .innerJoin('insplan', 'insplan.PlanNum', 'inssub.PlanNum')
    .selectAll('insplan')
    .select(['inssub.InsSubNum', 'inssub.DateEffective'])
    .where('inssub.InsSubNum', 'in', dropped)
    .execute();
  return rows.map(({ InsSubNum, DateEffective, ...plan }) => ({
    sub: { InsSubNum, PlanNum: plan.PlanNum, DateEffective },
    plan,
  }));
}
