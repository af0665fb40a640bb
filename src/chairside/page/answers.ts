import type { Strokes } from './strokes.ts';
import type { ProofStatus } from './words/staff-words.ts';
import type { Area, ChartStatus, KindOfWork, Relation } from './words/words.ts';

/** The parts of the API's answers that the page reads; the OpenAPI document describes them completely. */

export interface Plan {
  readonly TreatPlanNum: number;
  readonly PatNum: number;
  readonly DateTP: string;
  readonly Heading: string;
  readonly Note: string;
  readonly TPStatus: 'Saved' | 'Active' | 'Inactive';
  readonly TPType: 'Insurance' | 'Discount';
  readonly isSigned: 'true' | 'false';
  readonly isSignedPractice: 'true' | 'false';
}

/** One step of an estimate; its kind decides which numbers it has. */
export interface Step {
  readonly kind: string;
  readonly percent?: number;
  readonly amount?: number;
  readonly taken?: number;
  readonly before?: number;
  readonly after?: number;
  readonly left?: number;
  readonly allowed?: number;
  readonly limit?: number;
  readonly until?: string;
  readonly to?: string;
}

export interface MoneyLine {
  readonly ProcNum: number;
  readonly Priority: number;
  readonly priority: string;
  readonly procCode: string;
  readonly descript: string;
  readonly ToothNum: string;
  readonly FeeAmt: number;
  readonly PriInsAmt: number;
  readonly SecInsAmt: number;
  readonly Discount: number;
  readonly PatAmt: number;
  readonly FeeAllowed: number;
  readonly CatPercUCR: number;
  readonly TaxAmt?: number;
  readonly steps?: readonly Step[];
  readonly estimates: readonly { readonly steps?: readonly Step[] }[];
}

export interface Sums {
  readonly FeeAmt: number;
  readonly PriInsAmt: number;
  readonly SecInsAmt: number;
  readonly Discount: number;
  readonly PatAmt: number;
}

interface Money {
  readonly lines: readonly MoneyLine[];
  readonly totals: Sums;
}

/** A line of a Saved plan, or a procedure of a live one. */
interface PlanRow {
  readonly ProcTPNum?: number;
  readonly ProcNum?: number;
}

interface Finding {
  readonly ProcNum: number;
  readonly ProcTPNum?: number;
  readonly status: ChartStatus;
  readonly kind: KindOfWork;
}

interface Tooth {
  readonly tooth: string;
  readonly label: string;
  readonly findings: readonly Finding[];
}

export interface Chart {
  readonly teeth: readonly Tooth[];
  readonly areas: readonly { readonly area: Area; readonly findings: readonly Finding[] }[];
  readonly legend: readonly { readonly status: ChartStatus; readonly color: string; readonly pattern: string }[];
}

/** A plan with its lines and amounts. */
export interface PlanWithMoney {
  readonly plan: Plan;
  readonly lines: readonly PlanRow[];
  readonly money: Money;
}

/** GET present. */
export interface Presentation extends PlanWithMoney {
  readonly chart: Chart;
  readonly chartPicture: string;
  readonly patientName: string;
  readonly practiceName: string;
  /** Who is expected to sign. */
  readonly relation: Relation;
  readonly expires: string;
  readonly planDigest: string;
  readonly consent: { readonly version: string; readonly text: string };
  readonly alternatives: readonly PlanWithMoney[];
}

export interface ProofSide {
  readonly status: ProofStatus;
  readonly signedAt: string | null;
  readonly signerName: string | null;
  readonly relation: Relation | null;
  readonly method: 'api' | 'typed' | 'drawn' | 'desktop' | null;
  readonly developer: string | null;
  readonly digest: string | null;
}

export interface Proof {
  readonly TreatPlanNum: number;
  readonly patient: ProofSide;
  readonly practice: ProofSide;
  readonly changes: readonly {
    readonly where: string;
    readonly field: string;
    readonly ProcTPNum: number | null;
    readonly signed: string | null;
    readonly now: string | null;
  }[];
  readonly records: readonly {
    readonly number: number;
    readonly kind: 'signed' | 'renewed' | 'withdrawn' | 'declined' | 'deleted' | 'undone';
    readonly at: string;
    readonly hash: string;
    /** Points of the pen, where it was signed with one. */
    readonly strokes?: Strokes | null;
  }[];
  readonly chain: { readonly ok: boolean; readonly records: number };
}

export interface Patient {
  readonly PatNum: number;
  readonly FName: string;
  readonly LName: string;
  readonly Birthdate: string;
}

export interface Handover {
  readonly token: string;
  readonly url: string;
  readonly expires: string;
}
