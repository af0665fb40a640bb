import { tableRow } from '../../db/rows/table-row.ts';
import { DynamicPayPlanTPOption, PaymentSchedule, PayPlanFrequency } from '../../domain/enums.ts';
import { amountField, dateField, flagField, keyField, namedField, textField, wholeField } from '../../wire/shape.ts';
import { principalSql } from './principal.ts';

/** PayPlans page. */
export const payPlanRow = tableRow({
  name: 'PayPlan',
  table: 'payplan',
  alias: 'p',
  joins: { d: ['definition', 'd.DefNum = p.PlanCategory'] },
  fields: {
    PayPlanNum: keyField({}),
    PatNum: keyField({}),
    Guarantor: keyField('patient.PatNum of the payer.'),
    PayPlanDate: dateField({}),
    APR: amountField({}),
    Note: textField({}),
    PlanNum: keyField('insplan.PlanNum when tracking insurance.'),
    CompletedAmt: amountField({}),
    InsSubNum: keyField('inssub.InsSubNum when tracking insurance.'),
    PaySchedule: namedField(PaymentSchedule),
    NumberOfPayments: wholeField({}),
    PayAmt: amountField('Amount per charge.'),
    DownPayment: amountField({}),
    IsClosed: flagField({}),
    PlanCategory: keyField('DefNum of category 47.'),
    planCategory: textField({ sql: 'd.ItemName' }),
    IsDynamic: flagField({}),
    ChargeFrequency: namedField(PayPlanFrequency),
    DatePayPlanStart: dateField({}),
    IsLocked: flagField({}),
    DateInterestStart: dateField({}),
    DynamicPayPlanTPOption: namedField(DynamicPayPlanTPOption),
    principalAmount: amountField({ sql: principalSql, description: 'The amount financed, without interest.' }),
  },
});
