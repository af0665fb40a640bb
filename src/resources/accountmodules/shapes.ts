import { amountField, keyField, numberField, shape, textField } from '../../wire/shape.ts';

/** AccountModules page, GET Aging: dollars of the whole family unless said otherwise. */
export const agingShape = shape({
  name: 'AccountAging',
  fields: {
    Bal_0_30: amountField('Owed for up to 30 days.'),
    Bal_31_60: amountField({}),
    Bal_61_90: amountField({}),
    BalOver90: amountField({}),
    Total: amountField('Before insurance; what is still to come included.'),
    InsEst: amountField('What claims sent are expected to pay and write off.'),
    EstBal: amountField('Total less InsEst.'),
    PatEstBal: amountField('The same for the patient alone.'),
    Unearned: amountField('Paid ahead.'),
  },
});

/** AccountModules page, GET PatientBalances. */
export const patientBalanceShape = shape({
  name: 'PatientBalance',
  fields: {
    PatNum: keyField('In the last row the guarantor’s.'),
    Name: textField('`Last, First`; in the last row `Entire Family`.'),
    Balance: numberField('Dollars, before insurance.'),
  },
});

/** AccountModules page, GET ServiceDateView: every value is a text, empty where a row has none. */
export const serviceDateShape = shape({
  name: 'ServiceDateRow',
  fields: {
    ObjectType: textField(
      'Procedure, Adjustment, PaySplit, ClaimProc, PayPlanCharge or PayPlan; empty on headings and totals.',
    ),
    PrimaryKey: textField('Number of that object; of a write-off with a W before it.'),
    Type: textField('What kind of charge, credit, heading or total.'),
    ServiceDate: textField('On procedures and totals of a day.'),
    TransDate: textField('On everything else.'),
    Patient: textField('FName.'),
    PatNum: textField({}),
    Reference: textField({}),
    Charge: textField('`1,200.00`.'),
    Credit: textField({}),
    Provider: textField('Abbr.'),
    InsBal: textField('What claims sent are expected to pay; on procedures and totals.'),
    AcctBal: textField('What the patient owes; on procedures and totals.'),
  },
});
