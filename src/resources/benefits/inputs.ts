import { BenefitType, CoverageLevel, QuantityQualifier, TimePeriod, TreatArea } from '../../domain/enums.ts';
import { amountOrNone } from '../../wire/amount-or-none.ts';
import { keyInput, namedInput, textInput } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';

const amounts = {
  Percent: wholeInput({ from: -1, to: 100, description: 'Only with CoInsurance; -1 = none. Default: -1.' }),
  MonetaryAmt: amountOrNone('Dollars; -1 = none. Default: -1.'),
  TimePeriod: namedInput(TimePeriod, { description: 'Default: CalendarYear.' }),
  QuantityQualifier: namedInput(QuantityQualifier, {
    description: 'Months or Years with WaitingPeriod. Default: None.',
  }),
  Quantity: wholeInput({ from: 0, to: 100, description: 'Above 0 with AgeLimit. Default: 0.' }),
};

const codes = {
  CodeNum: keyInput({ description: 'procedurecode.CodeNum, if CovCatNum is 0; takes precedence over procCode.' }),
  procCode: textInput({ max: 15, emptyIsAbsent: true, verbatim: true, description: 'Case-sensitive.' }),
};

const groups = {
  CodeGroupNum: keyInput({ added: '23.2.62', description: 'codegroup.CodeGroupNum; 0 = none.' }),
  TreatArea: namedInput(TreatArea, { description: 'Only for a frequency limitation. Default: None.' }),
};

/** Body of Benefits POST. */
export const newBenefitInputs = {
  PlanNum: keyInput({ description: 'insplan.PlanNum; either this or PatPlanNum.' }),
  PatPlanNum: keyInput({ description: 'patplan.PatPlanNum, for one patient alone.' }),
  BenefitType: namedInput(BenefitType, { required: true }),
  CoverageLevel: namedInput(CoverageLevel, { required: true }),
  CovCatNum: keyInput({ description: 'covcat.CovCatNum; 0 = none.' }),
  ...amounts,
  ...codes,
  ...groups,
};

/** Body of Benefits PUT. */
export const benefitInputs = {
  CovCatNum: keyInput({ description: 'covcat.CovCatNum; 0 = none.' }),
  BenefitType: namedInput(BenefitType),
  ...amounts,
  ...codes,
  CoverageLevel: namedInput(CoverageLevel),
  ...groups,
};
