import type { ToothNomenclature } from '../../domain/enums.ts';
import { formatCents } from '../../domain/money.ts';
import { displayToothRange } from '../../domain/tooth-ranges.ts';
import type { DiscountNote } from '../insurance/charges/discount-plan-amounts.ts';

/** What the description of a saved row is made of (`treatment-plans.md` 3.5). */
export interface DescribedLine {
  readonly isLab: boolean;
  readonly laymanTerm: string;
  readonly descript: string;
  /** The stored list of teeth. */
  readonly toothRange: string;
  readonly notes: readonly string[];
  /** Dollars; 0 shows nothing. */
  readonly primaryDeductible: number;
  readonly secondaryDeductible: number;
  /** Why a discount plan gives less than its full discount. */
  readonly discountNote: DiscountNote;
}

const NEW_LINE = '\r\n';

/** The full text of proctp.Descript; the caller cuts it to the length of the column. */
export function describeLine(line: DescribedLine, nomenclature: ToothNomenclature): string {
  const deductible = (name: string, dollars: number) =>
    dollars > 0 ? `${NEW_LINE}${name} Deduct Applied: ${currency(dollars)}` : '';
  return [
    line.isLab ? '^ ^ ' : '',
    line.laymanTerm || line.descript,
    line.toothRange ? ` #${displayToothRange(line.toothRange, nomenclature)}` : '',
    line.notes.length > 0 ? NEW_LINE + line.notes.join(', ') : '',
    deductible('Pri', line.primaryDeductible),
    deductible('Sec', line.secondaryDeductible),
    line.discountNote ? ` - ${line.discountNote}` : '',
  ].join('');
}

/** Dollars as US offices write them: `$1,250.00`. */
function currency(dollars: number): string {
  return `$${formatCents(dollars).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
}
