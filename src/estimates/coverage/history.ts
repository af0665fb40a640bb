import { HISTORY } from '../../domain/claimproc-statuses.ts';
import { compare } from '../../domain/compare.ts';
import { ClaimProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { remember } from '../../domain/remember.ts';
import type { Code, CodeBook } from '../facts/codes.ts';
import { decimal } from '../facts/rounding.ts';
import type { HistoryRow } from '../facts/table-rows.ts';
import type { Benefit } from './benefits.ts';
import { type Shelves, shelve } from './services.ts';

/** One item of a subscription's history list (HIS-1). */
export interface HistoryItem {
  readonly row: HistoryRow;
  /** Undefined when it is attached to no procedure (HIS-4). */
  readonly code: Code | undefined;
  /** Whether it is this patient's, and not another member's (HIS-3). */
  readonly isPatients: boolean;
  /** InsPayEst while the claim is pending, else InsPayAmt. */
  readonly amount: number;
}

export interface History {
  readonly items: readonly HistoryItem[];
  readonly byProcedure: ReadonlyMap<Key, readonly HistoryItem[]>;
  readonly sums: Map<Benefit | string, Map<string, number>>;
  readonly services: Map<Benefit, Shelves>;
}

/** The history list of one subscription (HIS-1). Rows of other statuses never count. */
export function readHistory(rows: readonly HistoryRow[], patNum: Key, codes: CodeBook): History {
  const items = rows
    .filter((row) => HISTORY.includes(row.Status))
    .map((row): HistoryItem => {
      const code = row.CodeNum === 0 ? undefined : codes.byNum(row.CodeNum);
      const amount = row.Status === ClaimProcStatus.NotReceived ? row.InsPayEst : row.InsPayAmt;
      return { row, code, isPatients: row.PatNum === patNum, amount };
    })
    .sort((a, b) => compare(a.row.ProcDate, b.row.ProcDate));
  return { items, byProcedure: Map.groupBy(items, (item) => item.row.ProcNum), sums: new Map(), services: new Map() };
}

/** The deductible an item took, below 0 where a claim gave one back; −1 says that there is none (DED-2). */
export function deductibleTaken({ row }: HistoryItem): number {
  return row.DedApplied === -1 ? 0 : row.DedApplied;
}

/** The row a sum is made for: its own items never count (EST-5). */
interface OwnRow {
  readonly ProcNum: Key;
  readonly ClaimNum: Key;
}

/**
 * Sum of `measure` over the history without the row's own items. The sum over everything is kept under `tally` and
 * `window`, so these two must be different for different measures.
 */
export function sumHistory(
  history: History,
  tally: Benefit | string,
  window: string,
  own: OwnRow,
  measure: (item: HistoryItem) => number,
): number {
  const add = (items: readonly HistoryItem[]) => decimal(items.reduce((sum, item) => sum + measure(item), 0));
  const sums = remember<Benefit | string, Map<string, number>>(history.sums, tally, () => new Map());
  const sum = remember(sums, window, () => add(history.items));
  return decimal(sum - add(ownItems(history, own)));
}

function ownItems(history: History, own: OwnRow): HistoryItem[] {
  if (own.ProcNum === 0) return [];
  return (history.byProcedure.get(own.ProcNum) ?? []).filter((item) => item.row.ClaimNum === own.ClaimNum);
}

/** Whether a claimproc is in the history list already, as the row of a claim. */
export function isInHistory(history: History, own: OwnRow): boolean {
  return ownItems(history, own).length > 0;
}

/**
 * The services of this patient's history that count for a frequency row (FRQ-6): codes of the row, billed, and paid for
 * unless they are insurance history.
 */
export function servicesBefore(history: History, benefit: Benefit): Shelves {
  return remember(history.services, benefit, () => {
    const shelves: Shelves = new Map();
    for (const { row } of history.items.filter((item) => isService(item, benefit))) {
      const { ProcNum, ProcDate: date, ToothNum, Surf, ToothRange } = row;
      shelve(shelves, benefit.row.TreatArea, { ProcNum, date, ToothNum, Surf, ToothRange });
    }
    return shelves;
  });
}

function isService({ row, code, isPatients, amount }: HistoryItem, benefit: Benefit): boolean {
  if (!code || !isPatients || row.NoBillIns || row.Status === ClaimProcStatus.Adjustment) return false;
  return benefit.procCodes.has(code.ProcCode) && (amount !== 0 || row.Status === ClaimProcStatus.InsHist);
}
