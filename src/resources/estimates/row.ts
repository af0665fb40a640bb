import { ClaimProcStatus, CoverageLevel, TPStatus } from '../../domain/enums.ts';
import {
  amountField,
  dateField,
  flagField,
  keyField,
  moneyTextField,
  namedField,
  textField,
  type WireField,
  wholeField,
} from '../../wire/row.ts';

/** Parts of an estimate: fields in order, each with its JSON form. Nothing here is read from a table as it is. */
const part = <const F extends Readonly<Record<string, WireField>>>(name: string, fields: F) => ({
  name,
  from: 'nothing n',
  key: 'n.nothing',
  fields,
});

const override = 'Entered by the office; -1 for none.';

/** What an estimate is about and who made it. */
export const headRow = part('EstimateHead', {
  PatNum: keyField({}),
  TreatPlanNum: keyField('0 for procedures that are on no plan.'),
  Heading: textField({}),
  TPStatus: namedField(TPStatus, 'Empty for procedures that are on no plan.'),
  asOf: dateField('The date it was estimated for.'),
  engine: textField({}),
  engineVersion: textField({}),
  notice: textField('What an estimate is and is not; to be shown with it.'),
});

const amounts = {
  FeeAmt: amountField('Fee of all units.'),
  PriInsAmt: amountField('Estimate of the first plan, or what a discount plan gives.'),
  SecInsAmt: amountField('Estimate of the second plan.'),
  Discount: amountField('Write-offs of all plans and the discount of the procedure.'),
  PatAmt: amountField('What the patient pays.'),
  FeeAllowed: amountField('What the first plan allows; -1 when it is not billed.'),
  TaxAmt: amountField({}),
};

/** One procedure: the amounts that a saved copy would hold (ProcTPs). */
export const lineRow = part('EstimateLine', {
  ProcNum: keyField('0 for a procedure that does not exist yet.'),
  ItemOrder: wholeField('Place in the plan, which is also the order in which benefits are used up.'),
  Priority: keyField('FK to definition.DefNum, category 20; 0 = none.'),
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
  DiscountPlanAmt: amountField('What a discount plan gives, shown in PriInsAmt unless the patient is insured.'),
  EstimateNote: textField('Why insurance pays less than it seems.'),
});

/** One plan's estimate of one procedure, under the names of ClaimProcs. */
export const planRow = part('EstimateOfPlan', {
  Ordinal: wholeField('1 primary, 2 secondary, and so on; 0 for a plan the patient no longer has.'),
  ClaimProcNum: keyField('0 when the row is not stored.'),
  PlanNum: keyField({}),
  InsSubNum: keyField({}),
  Status: namedField(ClaimProcStatus),
  NoBillIns: flagField({}),
  AllowedOverride: amountField(override),
  CopayAmt: amountField('-1 for none.'),
  CopayOverride: amountField(override),
  DedEst: amountField('-1 for never calculated.'),
  DedEstOverride: amountField(override),
  Percentage: wholeField('-1 for none.'),
  PercentOverride: wholeField(override),
  PaidOtherIns: amountField('What plans before this one pay.'),
  PaidOtherInsOverride: amountField(override),
  BaseEst: amountField('Before deductible, maximum and limits.'),
  InsEstTotal: amountField('The calculated estimate.'),
  InsEstTotalOverride: amountField(override),
  InsPayEst: amountField('The estimate that counts.'),
  WriteOffEst: amountField('-1 for none.'),
  WriteOffEstOverride: amountField(override),
  EstimateNote: textField({}),
});

/** Sums of the lines of one priority. */
export const subtotalRow = part('EstimateSubtotal', {
  Priority: keyField('FK to definition.DefNum, category 20; 0 = none.'),
  priority: textField('Name of Priority.'),
  ...amounts,
});

/** Sums of all lines. */
export const totalRow = part('EstimateTotal', amounts);

const used = 'Paid in the benefit year.';
const pending = 'On claims that are not answered.';
const planned = 'By the lines of this estimate.';
const remaining = 'Left before the lines of this estimate.';

/** What is left of a plan's general maximum and deductible; -1 throughout where it has none. */
export const remainingRow = part('RemainingBenefit', {
  Ordinal: wholeField({}),
  PatPlanNum: keyField({}),
  PlanNum: keyField({}),
  InsSubNum: keyField({}),
  CoverageLevel: namedField({ Individual: CoverageLevel.Individual, Family: CoverageLevel.Family }),
  DateStart: dateField('First day of the benefit year.'),
  DateEnd: dateField('Last day of the benefit year.'),
  Maximum: amountField('-1 for none.'),
  MaximumUsed: amountField(used),
  MaximumPending: amountField(pending),
  MaximumPlanned: amountField(planned),
  MaximumRemaining: amountField(remaining),
  Deductible: amountField('-1 for none.'),
  DeductibleUsed: amountField(used),
  DeductiblePending: amountField(pending),
  DeductiblePlanned: amountField(planned),
  DeductibleRemaining: amountField(remaining),
});
