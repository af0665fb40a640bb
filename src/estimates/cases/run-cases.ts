import type { CaseFile, CaseSetup, EstimateCase, Expectation } from './case-file.ts';
import { estimateCase } from './estimate-case.ts';

/** An expected value the engine did not give. */
export interface Mismatch extends Expectation {
  readonly id: string;
  readonly got: unknown;
}

export interface CaseReport {
  readonly cases: number;
  readonly casesPassed: number;
  readonly values: number;
  readonly valuesPassed: number;
  readonly mismatches: readonly Mismatch[];
}

/** Runs every case of a file (`insurance-estimates.md` 1) and compares the listed values. */
export function runCases(file: CaseFile): CaseReport {
  const results = file.cases.map((each) => runCase(each, file.asOf));
  const values = file.cases.reduce((sum, { expect }) => sum + expect.length, 0);
  const mismatches = results.flat();
  return {
    cases: file.cases.length,
    casesPassed: results.filter((wrong) => wrong.length === 0).length,
    values,
    valuesPassed: values - mismatches.length,
    mismatches,
  };
}

/** The expected values of a case that are not met; a case that cannot be run meets none of them. */
export function runCase({ id, mode, setup, expect }: EstimateCase, asOf: string): Mismatch[] {
  let answer: (expected: Expectation) => unknown;
  try {
    answer = estimateCase(withoutNulls(setup), mode ?? 'tp', asOf);
  } catch (error) {
    answer = () => String(error);
  }
  return expect.flatMap((expected) => {
    const got = answer(expected);
    return isMet(expected.value, got) ? [] : [{ ...expected, id, got }];
  });
}

/** An absent part of a setup may be written as null. */
function withoutNulls(setup: CaseSetup): CaseSetup {
  return Object.fromEntries(Object.entries(setup).filter(([, part]) => part !== null));
}

/** Numbers to within half a cent, everything else exactly (1.22). */
function isMet(expected: unknown, got: unknown): boolean {
  if (typeof expected !== 'number' || typeof got !== 'number') return expected === got;
  return Math.abs(expected - got) < 0.005 + 1e-9;
}
