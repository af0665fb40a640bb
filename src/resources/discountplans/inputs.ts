import { sized } from '../../db/schema/sized.ts';
import { amountOrNone } from '../../wire/amount-or-none.ts';
import { filledText } from '../../wire/filled-text.ts';
import { flagInput, keyInput, textInput } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';

const limit = (of: string) =>
  wholeInput({ from: -1, to: 2_147_483_647, description: `Procedures of ${of} in a year; -1 = no limit.` });

const details = {
  IsHidden: flagInput({ description: 'Default: false.' }),
  PlanNote: textInput({ ...sized('discountplan', 'PlanNote'), verbatim: true }),
  ExamFreqLimit: limit('exams'),
  XrayFreqLimit: limit('X-rays'),
  ProphyFreqLimit: limit('prophylaxis'),
  FluorideFreqLimit: limit('fluoride'),
  PerioFreqLimit: limit('periodontal care'),
  LimitedExamFreqLimit: limit('limited exams'),
  PAFreqLimit: limit('periapical X-rays'),
  AnnualMax: amountOrNone('Maximum discount in a year, in dollars; -1 = no limit.'),
};

/** Body of DiscountPlans POST. */
export const newDiscountPlanInputs = {
  Description: textInput({ ...sized('discountplan', 'Description'), required: true, verbatim: true }),
  FeeSchedNum: keyInput({ required: true, description: 'feesched.FeeSchedNum.' }),
  DefNum: keyInput({ required: true, description: 'DefNum of category 1 with ItemValue dp.' }),
  ...details,
};

/** Body of DiscountPlans PUT. */
export const discountPlanInputs = {
  Description: filledText(sized('discountplan', 'Description')),
  FeeSchedNum: keyInput({ description: 'feesched.FeeSchedNum.' }),
  DefNum: keyInput({ description: 'DefNum of category 1 with ItemValue dp.' }),
  ...details,
};
