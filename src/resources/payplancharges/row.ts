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
    Guarantor: keyField('patient.PatNum charged.'),
    PatNum: keyField({}),
    ChargeDate: dateField({}),
    Principal: amountField({}),
    Interest: amountField({}),
    Note: textField({}),
    ProvNum: keyField({}),
    ClinicNum: keyField({}),
    ChargeType: namedField(PayPlanChargeType),
    ProcNum: keyField('procedurelog.ProcNum on static-plan credits.'),
    SecDateTEntry: dateTimeField({}),
    SecDateTEdit: dateTimeField({}),
    StatementNum: keyField('statement.StatementNum when invoiced.'),
    FKey: keyField('Dynamic plan target id, see LinkType.'),
    LinkType: namedField(PayPlanLinkType),
    IsOffset: flagField({}),
  },
});
