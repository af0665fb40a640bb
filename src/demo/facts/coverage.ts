import { MIN_DATE } from '../../domain/calendar.ts';
import { ClaimProcStatus, Relationship } from '../../domain/enums.ts';
import { pays } from './benefits.ts';
import type { Book } from './book.ts';

/** Who is covered by what. A subscription's number is its subscriber's and a digit, 10101 the first one of 1010. */

const { Self, Spouse, Child } = Relationship;

/** Subscriber, the digit, plan, effective date where it matters. */
const subscriptions: [subscriber: number, digit: number, plan: number, effective?: string][] = [
  [1010, 1, 401],
  [1020, 1, 403],
  [1030, 1, 401],
  [1031, 1, 404],
  [1040, 1, 404],
  [1041, 1, 405],
  [1050, 1, 401],
  [1051, 1, 406],
  [1060, 1, 404],
  [1060, 2, 407],
  [1070, 1, 408],
  [1080, 1, 409],
  [1090, 1, 410],
  [1100, 1, 411, '2026-01-01'],
  [1110, 1, 412],
  [1120, 1, 403],
  [1130, 1, 401],
  [1140, 1, 401],
  [1160, 1, 403],
  [1170, 1, 403],
  [1181, 1, 417],
  [1240, 1, 415],
  [1241, 1, 414],
  [1250, 1, 413],
  [1251, 1, 416],
  [1260, 1, 417],
  [1270, 1, 403],
  [1270, 2, 404],
  [1271, 1, 408],
  // Nobody has this plan any more: the subscription has no patient.
  [1192, 1, 401],
];

/** Patient → the subscriptions that cover them, primary first. */
const coverage: Record<number, [subscription: number, relationship: number][]> = {
  1010: [[10101, Self]],
  1011: [[10101, Spouse]],
  1012: [[10101, Child]],
  1013: [[10101, Child]],
  1020: [[10201, Self]],
  1021: [[10201, Spouse]],
  1022: [[10201, Child]],
  1030: [
    [10301, Self],
    [10311, Spouse],
  ],
  1031: [
    [10311, Self],
    [10301, Spouse],
  ],
  1032: [
    [10301, Child],
    [10311, Child],
  ],
  1040: [
    [10401, Self],
    [10411, Spouse],
  ],
  1041: [[10411, Self]],
  1050: [
    [10501, Self],
    [10511, Spouse],
  ],
  1051: [[10511, Self]],
  1060: [
    [10601, Self],
    [10602, Self],
  ],
  1070: [[10701, Self]],
  1071: [[10701, Spouse]],
  1072: [[10701, Child]],
  1080: [[10801, Self]],
  1081: [[10801, Spouse]],
  1082: [[10801, Child]],
  1090: [[10901, Self]],
  1091: [[10901, Spouse]],
  1100: [[11001, Self]],
  1110: [[11101, Self]],
  1111: [[11101, Child]],
  1122: [[11201, Child]],
  1130: [[11301, Self]],
  1140: [[11401, Self]],
  1160: [[11601, Self]],
  1161: [[11601, Spouse]],
  1170: [[11701, Self]],
  1180: [[11811, Child]],
  1240: [[12401, Self]],
  1241: [[12411, Self]],
  1250: [[12501, Self]],
  1251: [[12511, Self]],
  1260: [[12601, Self]],
  1261: [[12601, Spouse]],
  1262: [[12601, Child]],
  // Three plans. Only its write-offs show that there is a third one.
  1270: [
    [12701, Self],
    [12702, Self],
    [12711, Spouse],
  ],
};

/** Patient → discount plan and its dates; an empty date is open. */
const discountSubscriptions: [patNum: number, plan: number, effective?: string, term?: string][] = [
  [1120, 1, '2024-01-01'],
  [1121, 2, '2024-01-01', '2025-12-31'],
  // Insured as well: on the lines of a plan the insurance counts.
  [1122, 2],
  [1123, 1, '2024-01-01'],
  [1271, 2],
];

export function addCoverage(book: Book): void {
  for (const [subscriber, digit, plan, effective = '2020-01-01'] of subscriptions) {
    book.add('inssub', {
      InsSubNum: subscriber * 10 + digit,
      PlanNum: plan,
      Subscriber: subscriber,
      SubscriberID: `INV-${subscriber}-${digit}`,
      DateEffective: effective,
      ReleaseInfo: 1,
      AssignBen: 1,
      SecDateEntry: effective,
    });
  }
  for (const [patNum, covers] of Object.entries(coverage)) {
    for (const [place, [subscription, relationship]] of covers.entries()) {
      book.add('patplan', {
        PatPlanNum: Number(patNum) * 10 + place + 1,
        PatNum: Number(patNum),
        InsSubNum: subscription,
        Ordinal: place + 1,
        Relationship: relationship,
      });
    }
    const patient = book.rows('patient').find((each) => each.PatNum === Number(patNum));
    if (patient) patient.HasIns = 'I';
  }
  for (const [patNum, plan, DateEffective = MIN_DATE, DateTerm = MIN_DATE] of discountSubscriptions) {
    book.add('discountplansub', { PatNum: patNum, DiscountPlanNum: plan, DateEffective, DateTerm });
  }
  for (const used of usedElsewhere) addUsedElsewhere(book, used);
  // A patient's own benefit takes the place of the plan's.
  book.add('benefit', { ...pays(60, 'Restorative'), BenefitNum: 50001, PatPlanNum: 10221 });
}

/** Benefits used at another office, written down for many years, so that little is left whenever you look. */
const usedElsewhere: { patient: number; subscription: number; paid: number; deductible: number }[] = [
  { patient: 1011, subscription: 10101, paid: 1400, deductible: 50 },
  { patient: 1020, subscription: 10201, paid: 930, deductible: 50 },
];

function addUsedElsewhere(book: Book, used: (typeof usedElsewhere)[number]): void {
  const subscription = book.rows('inssub').find((each) => each.InsSubNum === used.subscription)!;
  for (let year = 2025; year <= 2040; year++) {
    book.add('claimproc', {
      Status: ClaimProcStatus.Adjustment,
      PatNum: used.patient,
      InsSubNum: used.subscription,
      PlanNum: subscription.PlanNum,
      ProcDate: `${year}-01-01`,
      DateCP: `${year}-01-01`,
      InsPayAmt: used.paid,
      DedApplied: used.deductible,
    });
  }
}
