import type { CaseSetup } from '../../src/estimates/cases/case-file.ts';

export const AS_OF = '2026-06-15';

/** `insurance-estimates.md` W-4, with a family: a PPO with a deductible, a maximum nearly used, and two priorities. */
export const wholePlan: CaseSetup = {
  plans: [{ ordinal: 1, planType: 'p', feeSched: 'PPO' }],
  benefits: [
    { plan: 1, type: 'CoInsurance', category: 'Diagnostic', percent: 100 },
    { plan: 1, type: 'CoInsurance', category: 'RoutinePreventive', percent: 100 },
    { plan: 1, type: 'CoInsurance', category: 'Restorative', percent: 80 },
    { plan: 1, type: 'CoInsurance', category: 'Crowns', percent: 50 },
    { plan: 1, type: 'Deductible', amount: 50, coverage: 'Individual' },
    { plan: 1, type: 'Deductible', amount: 150, coverage: 'Family' },
    { plan: 1, type: 'Deductible', category: 'Diagnostic', amount: 0, coverage: 'Individual' },
    { plan: 1, type: 'Deductible', category: 'RoutinePreventive', amount: 0, coverage: 'Individual' },
    { plan: 1, type: 'Limitations', amount: 1000, coverage: 'Individual' },
    { plan: 1, type: 'Limitations', amount: 3000, coverage: 'Family' },
  ],
  fees: [
    { sched: 'UCR', code: 'D0120', amount: 60 },
    { sched: 'UCR', code: 'D1110', amount: 100 },
    { sched: 'UCR', code: 'D2392', amount: 220 },
    { sched: 'UCR', code: 'D2740', amount: 1300 },
    { sched: 'PPO', code: 'D0120', amount: 42 },
    { sched: 'PPO', code: 'D1110', amount: 70 },
    { sched: 'PPO', code: 'D2392', amount: 150 },
    { sched: 'PPO', code: 'D2150', amount: 110 },
    { sched: 'PPO', code: 'D2740', amount: 950 },
  ],
  codes: [{ code: 'D2392', substitutionCode: 'D2150', substOnlyIf: 'Posterior' }],
  history: [
    { plan: 1, code: 'D4341', date: '2026-02-02', amount: 300, deduct: 0 },
    { plan: 1, code: 'D4341', date: '2026-03-02', amount: 100, deduct: 0, status: 'NotReceived' },
    { plan: 1, code: 'D4341', date: '2026-02-02', amount: 500, deduct: 50, member: 'spouse' },
  ],
  procedures: [
    { key: 'crown', code: 'D2740', tooth: '19', priority: 2 },
    { key: 'fill', code: 'D2392', tooth: '30', surf: 'MO', priority: 1 },
    { key: 'exam', code: 'D0120', priority: 0 },
    { key: 'prophy', code: 'D1110', priority: 0 },
  ],
};

/** Two plans over the same crown: a PPO first, a percentage plan behind it. */
export const twoPlans: CaseSetup = {
  plans: [
    { ordinal: 1, planType: 'p', feeSched: 'PPO' },
    { ordinal: 2, planType: '' },
  ],
  benefits: [
    { plan: 1, type: 'CoInsurance', category: 'Crowns', percent: 50 },
    { plan: 1, type: 'Deductible', amount: 50, coverage: 'Individual' },
    { plan: 1, type: 'Limitations', amount: 1000, coverage: 'Individual' },
    { plan: 2, type: 'CoInsurance', category: 'Crowns', percent: 30 },
  ],
  fees: [
    { sched: 'UCR', code: 'D2740', amount: 1300 },
    { sched: 'PPO', code: 'D2740', amount: 950 },
  ],
  procedures: [{ key: 'crown', code: 'D2740', tooth: '19' }],
};

/** The same, and the second plan takes off what the first one pays. */
export const carvedOut: CaseSetup = {
  ...twoPlans,
  plans: [twoPlans.plans![0]!, { ordinal: 2, planType: '', cobRule: 'CarveOut' }],
};

/** A discount plan that charges 60 for a cleaning of 100, within a yearly maximum of which 85 may be used. */
export const discountPlan: CaseSetup = {
  discountPlan: { feeSched: 'DISCOUNT', annualMax: -1, dateEffective: '2026-01-01' },
  fees: [
    { sched: 'UCR', code: 'D1110', amount: 100 },
    { sched: 'DISCOUNT', code: 'D1110', amount: 60 },
  ],
  procedures: [{ key: 'cleaning', code: 'D1110' }],
};
