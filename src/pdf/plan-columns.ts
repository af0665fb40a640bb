import { formatCents, sumOf } from '../domain/money.ts';
import type { PrintedColumn, PrintedRow, PrintedTable } from './printed-table.ts';

/** One procedure of a plan with everything its table may show (`treatment-plans.md` 5.4). Amounts in dollars. */
export interface PrintedLine {
  /** A line whose key differs from that of the line before begins a new group. */
  readonly priorityKey: string;
  readonly priority: string;
  /** `#rrggbb` of the priority. */
  readonly color: string;
  readonly isDone: boolean;
  readonly tooth: string;
  readonly surf: string;
  readonly code: string;
  readonly isSubstituted: boolean;
  readonly description: string;
  readonly fee: number;
  /** −1 = not billed to insurance. */
  readonly allowed: number;
  readonly priIns: number;
  readonly secIns: number;
  readonly discount: number;
  readonly pat: number;
  readonly tax: number;
  readonly catPercUcr: number;
  readonly prognosis: string;
  readonly dx: string;
  readonly abbr: string;
  readonly prov: string;
  readonly dateTP: string;
  readonly clinic: string;
}

/** What the table shows: the flags of `treatplanparam`, the plan's type and the office's preferences (1.9, 5.4). */
export interface TableChoices {
  readonly isDiscountPlan: boolean;
  readonly showFees: boolean;
  readonly showIns: boolean;
  readonly showDiscount: boolean;
  readonly showSubTotals: boolean;
  readonly showTotals: boolean;
  /** Off: amounts stand in the sums only. */
  readonly isItemized: boolean;
}

/** A column as the office configured it; an empty caption keeps the usual one, width 0 the usual width. */
export interface ColumnChoice {
  readonly name: string;
  readonly caption: string;
  readonly width: number;
}

interface Kind extends PrintedColumn {
  readonly cell?: (line: PrintedLine) => string;
  /** Columns of amounts have sums. */
  readonly amount?: (line: PrintedLine) => number;
}

const words = (
  caption: string,
  long: string,
  width: number,
  cell: Kind['cell'],
  align: Kind['align'] = 'left',
): Kind => ({
  caption,
  words: long,
  width,
  align,
  ...(cell ? { cell } : {}),
});
const money = (caption: string, long: string, width: number, amount: (line: PrintedLine) => number): Kind => ({
  caption,
  words: long,
  width,
  align: 'right',
  amount,
});
const mark = (is: boolean) => (is ? 'X' : '');

/** All columns with their usual widths, by their names in the office's settings. */
const kinds: Readonly<Record<string, Kind>> = {
  Done: words('Done', 'Done', 50, (line) => mark(line.isDone), 'center'),
  Priority: words('Priority', 'Priority', 50, (line) => line.priority),
  Tth: words('Tth', 'Tooth', 40, (line) => line.tooth),
  Surf: words('Surf', 'Surface', 45, (line) => line.surf),
  Code: words('Code', 'Procedure code', 50, (line) => line.code),
  Sub: words('Sub', 'Paid as another code', 28, (line) => mark(line.isSubstituted), 'center'),
  Description: { ...words('Description', 'Description', 202, (line) => line.description), isElastic: true },
  Fee: money('Fee', 'Fee', 50, (line) => line.fee),
  Allowed: {
    ...money('Allowed', 'Fee allowed by insurance', 50, (line) => Math.max(0, line.allowed)),
    cell: (line) => (line.allowed === -1 ? 'X' : formatCents(line.allowed)),
  },
  'Pri Ins': money('Pri Ins', 'Estimate of primary insurance', 50, (line) => line.priIns),
  'Sec Ins': money('Sec Ins', 'Estimate of secondary insurance', 50, (line) => line.secIns),
  DPlan: money('DPlan', 'Discount plan', 50, (line) => line.priIns),
  Discount: money('Discount', 'Discount', 55, (line) => line.discount),
  Pat: money('Pat', 'Patient pays', 50, (line) => line.pat),
  Prognosis: words('Prognosis', 'Prognosis', 60, (line) => line.prognosis),
  Dx: words('Dx', 'Diagnosis', 28, (line) => line.dx),
  Abbr: words('Abbr', 'Procedure', 110, (line) => line.abbr),
  'Tax Est': money('Tax Est', 'Estimate of tax', 50, (line) => line.tax),
  Prov: words('Prov', 'Provider', 50, (line) => line.prov),
  DateTP: words('DateTP', 'Date planned', 65, (line) => line.dateTP),
  Clinic: words('Clinic', 'Clinic', 50, (line) => line.clinic),
  'Cat% UCR': {
    ...words('Cat% UCR', 'Usual fee of one unit', 65, undefined, 'right'),
    cell: (line) => formatCents(line.catPercUcr),
  },
};

const USUAL = [
  'Done',
  'Priority',
  'Tth',
  'Surf',
  'Code',
  'Sub',
  'Description',
  'Fee',
  'Allowed',
  'Pri Ins',
  'Sec Ins',
  'DPlan',
  'Discount',
  'Pat',
];

/**
 * The table of a plan's procedures: the columns that the office chose, or the usual ones, without those that the plan's
 * type and flags leave out; a subtotal after each priority, and a total (5.4).
 */
export function planTable(
  lines: readonly PrintedLine[],
  choices: TableChoices,
  chosen?: readonly ColumnChoice[],
): PrintedTable {
  const columns = columnsShown(choices, chosen);
  const rows: PrintedRow[] = [];
  let group: PrintedLine[] = [];
  for (const [index, line] of lines.entries()) {
    rows.push({ kind: 'line', color: line.color, cells: columns.map((column) => cellOf(column, line, choices)) });
    group.push(line);
    if (!choices.showSubTotals || lines[index + 1]?.priorityKey === line.priorityKey) continue;
    rows.push({ kind: 'subtotal', cells: sums(columns, group, 'Subtotal') });
    group = [];
  }
  if (choices.showTotals) rows.push({ kind: 'total', cells: sums(columns, lines, 'Total') });
  return { caption: '', columns: columns.map(({ cell: _, amount: __, ...column }) => column), rows };
}

function cellOf({ cell, amount }: Kind, line: PrintedLine, { isItemized }: TableChoices): string {
  if (amount && !isItemized) return '';
  return cell ? cell(line) : formatCents(amount!(line));
}

/** A row of sums. Its label is under the descriptions, or under the first column without a sum. */
function sums(columns: readonly Kind[], lines: readonly PrintedLine[], label: string): string[] {
  const elastic = columns.findIndex(({ isElastic }) => isElastic);
  const place = elastic >= 0 ? elastic : columns.findIndex(({ amount }) => !amount);
  return columns.map(({ amount }, index) => {
    if (!amount) return index === place ? label : '';
    return formatCents(sumOf(lines.map(amount)));
  });
}

function columnsShown(choices: TableChoices, chosen: readonly ColumnChoice[] = []): Kind[] {
  const wanted = chosen.length > 0 ? chosen : USUAL.map((name) => ({ name, caption: '', width: 0 }));
  const hasTax = wanted.some(({ name }) => name === 'Tax Est');
  return wanted.flatMap(({ name, caption, width }) => {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind || isLeftOut(name, choices, hasTax)) return [];
    return [{ ...kind, caption: caption || kind.caption, width: width || kind.width }];
  });
}

function isLeftOut(name: string, choices: TableChoices, hasTax: boolean): boolean {
  const { isDiscountPlan, showFees, showIns, showDiscount } = choices;
  switch (name) {
    case 'Fee':
      return !showFees;
    case 'Pri Ins':
    case 'Sec Ins':
    case 'Allowed':
      return isDiscountPlan || !showIns;
    case 'DPlan':
      return !isDiscountPlan;
    case 'Discount':
      return !showDiscount;
    case 'Pat':
      return !showIns && !showDiscount && !hasTax;
    default:
      return false;
  }
}
