import { describe, expect, it } from 'vitest';
import { anySetup } from '../../test/fixtures/any-estimate-setup.ts';
import { fc } from '../../test/support/properties.ts';
import type { CaseBenefit, CaseSetup } from './cases/case-file.ts';
import { readCase } from './cases/read-case.ts';
import { prepare } from './coverage/prepare.ts';
import { effectiveEstimate, effectiveWriteOff } from './facts/columns.ts';
import type { EstimateInput } from './facts/input.ts';
import { lineFeeOf } from './facts/line-fee.ts';
import { uninsuredFee } from './lines/default-fee.ts';
import { estimateAlone, estimateTreatmentPlan, type ProcedureEstimate } from './lines/treatment-plan.ts';

// The invariants of `insurance-estimates.md` 28, over random offices, plans and patients.

const TODAY = '2026-06-15';

const read = (setup: CaseSetup) => readCase(setup, TODAY);
const pass = (input: EstimateInput) => estimateTreatmentPlan(prepare(input));
const check = (setups: fc.Arbitrary<CaseSetup>, property: (setup: CaseSetup) => void) =>
  fc.assert(fc.property(setups, property), { numRuns: 150 });

/** What a pass says, without the objects it was made from. */
const amounts = (estimates: readonly ProcedureEstimate[]) =>
  estimates.map(({ procedure, rows, line }) => ({
    ProcNum: procedure.ProcNum,
    rows: rows.map(({ row }) => row),
    line,
  }));

describe('invariants', () => {
  it('I-1: an estimate is never negative nor above the fee, BaseEst not above what is allowed', () => {
    check(anySetup(), (setup) => {
      for (const { procedure, rows } of estimateTreatmentPlan(prepare(read(setup)), { explain: true })) {
        for (const { row, steps = [] } of rows) {
          const allowed = steps.find((step) => step.kind === 'allowed');
          expect(row.InsEstTotal).toBeGreaterThanOrEqual(0);
          expect(row.InsEstTotal).toBeLessThanOrEqual(lineFeeOf(procedure));
          expect(row.BaseEst).toBeGreaterThanOrEqual(0);
          expect(row.BaseEst).toBeLessThanOrEqual(allowed?.amount ?? 0);
          expect(row.DedEst === -1 || row.DedEst >= 0).toBe(true);
          expect(row.WriteOffEst === -1 || row.WriteOffEst >= 0).toBe(true);
        }
      }
    });
  });

  it('I-2: behind a PPO, two plans and their write-offs stay within the fee', () => {
    check(anySetup({ plans: 2 }), (setup) => {
      // Capitation writes off its whole fee, whatever other plans pay (CAP-1).
      fc.pre(setup.plans![0]!.planType === 'p' && setup.plans!.every(({ planType }) => planType !== 'c'));
      for (const { procedure, rows } of pass(read(setup))) {
        const total = rows.reduce((sum, { row }) => sum + effectiveEstimate(row) + effectiveWriteOff(row), 0);
        expect(total).toBeLessThanOrEqual(lineFeeOf(procedure) + 1e-6);
      }
    });
  });

  it('I-3, TPL-12: the parts of a line add up to its fee, and the patient never owes less than nothing', () => {
    check(anySetup({ plans: 2 }), (setup) => {
      for (const { line } of pass(read(setup))) {
        const rest = line.FeeAmt - line.PriInsAmt - line.SecInsAmt - line.Discount + line.TaxAmt;
        expect(line.PatAmt).toBeCloseTo(Math.max(0, rest), 6);
        expect(line.PatAmt).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('I-4: a line added at the end changes no earlier line', () => {
    check(anySetup(), (setup) => {
      const input = read(setup);
      const fewer = { ...input, procedures: input.procedures.slice(0, -1) };
      expect(amounts(pass(fewer))).toEqual(amounts(pass(input)).slice(0, -1));
    });
  });

  it('I-5: the deductibles of a pass stay within what is left of the general deductible', () => {
    check(anySetup({ plans: 1 }), (setup) => {
      const row = { plan: 1, type: 'Deductible', coverage: 'Individual', amount: 90 };
      const used = { plan: 1, code: 'D2140', date: '2026-02-01', amount: 10, deduct: 20 };
      const plans = setup.plans!.map((plan) => ({ ...plan, monthRenew: 0 }));
      const prepared = prepare(read({ ...setup, plans, benefits: [...setup.benefits!, row], history: [used] }));
      const general = prepared.coverages[0]!.generalDeductible!.row.MonetaryAmt;
      const taken = estimateTreatmentPlan(prepared).reduce(
        (sum, { rows }) => sum + Math.max(0, rows[0]!.row.DedEst),
        0,
      );
      expect(taken).toBeLessThanOrEqual(Math.max(0, general - 20) + 1e-6);
    });
  });

  it('I-6: estimates under an untargeted maximum stay within what is left of it', () => {
    check(anySetup({ plans: 1 }), (setup) => {
      const maximum = { plan: 1, type: 'Limitations', coverage: 'Individual', amount: 250 };
      const others = setup.benefits!.filter(({ type, amount }) => type !== 'Limitations' || amount === undefined);
      const used = { plan: 1, code: '', date: '2026-02-01', amount: 60, status: 'Adjustment' };
      const plans = setup.plans!.map((plan) => ({ ...plan, monthRenew: 0 }));
      const input = read({ ...setup, plans, benefits: [...others, maximum], history: [used] });
      const general = pass(input).filter(
        ({ procedure }) => procedure.CodeNum !== 0 && !isOrthodontic(input, procedure),
      );
      const total = general.reduce((sum, { rows }) => sum + effectiveEstimate(rows[0]!.row), 0);
      expect(total).toBeLessThanOrEqual(190 + 1e-6);
    });
  });

  it('I-7, REC-4: calculating again changes nothing, with lists or without', () => {
    check(anySetup(), (setup) => {
      const input = read(setup);
      for (const estimate of [estimateTreatmentPlan, estimateAlone]) {
        const once = estimate(prepare(input));
        const claimProcs = once.flatMap(({ rows }) =>
          rows.map(({ row }, index) => ({ ...row, ClaimProcNum: index + 1 })),
        );
        const again = estimate(prepare({ ...input, claimProcs }));
        const withoutKeys = amounts(again).map(({ rows, ...rest }) => ({
          ...rest,
          rows: rows.map((row) => ({ ...row, ClaimProcNum: 0 })),
        }));
        expect(withoutKeys).toEqual(amounts(once));
      }
    });
  });

  it('I-8: a percentage plan without benefits pays nothing and keeps its write-off', () => {
    check(anySetup({ plans: 1, planTypes: ['p'] }), (setup) => {
      const plans = setup.plans!.map((plan) => ({
        ...plan,
        zeroWriteOffsOnAnnualMax: 'No',
        zeroWriteOffsOnFreqOrAging: 'No',
      }));
      const kept = pass(read({ ...setup, plans })).map(({ rows }) => rows[0]!.row.WriteOffEst);
      const bare = pass(read({ ...setup, plans, benefits: [] })).map(({ rows }) => rows[0]!.row);
      expect(bare.map((row) => row.InsEstTotal)).toEqual(bare.map(() => 0));
      expect(bare.map((row) => row.WriteOffEst)).toEqual(kept);
    });
  });

  it('I-9: a higher percentage never lowers the estimate, nor the sum of two Basic plans', () => {
    const raise = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(anySetup({ plans: 2, lines: 1, cobRule: 'Basic' }), raise, (setup, percent) => {
        const [first, ...others] = setup.benefits!;
        const raised = { ...first!, percent: Math.max(first!.percent!, percent) };
        const estimatesOf = (benefits: CaseBenefit[]) =>
          pass(read({ ...setup, benefits }))[0]!.rows.map(({ row }) => row.InsEstTotal);
        const before = estimatesOf(setup.benefits as CaseBenefit[]);
        const after = estimatesOf([raised, ...others]);
        expect(after[0]).toBeGreaterThanOrEqual(before[0]!);
        const sum = (estimates: number[]) => estimates.reduce((total, estimate) => total + estimate, 0);
        // Each estimate is rounded on its own.
        expect(sum(after)).toBeGreaterThanOrEqual(sum(before) - 0.011);
      }),
      { numRuns: 150 },
    );
  });

  it('I-10: without family rows the history of other members makes no difference', () => {
    check(anySetup(), (setup) => {
      const benefits = setup.benefits!.map((row) => (row.coverage === 'Family' ? { ...row, coverage: 'None' } : row));
      const own = (setup.history ?? []).filter(({ member }) => member === 'self');
      expect(amounts(pass(read({ ...setup, benefits, history: own })))).toEqual(
        amounts(pass(read({ ...setup, benefits }))),
      );
    });
  });

  it('EST-1: the order in which rows of any table are loaded is irrelevant', () => {
    check(anySetup(), (setup) => {
      const input = read(setup);
      const reversed = {
        ...input,
        patPlans: input.patPlans.toReversed(),
        insSubs: input.insSubs.toReversed(),
        insPlans: input.insPlans.toReversed(),
        benefits: input.benefits.toReversed(),
        covCats: input.covCats.toReversed(),
        covSpans: input.covSpans.toReversed(),
        codeGroups: input.codeGroups.toReversed(),
        procedureCodes: input.procedureCodes.toReversed(),
        feeScheds: input.feeScheds.toReversed(),
        history: input.history.toReversed(),
      };
      expect(amounts(pass(reversed))).toEqual(amounts(pass(input)));
    });
  });

  it('the input is left as it was, and a pass does not see another (LOOP-2)', () => {
    check(anySetup(), (setup) => {
      const input = read(setup);
      const before = structuredClone(input);
      const prepared = prepare(input);
      expect(amounts(estimateTreatmentPlan(prepared))).toEqual(amounts(estimateTreatmentPlan(prepared)));
      expect(input).toEqual(before);
    });
  });

  it('explaining changes no amount, and the steps end in the estimate', () => {
    check(anySetup(), (setup) => {
      const prepared = prepare(read(setup));
      const explained = estimateTreatmentPlan(prepared, { explain: true });
      expect(amounts(explained)).toEqual(amounts(estimateTreatmentPlan(prepared)));
      for (const { rows, line, procedure } of explained) {
        expect(line.CatPercUCR).toBe(uninsuredFee(prepared, procedure));
        for (const { row, steps = [] } of rows) {
          expect(steps.findLast((step) => step.kind === 'estimate')?.amount).toBe(row.InsEstTotal);
          expect(steps.every(({ sentence }) => /^[A-Z$].*\.$/.test(sentence))).toBe(true);
        }
      }
    });
  });
});

function isOrthodontic(input: EstimateInput, { CodeNum }: ProcedureEstimate['procedure']): boolean {
  return input.procedureCodes.some((row) => row.CodeNum === CodeNum && row.ProcCode === 'D8080');
}
