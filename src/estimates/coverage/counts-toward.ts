import { EbenefitCat, QuantityQualifier } from '../../domain/enums.ts';
import { remember } from '../../domain/remember.ts';
import type { Code, CodeBook } from '../facts/codes.ts';
import { type Benefit, Target } from './benefits.ts';
import type { Coverage } from './coverage.ts';

/**
 * Whether what was paid for a code uses up a maximum: the row covers it and no tighter maximum does (MAX-1 steps 2
 * and 3). Items without a code use up the untargeted maximum and that of the General category.
 */
export function countsToward(coverage: Coverage, benefit: Benefit, code: Code | undefined, codes: CodeBook): boolean {
  if (!code) {
    if (benefit.target === Target.Plan) return true;
    return benefit.target === Target.Category && codes.ebenefitOf(benefit.row.CovCatNum) === EbenefitCat.General;
  }
  const known = remember<Benefit, Map<Code, boolean>>(coverage.memo.counts, benefit, () => new Map());
  return remember(known, code, () => reaches(benefit, code) && !hasTighter(coverage, benefit, code));
}

/** Codes outside General never count toward an untargeted maximum, planned or paid (MAX-4, ODD-5). */
function reaches(benefit: Benefit, code: Code): boolean {
  return benefit.target === Target.Plan ? code.inGeneral : benefit.covers(code);
}

/** A tighter maximum for the code takes the amount instead (MAX-5); of the same coverage class only (ODD-3). */
function hasTighter(coverage: Coverage, ours: Benefit, code: Code): boolean {
  return coverage.maxima.some(
    (other) =>
      other !== ours &&
      other.isFamily === ours.isFamily &&
      other.row.QuantityQualifier === QuantityQualifier.None &&
      other.covers(code) &&
      isTighter(other, ours),
  );
}

function isTighter(other: Benefit, ours: Benefit): boolean {
  if (ours.target === Target.Code || other.target === Target.Plan) return false;
  if (other.target === Target.Code) return true;
  if (other.target === Target.Group) {
    // A group's maximum does not take amounts away from an untargeted one (ODD-4).
    if (ours.target === Target.Group) return ours.row.MonetaryAmt > other.row.MonetaryAmt;
    return ours.target === Target.Category;
  }
  if (ours.target === Target.Plan) return true;
  const sameCategory = other.row.CovCatNum === ours.row.CovCatNum;
  return ours.target === Target.Category && !sameCategory && ours.order <= other.order;
}
