import { ClaimProcStatus, CoverageLevel, TPStatus } from '../../../domain/enums.ts';
import {
  amountField,
  dateField,
  dateTimeField,
  flagField,
  keyField,
  listField,
  moneyTextField,
  namedField,
  namedOrEmptyField,
  objectField,
  shape,
  textField,
  wholeField,
} from '../../../wire/shape.ts';

const override = 'Entered by the office; -1 = none.';

/** One step: the rule that was applied, and after it the rule's numbers under their own names. */
const stepShape = shape({
  name: 'EstimateStep',
  fields: {
    kind: textField({}),
    rule: textField('Its name in the rule book.'),
    sentence: textField('For people.'),
  },
  isOpen: true,
});

const stepsField = (description: string) =>
  listField(stepShape, { isOptional: true, description: `${description} Only with explain.` });

const amounts = {
  FeeAmt: amountField('Fee of all units.'),
  PriInsAmt: amountField('Estimate of the first plan, or the discount of a discount plan.'),
  SecInsAmt: amountField('Estimate of the second plan.'),
  Discount: amountField('Write-offs of all plans and the discount of the procedure.'),
  PatAmt: amountField('What the patient pays.'),
  FeeAllowed: amountField('What the first plan allows; -1 when it is not billed.'),
  TaxAmt: amountField({}),
};

/** One plan's estimate of one procedure, under the names of ClaimProcs. */
const planShape = shape({
  name: 'EstimateOfPlan',
  fields: {
    Ordinal: wholeField('1 = primary, 2 = secondary, and so on; 0 = a plan that the patient no longer has.'),
    ClaimProcNum: keyField('0 = the row is not stored.'),
    PlanNum: keyField({}),
    InsSubNum: keyField({}),
    Status: namedField(ClaimProcStatus),
    NoBillIns: flagField({}),
    AllowedOverride: amountField(override),
    CopayAmt: amountField('-1 = none.'),
    CopayOverride: amountField(override),
    DedEst: amountField('-1 = never calculated.'),
    DedEstOverride: amountField(override),
    Percentage: wholeField('-1 = none.'),
    PercentOverride: wholeField(override),
    PaidOtherIns: amountField('Paid by earlier plans.'),
    PaidOtherInsOverride: amountField(override),
    BaseEst: amountField('Before deductible, maximum and limits.'),
    InsEstTotal: amountField('The calculated estimate.'),
    InsEstTotalOverride: amountField(override),
    InsPayEst: amountField('The estimate that counts.'),
    WriteOffEst: amountField('-1 = none.'),
    WriteOffEstOverride: amountField(override),
    EstimateNote: textField({}),
    steps: stepsField('The steps to the plan’s amounts, in order.'),
  },
});

/** One procedure: the amounts that a saved copy would hold (ProcTPs). */
const lineShape = shape({
  name: 'EstimateLine',
  fields: {
    ProcNum: keyField('0 = a procedure that does not exist yet.'),
    ItemOrder: wholeField('Place in the plan, which is also the order in which benefits are used up.'),
    Priority: keyField('DefNum of category 20; 0 = none.'),
    priority: textField('Name of Priority.'),
    CodeNum: keyField({}),
    procCode: textField({}),
    descript: textField({}),
    ToothNum: textField({}),
    Surf: textField({}),
    ToothRange: textField({}),
    ProcDate: dateField({}),
    ProvNum: keyField({}),
    ClinicNum: keyField({}),
    ProcFee: moneyTextField('Fee of one unit.'),
    ...amounts,
    CatPercUCR: amountField('Fee of one unit without insurance.'),
    DiscountPlanAmt: amountField('The discount of a discount plan, shown in PriInsAmt unless the patient is insured.'),
    EstimateNote: textField('Why insurance pays less than expected.'),
    estimates: listField(planShape, { description: 'One for each plan, by ordinal.' }),
    steps: stepsField('The steps to the amounts of this line.'),
  },
});

/** Sums of the lines of one priority. */
const subtotalShape = shape({
  name: 'EstimateSubtotal',
  fields: {
    Priority: keyField('DefNum of category 20; 0 = none.'),
    priority: textField('Name of Priority.'),
    ...amounts,
  },
});

/** Sums of all lines. */
const totalShape = shape({ name: 'EstimateTotal', fields: amounts });

const used = 'Paid in the benefit year.';
const pending = 'On claims that insurance has not yet answered.';
const planned = 'By the lines of this estimate.';
const remaining = 'Left before the lines of this estimate.';

/** What is left of a plan's general maximum and deductible; -1 throughout where it has none. */
const remainingShape = shape({
  name: 'RemainingBenefit',
  fields: {
    Ordinal: wholeField({}),
    PatPlanNum: keyField({}),
    PlanNum: keyField({}),
    InsSubNum: keyField({}),
    CoverageLevel: namedField({ Individual: CoverageLevel.Individual, Family: CoverageLevel.Family }),
    DateStart: dateField('First day of the benefit year.'),
    DateEnd: dateField('Last day of the benefit year.'),
    Maximum: amountField('-1 = none.'),
    MaximumUsed: amountField(used),
    MaximumPending: amountField(pending),
    MaximumPlanned: amountField(planned),
    MaximumRemaining: amountField(remaining),
    Deductible: amountField('-1 = none.'),
    DeductibleUsed: amountField(used),
    DeductiblePending: amountField(pending),
    DeductiblePlanned: amountField(planned),
    DeductibleRemaining: amountField(remaining),
  },
});

/** The answer of both estimate operations. */
export const estimateShape = shape({
  name: 'Estimate',
  fields: {
    PatNum: keyField({}),
    TreatPlanNum: keyField('0 = a procedure on no plan.'),
    Heading: textField({}),
    TPStatus: namedOrEmptyField(TPStatus, 'Empty for procedures that are on no plan.'),
    asOf: dateField('The date it was estimated for.'),
    estimatedAsOf: dateTimeField('When these amounts were calculated; for a Saved plan, the day it was saved.'),
    engine: textField({}),
    engineVersion: textField({}),
    notice: textField('What an estimate is and is not; show it with the amounts.'),
    lines: listField(lineShape, { description: 'In the order of the plan.' }),
    subtotals: listField(subtotalShape, { description: 'By priority, in the order of the lines.' }),
    totals: objectField(totalShape),
    remainingBenefits: listField(remainingShape, {
      description: 'For each plan; for the family, if the plan counts by family.',
    }),
  },
});
