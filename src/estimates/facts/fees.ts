import { FeeScheduleType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { remember } from '../../domain/remember.ts';
import type { FeeRow, FeeSchedRow } from './table-rows.ts';

/** The provider and the clinic that a fee is looked up for. */
interface FeePlace {
  readonly ClinicNum: Key;
  readonly FeeProvNum: Key;
}

export interface FeeBook {
  /** The fee row of a code in a schedule, or undefined when there is none or the schedule is unusable (FEE-2). */
  find(feeSched: Key, codeNum: Key, place: FeePlace): FeeRow | undefined;
  isHidden(feeSched: Key): boolean;
  isFixedBenefit(feeSched: Key): boolean;
}

/** Indexes fee rows by schedule, code and place, so that a look-up takes the same time in any fee table. */
export function feeBook(scheds: readonly FeeSchedRow[], fees: readonly FeeRow[]): FeeBook {
  const schedByNum = new Map(scheds.map((sched) => [sched.FeeSchedNum, sched]));
  const bySched = new Map<Key, Map<Key, Map<string, FeeRow>>>();
  for (const fee of fees) {
    const byCode = remember(bySched, fee.FeeSched, () => new Map<Key, Map<string, FeeRow>>());
    const byPlace = remember(byCode, fee.CodeNum, () => new Map<string, FeeRow>());
    const place = placeName(fee.ClinicNum, fee.ProvNum);
    if (!byPlace.has(place)) byPlace.set(place, fee);
  }
  return {
    find(feeSched, codeNum, { ClinicNum, FeeProvNum }) {
      const sched = schedByNum.get(feeSched);
      const rows = bySched.get(feeSched)?.get(codeNum);
      if (!sched || !rows || sched.IsHidden) return undefined;
      if (sched.IsGlobal) return rows.get(placeName(0, 0));
      return (
        rows.get(placeName(ClinicNum, FeeProvNum)) ??
        rows.get(placeName(0, FeeProvNum)) ??
        rows.get(placeName(ClinicNum, 0)) ??
        rows.get(placeName(0, 0))
      );
    },
    isHidden: (feeSched) => Boolean(schedByNum.get(feeSched)?.IsHidden),
    isFixedBenefit: (feeSched) => schedByNum.get(feeSched)?.FeeSchedType === FeeScheduleType.FixedBenefit,
  };
}

/**
 * The unit fee of a row; −1 for a blank one. A stored −1 is an intentional blank that hides the less specific rows
 * (FEE-2).
 */
export function amountOf(fee: FeeRow | undefined): number {
  return fee === undefined || fee.Amount < 0 ? -1 : fee.Amount;
}

function placeName(clinicNum: Key, provNum: Key): string {
  return `${clinicNum}/${provNum}`;
}
