import type { Key } from '../../domain/key.ts';

/**
 * One step to the amounts of a row or a line: what a rule did, with its numbers (dollars unless named otherwise) and
 * the id of the rule in `insurance-estimates.md`. A step is only recorded if the rule decided something.
 */
export type Step =
  | { kind: 'untouched'; rule: 'ROW-3'; status: number }
  | { kind: 'notBilled'; rule: 'NBI-1' }
  | { kind: 'fee'; rule: 'FEE-5'; unitFee: number; quantity: number; amount: number }
  | { kind: 'downgrade'; rule: 'SUB-1' | 'SUB-2'; from: string; to: string }
  | {
      kind: 'allowed';
      rule: 'ALW-1' | 'ALW-2' | 'ALW-3' | 'ALW-4' | 'ALW-5' | 'BB-1';
      amount: number;
      /** What is allowed for one unit; −1 when nothing decided. */
      unitAllowed: number;
      /** The fee row it was read from; 0 when none. */
      feeNum: Key;
      feeSched: Key;
    }
  | { kind: 'copay'; rule: 'COP-1' | 'COP-2' | 'FIX-1' | 'OVR-6'; amount: number }
  | { kind: 'capitation'; rule: 'CAP-1'; copay: number; writeOff: number }
  | {
      kind: 'deductible';
      rule: 'DED-2' | 'DED-4' | 'DED-5' | 'OVR-5' | 'EST-2';
      taken: number;
      /** What was left of the deductible before this procedure. */
      left: number;
      /** The benefit row; 0 when none. */
      benefitNum: Key;
    }
  | { kind: 'percentage'; rule: 'PCT-1' | 'PCT-2' | 'PCT-3' | 'FIX-1' | 'OVR-2'; percent: number; benefitNum: Key }
  | {
      kind: 'otherInsurance';
      rule: 'COB-1' | 'COB-2' | 'COB-3' | 'COB-4' | 'COB-6';
      paid: number;
      writtenOff: number;
      before: number;
      after: number;
    }
  | { kind: 'exclusion'; rule: 'EXC-1'; benefitNum: Key }
  | { kind: 'ageLimit'; rule: 'AGE-1'; benefitNum: Key; limit: number; age: number }
  | {
      kind: 'maximum';
      rule: 'MAX-1' | 'MAX-3' | 'MAX-4';
      benefitNum: Key;
      maximum: number;
      left: number;
      before: number;
      after: number;
      isFamily: boolean;
    }
  | { kind: 'writeOff'; rule: 'WOF-1' | 'WOF-2' | 'COB-4' | 'EXC-2' | 'SUB-3'; normal: number; amount: number }
  | { kind: 'writeOffZeroed'; rule: 'WOF-4'; before: number }
  | { kind: 'writeOffSqueezed'; rule: 'WOF-3'; before: number; after: number }
  | { kind: 'frequency'; rule: 'FRQ-1' | 'FRQ-2' | 'FRQ-3'; benefitNum: Key; allowed: number; since: string }
  | { kind: 'waiting'; rule: 'WAI-1'; benefitNum: Key; until: string }
  | { kind: 'estimate'; rule: 'RND-1'; amount: number }
  | { kind: 'orthoCase'; rule: 'ORT-1'; fee: number; paid: number; amount: number }
  | { kind: 'override'; rule: 'OVR-3' | 'OVR-4'; amount: number }
  | {
      kind: 'discountPlan';
      rule: 'DSC-1' | 'DSC-2' | 'DSC-3';
      amount: number;
      limitedBy: 'none' | 'frequency' | 'annualMax';
    }
  | {
      kind: 'patient';
      rule: 'TPL-2';
      fee: number;
      primary: number;
      secondary: number;
      discount: number;
      tax: number;
      amount: number;
    };
