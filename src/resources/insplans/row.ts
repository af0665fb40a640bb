import { tableRow } from '../../db/rows/table-row.ts';
import { dateField, dateTimeField, flagField, keyField, textField, wholeField } from '../../wire/shape.ts';

/** InsPlans page. */
export const insPlanRow = tableRow({
  name: 'InsPlan',
  table: 'insplan',
  fields: {
    PlanNum: keyField({}),
    GroupName: textField({}),
    GroupNum: textField({}),
    PlanNote: textField({}),
    FeeSched: keyField('feesched.FeeSchedNum of the plan’s fees.'),
    PlanType: textField({}),
    ClaimFormNum: keyField({}),
    CopayFeeSched: keyField('feesched.FeeSchedNum of patient copays.'),
    EmployerNum: keyField({}),
    CarrierNum: keyField({}),
    IsMedical: flagField({}),
    CodeSubstNone: flagField({}),
    IsHidden: flagField({}),
    MonthRenew: wholeField('Month of renewal, 1-12; 0 = the calendar year.'),
    SecUserNumEntry: keyField({}),
    SecDateEntry: dateField({}),
    SecDateTEdit: dateTimeField({}),
    IsBlueBookEnabled: flagField({}),
  },
});
