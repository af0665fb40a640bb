import type { Benefit } from './benefits.ts';
import type { PlanPercentage } from './percentage-rows.ts';

/** What a plan says about one code on any tooth and day. Calculated once for each plan and code. */
export interface CodeTerms {
  readonly percentage: PlanPercentage;
  readonly exclusion: Benefit | undefined;
  readonly deductible: Benefit | undefined;
  readonly familyDeductible: Benefit | undefined;
  readonly maximum: Benefit | undefined;
  readonly familyMaximum: Benefit | undefined;
  readonly ageLimits: readonly Benefit[];
  readonly frequencies: readonly Benefit[];
  readonly waits: readonly Benefit[];
}
