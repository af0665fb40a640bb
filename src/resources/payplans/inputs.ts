import { DynamicPayPlanTPOption, PayPlanFrequency } from '../../domain/enums.ts';
import { invalid } from '../../domain/refusal.ts';
import { dateInput, flagInput, keyInput, keyListInput, moneyInput, namedInput, textInput } from '../../wire/input.ts';
import { WrittenNumber } from '../../wire/json.ts';
import { wholeInput } from '../../wire/whole-input.ts';

const { AwaitComplete, TreatAsComplete } = DynamicPayPlanTPOption;

/** What a `text` column holds, minus the terms that come before the note. */
const LONGEST_NOTE = 65_000;

const amount = moneyInput({ description: 'Yearly percentage rate, at most 1000.' });

/** Like money, but not rounded to cents: 4.125 stays. */
const percentage: typeof amount = {
  ...amount,
  read: (sent, name) => {
    const rate = amount.read(sent, name) && Number(sent instanceof WrittenNumber ? sent.digits : sent);
    if (rate > 1000) throw invalid(name);
    return rate;
  },
};

/** Body of PayPlans PUT Dynamic, whose page is that of 25.3.31. */
export const dynamicPlanChanges = {
  PayAmt: moneyInput({ description: 'Dollars due per charge; not with NumberOfPayments.' }),
  NumberOfPayments: wholeInput({ from: 1, to: 2000, description: 'Sets PayAmt and is not kept.' }),
  Guarantor: keyInput({
    description: 'patient.PatNum of the payer; cannot change once something was charged or paid.',
  }),
  PayPlanDate: dateInput({ description: 'Date of the agreement, not after today.' }),
  APR: percentage,
  Note: textInput({ maxBytes: 65_535, verbatim: true, description: 'Replaces the note.' }),
  PlanCategory: keyInput({ description: 'DefNum of category 47; 0 = none.' }),
  ChargeFrequency: namedInput(PayPlanFrequency),
  DatePayPlanStart: dateInput({
    description: 'Due date of the first charge; cannot change once something was charged.',
  }),
  DateInterestStart: dateInput({ description: 'No interest before this day; only with an APR.' }),
  IsLocked: flagInput({ description: 'Fixes the amount financed; true with an APR.' }),
  SheetDefNum: keyInput({ description: 'sheetdef.SheetDefNum of a payment plan; only if plans use sheets. 0 = none.' }),
};

/** Body of PayPlans POST Dynamic. */
export const dynamicPlanInputs = {
  PatNum: keyInput({ required: true }),
  PayAmt: moneyInput({ description: 'Dollars due per charge; this or NumberOfPayments is required.' }),
  NumberOfPayments: wholeInput({ from: 1, to: 2000, description: 'This or PayAmt is required.' }),
  procNums: keyListInput({ mayBeEmpty: true, description: 'Procedures of the patient, TP or C; this or adjNums.' }),
  adjNums: keyListInput({ mayBeEmpty: true, description: 'Positive adjustments of the patient; this or procNums.' }),
  Guarantor: keyInput({ description: 'patient.PatNum of the payer. Default: the patient.' }),
  PayPlanDate: dateInput({ description: 'Date of the agreement, not after today. Default: today.' }),
  APR: percentage,
  DownPayment: moneyInput({ description: 'At most what is financed. Default: 0.00.' }),
  Note: textInput({ maxBytes: LONGEST_NOTE, verbatim: true, description: 'Added after the terms of the plan.' }),
  PlanCategory: keyInput({ added: '25.3.31', description: 'DefNum of category 47. Default: 0 (none).' }),
  ChargeFrequency: namedInput(PayPlanFrequency, { description: 'Default: Monthly.' }),
  DatePayPlanStart: dateInput({ description: 'Due date of the first charge. Default: a month after PayPlanDate.' }),
  DateInterestStart: dateInput({ description: 'No interest before this day. Default: from the first charge on.' }),
  IsLocked: flagInput({ description: 'Fixes the amount financed. Required with an APR. Default: true.' }),
  DynamicPayPlanTPOption: namedInput({ AwaitComplete, TreatAsComplete }, { description: 'Default: AwaitComplete.' }),
};
