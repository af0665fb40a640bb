import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { AllowedFees, BlueBookLimitType, BlueBookRuleType, PlanType } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import type { BlueBookInput } from '../../../estimates/facts/input.ts';
import type { AllowedAmountRow, BlueBookRuleRow } from '../../../estimates/facts/table-rows.ts';
import { preference } from '../../office/preferences.ts';
import { coverageOf } from '../coverage/coverage.ts';

type Plan = Row<'insplan'>;

/** The order of the rules in an office that has stored none: that of the manual's setup window. */
const USUAL_RULES: readonly BlueBookRuleRow[] = [
  BlueBookRuleType.ManualBlueBookSchedule,
  BlueBookRuleType.InsurancePlan,
  BlueBookRuleType.GroupNumber,
  BlueBookRuleType.InsuranceCarrier,
  BlueBookRuleType.InsuranceCarrierGroup,
  BlueBookRuleType.ProviderFee,
].map((RuleType) => ({ RuleType, LimitType: BlueBookLimitType.None, LimitValue: 0 }));

export const isBlueBookOn = async (handle: Handle): Promise<boolean> =>
  Number(await preference(handle, 'AllowedFeeSchedsAutomate')) === AllowedFees.BlueBook;

const isInBlueBook = ({ PlanType: type, IsBlueBookEnabled, IsMedical }: Plan) =>
  (type ?? '') === PlanType.Percentage && IsBlueBookEnabled !== 0 && IsMedical === 0;

/** A patient's first plan, if the blue book says what that plan allows (BB-1). No query in most offices. */
export async function planInBlueBook(handle: Handle, patNum: Key): Promise<Plan | undefined> {
  if (!(await isBlueBookOn(handle))) return undefined;
  const primary = (await coverageOf(handle, patNum)).find(({ patPlan }) => patPlan.Ordinal === 1)?.plan;
  return primary && isInBlueBook(primary) ? primary : undefined;
}

/** What the blue book holds of these codes for a plan. Three queries. */
export async function blueBookInput(handle: Handle, plan: Plan, codeNums: readonly Key[]): Promise<BlueBookInput> {
  const carrierGroup = await carriersInGroupOf(handle, plan.CarrierNum);
  return {
    plan: { ...plan, GroupNum: plan.GroupNum ?? '' },
    carrierGroup,
    rules: await rulesOf(handle),
    method: Number(await preference(handle, 'InsBlueBookAllowedFeeMethod')),
    ucrPercent: Number(await preference(handle, 'InsBlueBookUcrFeePercent')),
    allowed: await allowedAmounts(handle, plan, [plan.CarrierNum, ...carrierGroup], codeNums),
  };
}

async function carriersInGroupOf(handle: Handle, carrierNum: Key): Promise<Key[]> {
  const rows = await handle.db
    .selectFrom('carrier as own')
    .innerJoin('carrier as c', 'c.CarrierGroupName', 'own.CarrierGroupName')
    .select('c.CarrierNum')
    .where('own.CarrierNum', '=', carrierNum)
    .where('own.CarrierGroupName', '<>', 0)
    .execute();
  return rows.map(({ CarrierNum }) => CarrierNum);
}

async function rulesOf(handle: Handle): Promise<readonly BlueBookRuleRow[]> {
  const rules = await handle.db
    .selectFrom('insbluebookrule')
    .select(['RuleType', 'LimitValue', 'LimitType'])
    .orderBy('ItemOrder')
    .orderBy('InsBlueBookRuleNum')
    .execute();
  return rules.length === 0 ? USUAL_RULES : rules;
}

/** Amounts that were entered for first plans only, the oldest first; −1 means that nobody entered an amount. */
function allowedAmounts(
  handle: Handle,
  plan: Plan,
  carrierNums: readonly Key[],
  codeNums: readonly Key[],
): Promise<AllowedAmountRow[]> {
  if (codeNums.length === 0) return Promise.resolve([]);
  return handle.db
    .selectFrom('insbluebook')
    .select(['ProcCodeNum', 'PlanNum', 'GroupNum', 'CarrierNum', 'AllowedOverride', 'ProcDate', 'DateTEntry'])
    .where('ProcCodeNum', 'in', codeNums)
    .where('ClaimType', '=', 'P')
    .where('AllowedOverride', '>=', 0)
    .where((where) => where.or([where('PlanNum', '=', plan.PlanNum), where('CarrierNum', 'in', carrierNums)]))
    .orderBy('DateTEntry')
    .orderBy('InsBlueBookNum')
    .execute();
}
