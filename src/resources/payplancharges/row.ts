import { tableRow } from '../../db/rows/table-row.ts';
import { PayPlanChargeType, PayPlanLinkType } from '../../domain/enums.ts';
import { amountField, dateField, dateTimeField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** PayPlanCharges page. */
export const payPlanChargeRow = tableRow({
  name: 'PayPlanCharge',
  table: 'payplancharge',
  fields: {
    PayPlanChargeNum: keyField({}),
    PayPlanNum: keyField({}),
    Guarantor: keyField('patient.PatNum of the patient charged.'),
    PatNum: keyField({}),
    ChargeDate: dateField({}),
    Principal: amountField({}),
    Interest: amountField({}),
    Note: textField({}),
    ProvNum: keyField({}),
    ClinicNum: keyField({}),
    ChargeType: namedField(PayPlanChargeType),
    ProcNum: keyField('procedurelog.ProcNum on credits of a plan that is not dynamic.'),
    SecDateTEntry: dateTimeField({}),
    SecDateTEdit: dateTimeField({}),
    StatementNum: keyField('statement.StatementNum when invoiced.'),
    FKey: keyField('Number of the item that the plan is for, by LinkType.'),
    LinkType: namedField(PayPlanLinkType),
    IsOffset: flagField({}),
  },
});
