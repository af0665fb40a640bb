import { formatCents } from '../domain/money.ts';

/** The columns of a saved plan that a signature covers. */
export interface BoundPlan {
  Note: string | null;
  /** `yyyy-MM-dd` */
  DateTP: string;
  SignatureText: string | null;
  SignaturePracticeText: string | null;
}

/** The columns of a saved plan's row (proctp) that a signature covers. */
export interface BoundRow {
  Descript: string | null;
  /** Dollars. */
  PatAmt: number;
}

/**
 * The text that a new signature covers (`treatment-plans.md` 4.5): the plan's note, date and typed names, then
 * description and patient's amount of each row, joined without separators, with every CR LF as LF. `rows` must be
 * sorted by ItemOrder, then by ProcTPNum.
 */
export function keyData(plan: BoundPlan, rows: readonly BoundRow[]): string {
  return withLineFeeds(boundText(plan, rows));
}

/** All forms of the text that a signature may cover, the most likely first (`treatment-plans.md` 4.7). */
export function keyDataForms(plan: BoundPlan, rows: readonly BoundRow[]): string[] {
  const text = boundText(plan, rows);
  return [...new Set([withLineFeeds(text), text, text.replace(/\r?\n/g, '\r\n')])];
}

function boundText(plan: BoundPlan, rows: readonly BoundRow[]): string {
  const { Note, DateTP, SignatureText, SignaturePracticeText } = plan;
  const parts = [Note, DateTP.replaceAll('-', ''), SignatureText, SignaturePracticeText];
  for (const { Descript, PatAmt } of rows) parts.push(Descript, formatCents(PatAmt));
  return parts.map((part) => part ?? '').join('');
}

export function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
