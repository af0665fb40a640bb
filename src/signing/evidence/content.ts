import { MIN_DATE } from '../../domain/calendar.ts';
import { compare } from '../../domain/compare.ts';
import { TPStatus, TPType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

/** Everything a saved plan shows to the person who signs it, also what the desktop's signature does not cover. */
export interface SignedPlan {
  TreatPlanNum: Key;
  PatNum: Key;
  TPStatus: number;
  TPType: number;
  /** `yyyy-MM-dd` */
  DateTP: string;
  Heading: string | null;
  Note: string | null;
  ResponsParty: Key;
  SignatureText: string | null;
  SignaturePracticeText: string | null;
}

/** One line of it, a proctp row; amounts in dollars. */
export interface SignedLine {
  ProcTPNum: Key;
  TreatPlanNum: Key;
  PatNum: Key;
  ProcNumOrig: Key;
  ItemOrder: number;
  Priority: Key;
  ToothNumTP: string | null;
  Surf: string | null;
  ProcCode: string | null;
  Descript: string | null;
  FeeAmt: number;
  PriInsAmt: number;
  SecInsAmt: number;
  PatAmt: number;
  Discount: number;
  Prognosis: string | null;
  Dx: string | null;
  ProcAbbr: string | null;
  FeeAllowed: number;
  TaxAmt: number;
  ProvNum: Key;
  DateTP: string;
  ClinicNum: Key;
  CatPercUCR: number;
}

type Kind = 'number' | 'amount' | 'text' | 'date' | Readonly<Record<string, number>>;

/** The fields in the order of the canonical text, each with its published form. */
const PLAN: Readonly<Record<keyof SignedPlan, Kind>> = {
  TreatPlanNum: 'number',
  PatNum: 'number',
  TPStatus,
  TPType,
  DateTP: 'date',
  Heading: 'text',
  Note: 'text',
  ResponsParty: 'number',
  SignatureText: 'text',
  SignaturePracticeText: 'text',
};

const LINE: Readonly<Record<keyof SignedLine, Kind>> = {
  ProcTPNum: 'number',
  TreatPlanNum: 'number',
  PatNum: 'number',
  ProcNumOrig: 'number',
  ItemOrder: 'number',
  Priority: 'number',
  ToothNumTP: 'text',
  Surf: 'text',
  ProcCode: 'text',
  Descript: 'text',
  FeeAmt: 'amount',
  PriInsAmt: 'amount',
  SecInsAmt: 'amount',
  PatAmt: 'amount',
  Discount: 'amount',
  Prognosis: 'text',
  Dx: 'text',
  ProcAbbr: 'text',
  FeeAllowed: 'amount',
  TaxAmt: 'amount',
  ProvNum: 'number',
  DateTP: 'date',
  ClinicNum: 'number',
  CatPercUCR: 'amount',
};

/** Field → value in its published form, in the order of the canonical text. */
export type PrintedFields = Readonly<Record<string, string>>;

/** A plan and its lines as they are printed and compared. */
export interface PrintedPlan {
  readonly plan: PrintedFields;
  /** By ItemOrder, ties by ProcTPNum. */
  readonly lines: readonly PrintedFields[];
}

export function printedPlan(plan: SignedPlan, lines: readonly SignedLine[]): PrintedPlan {
  const inOrder = lines.toSorted(
    (one, other) => one.ItemOrder - other.ItemOrder || compare(one.ProcTPNum, other.ProcTPNum),
  );
  return { plan: printed(PLAN, plan), lines: inOrder.map((line) => printed(LINE, line)) };
}

function printed<T extends object>(kinds: Readonly<Record<keyof T & string, Kind>>, row: T): PrintedFields {
  const fields = Object.entries<Kind>(kinds);
  return Object.fromEntries(fields.map(([name, kind]) => [name, printedValue(kind, row[name as keyof T])]));
}

function printedValue(kind: Kind, value: unknown): string {
  if (value === null || value === undefined) return kind === 'text' ? '' : kind === 'amount' ? '0.0' : '0';
  if (kind === 'amount') return amountText(Number(value));
  if (kind === 'date') return String(value).startsWith('0000') ? MIN_DATE : String(value).slice(0, 10);
  if (typeof kind === 'string') return String(value);
  return Object.entries(kind).find(([, stored]) => stored === value)?.[0] ?? String(value);
}

/** All digits of the number: a change far below a cent is a change, too. */
function amountText(dollars: number): string {
  const text = String(dollars);
  return Number.isInteger(dollars) && /^-?\d+$/.test(text) ? `${text}.0` : text;
}
