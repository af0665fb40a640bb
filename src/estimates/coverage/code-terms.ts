import type { Benefit } from './benefits.ts';
import type { PlanPercentage } from './percentage-rows.ts';

/** What a plan says about one code, whoever's tooth and whichever day: worked out once per plan and code. */
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
