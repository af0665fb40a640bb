import { MIN_DATE } from '../../domain/calendar.ts';
import { SubstitutionCondition } from '../../domain/enums.ts';
import type { EstimateInput } from '../facts/input.ts';
import { preferencesFrom } from '../facts/preferences.ts';
import type { CaseSetup } from './case-file.ts';
import { numbering, stored } from './names.ts';
import { readCategories } from './read-categories.ts';
import {
  PATIENT,
  readBenefit,
  readCodes,
  readDiscountPlan,
  readHistoryRows,
  readPlan,
  readProcedure,
  readScheds,
} from './read-rows.ts';

/**
 * The rows that a case describes (`insurance-estimates.md` 1.23), without estimate rows. The ordinals are the keys of
 * plans, subscriptions and patient plans; a procedure without a fee has ProcFee 0.
 */
export function readCase(setup: CaseSetup, asOf: string): EstimateInput {
  const codes = numbering();
  const scheds = numbering();
  const groups = numbering();
  const { covCats, covSpans, covCatNumOf } = readCategories(setup.categories);
  const { plans = [], patient = {}, codeGroups = [] } = setup;
  const input = {
    today: asOf,
    asOf,
    preferences: preferencesFrom(setup.prefs ?? {}),
    patient: {
      PatNum: PATIENT,
      Birthdate: patient.birthdate ?? '1980-03-10',
      PriProv: patient.priProv === undefined ? 1 : (patient.priProv ?? 0),
      FeeSched: scheds.numberOf(patient.feeSched),
    },
    patPlans: plans.map(({ ordinal }) => ({ PatPlanNum: ordinal, Ordinal: ordinal, InsSubNum: ordinal })),
    insSubs: plans.map(({ ordinal, dateEffective }) => ({
      InsSubNum: ordinal,
      PlanNum: ordinal,
      DateEffective: dateEffective ?? MIN_DATE,
    })),
    insPlans: plans.map((plan) => readPlan(plan, scheds)),
    codeGroups: codeGroups.map((group, ItemOrder) => ({
      CodeGroupNum: groups.numberOf(group.id),
      ProcCodes: (group.codes ?? []).join(','),
      ItemOrder,
    })),
    benefits: (setup.benefits ?? []).map((benefit, index) => readBenefit(benefit, index, codes, groups, covCatNumOf)),
    substitutionLinks: plans.flatMap((plan) =>
      (plan.substitutions ?? []).map(({ code, substCode, onlyIf }) => {
        codes.numberOf(substCode);
        return {
          PlanNum: plan.ordinal,
          CodeNum: codes.numberOf(code),
          SubstitutionCode: substCode ?? '',
          SubstOnlyIf: stored(SubstitutionCondition, onlyIf, 'Always'),
        };
      }),
    ),
    insPlanPreferences: plans.flatMap((plan) =>
      Object.entries(plan.noBillCodes ?? {}).map(([code, isNotBilled]) => ({
        PlanNum: plan.ordinal,
        FKey: codes.numberOf(code),
        ValueString: isNotBilled ? '1' : '0',
      })),
    ),
    covCats,
    covSpans,
    providers: (setup.providers ?? [{ id: 1, feeSched: 'UCR' }]).map(({ id, feeSched }) => ({
      ProvNum: id,
      FeeSched: scheds.numberOf(feeSched),
    })),
    fees: (setup.fees ?? []).map(({ sched, code, amount, clinic, prov }, index) => ({
      FeeNum: index + 1,
      FeeSched: scheds.numberOf(sched),
      CodeNum: codes.numberOf(code),
      ClinicNum: clinic ?? 0,
      ProvNum: prov ?? 0,
      Amount: amount ?? -1,
    })),
    procedures: (setup.procedures ?? []).map((procedure, index) => readProcedure(procedure, index, codes, asOf)),
    claimProcs: [],
    history: readHistoryRows(setup.history ?? [], codes),
    discountPlan: setup.discountPlan ? readDiscountPlan(setup.discountPlan, scheds, codes) : undefined,
  };
  return { ...input, procedureCodes: readCodes(setup, codes), feeScheds: readScheds(setup, scheds) };
}
