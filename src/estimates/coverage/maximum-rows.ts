import { BenefitType, QuantityQualifier } from '../../domain/enums.ts';
import type { Code } from '../facts/codes.ts';
import { type Benefit, mostSpecific, Target } from './benefits.ts';

/** Whether it is a Limitations row with an amount and no age limit. Rows without amount never count (MAX-1, ODD-12). */
export function isMaximum({ row }: Benefit): boolean {
  return (
    row.BenefitType === BenefitType.Limitations &&
    row.MonetaryAmt >= 0 &&
    row.QuantityQualifier !== QuantityQualifier.AgeLimit
  );
}

/**
 * The most specific maximum for a code among rows of one coverage class that cover it. A row without target only
 * applies to codes of the General category. An amount of 0 means no maximum (MAX-1, ODD-7).
 */
export function chooseMaximum(rows: readonly Benefit[], code: Code): Benefit | undefined {
  const betterGroup = (a: Benefit, b: Benefit) => a.row.MonetaryAmt < b.row.MonetaryAmt;
  const reaching = rows.filter((benefit) => benefit.target !== Target.Plan || code.inGeneral);
  const chosen = mostSpecific(reaching, { betterGroup, overrideWins: true });
  return chosen && chosen.row.MonetaryAmt > 0 ? chosen : undefined;
}
