import { expect } from 'vitest';
import { EXTENSION_BASE } from '../../src/http/operation.ts';
import type { Answer, TestPractice } from '../support/test-practice.ts';

/** Sends a request below `/api/ext/v1`. */
export function extension(practice: TestPractice, verb: string, path: string, body?: unknown): Promise<Answer> {
  return practice.send(verb, `/../..${EXTENSION_BASE}${path}`, body);
}

// biome-ignore lint/suspicious/noExplicitAny: tests compare whatever came
type Part = Record<string, any>;

export interface EstimateAnswer extends Part {
  readonly lines: readonly (Part & { readonly estimates: readonly Part[] })[];
  readonly subtotals: readonly Part[];
  readonly totals: Part;
  readonly remainingBenefits: readonly Part[];
}

/** The estimate of a live plan. */
export async function estimate(practice: TestPractice, treatPlanNum: number, query = ''): Promise<EstimateAnswer> {
  const { status, body } = await extension(practice, 'GET', `/treatplans/${treatPlanNum}/estimate${query}`);
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
}
