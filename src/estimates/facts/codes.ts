import { EbenefitCat } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { remember } from '../../domain/remember.ts';
import type { CovCatRow, CovSpanRow, ProcedureCodeRow } from './table-rows.ts';

/** A procedure code with its place in the coverage categories. One object per code: compare with `===`. */
export interface Code {
  readonly row: ProcedureCodeRow;
  readonly ProcCode: string;
  /** Categories that own a span around the code; a code may be in several (CAT-1). */
  readonly categories: ReadonlySet<Key>;
  /** Inside the category tied to "General" (CAT-3). */
  readonly inGeneral: boolean;
}

export interface CodeBook {
  /** The code of a CodeNum. A number that is not listed gives a code without text, in no category. */
  byNum(codeNum: Key): Code;
  /** The code of an exact text, or undefined when there is none. */
  byText(procCode: string): Code | undefined;
  /** Position of a category among the visible ones; −1 when hidden or unknown (CAT-2). */
  orderOf(covCat: Key): number;
  /** The electronic benefit category a coverage category is tied to (CAT-3). */
  ebenefitOf(covCat: Key): number;
}

/** Reads codes, categories and spans once; a code is placed in its categories when it is first asked for. */
export function codeBook(
  rows: readonly ProcedureCodeRow[],
  categories: readonly CovCatRow[],
  spans: readonly CovSpanRow[],
): CodeBook {
  const rowByNum = new Map(rows.map((row) => [row.CodeNum, row]));
  const numByText = new Map(rows.map((row) => [row.ProcCode, row.CodeNum]));
  const visible = categories.filter((category) => !category.IsHidden).sort((a, b) => a.CovOrder - b.CovOrder);
  const orders = new Map(visible.map((category, order) => [category.CovCatNum, order]));
  const ebenefits = new Map(categories.map((category) => [category.CovCatNum, category.EbenefitCat]));
  const known = new Map<Key, Code>();

  const place = (row: ProcedureCodeRow): Code => {
    const inSpan = (span: CovSpanRow) => span.FromCode <= row.ProcCode && row.ProcCode <= span.ToCode;
    const within = new Set(row.ProcCode === '' ? [] : spans.filter(inSpan).map((span) => span.CovCatNum));
    const inGeneral = [...within].some((category) => ebenefits.get(category) === EbenefitCat.General);
    return { row, ProcCode: row.ProcCode, categories: within, inGeneral };
  };

  const byNum = (codeNum: Key): Code =>
    remember(known, codeNum, () => place(rowByNum.get(codeNum) ?? unlisted(codeNum)));

  return {
    byNum,
    byText: (procCode) => (numByText.has(procCode) ? byNum(numByText.get(procCode)!) : undefined),
    orderOf: (covCat) => orders.get(covCat) ?? -1,
    ebenefitOf: (covCat) => ebenefits.get(covCat) ?? EbenefitCat.None,
  };
}

function unlisted(CodeNum: Key): ProcedureCodeRow {
  return { CodeNum, ProcCode: '', NoBillIns: 0, IsTaxed: 0, TreatArea: 0, SubstitutionCode: '', SubstOnlyIf: 0 };
}
