import type { CodeTerms } from '../coverage/code-terms.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { PlannedUse } from '../coverage/planned-use.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import type { Code } from '../facts/codes.ts';
import type { EstimatePreferences } from '../facts/preferences.ts';
import type { ClaimProcRow, PatientRow, ProcedureRow } from '../facts/table-rows.ts';
import type { ExplainedStep } from './explained-step.ts';
import type { OtherInsurance } from './lower-ordinals.ts';

/** One row while it is being calculated (EST-3): what the steps read, and the row, notes and steps they write. */
export interface Calculation {
  readonly prepared: PreparedInput;
  readonly preferences: EstimatePreferences;
  readonly patient: PatientRow;
  readonly today: string;
  readonly coverage: Coverage;
  readonly terms: CodeTerms;
  readonly procedure: ProcedureRow;
  readonly code: Code;
  /** The downgrade code, or `code` itself (SUB-4). */
  readonly paidAs: Code;
  readonly downgradeRule: 'SUB-1' | 'SUB-2';
  readonly quantity: number;
  readonly lineFee: number;
  /** What plans of lower ordinals pay and write off (COB-1). */
  readonly others: OtherInsurance;
  /** What earlier lines used up; undefined when neither history nor loop list is given (EST-2). */
  readonly planned: PlannedUse | undefined;
  /** The date whose benefit year counts (YR-4). */
  readonly benefitDate: string;
  /** The date frequency windows are counted from (FRQ-1, TPL-6). */
  readonly serviceDate: string;

  readonly row: ClaimProcRow;
  /** The line allowed amount, once step 4 has set it. */
  allowed: number;
  /** Whether a frequency limitation set the estimate to 0 (FRQ-1). */
  isOverFrequency: boolean;
  /** The parts of EstimateNote (COL-3). */
  readonly notes: string[];
  /** Undefined when no explanation was asked for. */
  readonly steps: ExplainedStep[] | undefined;
}
