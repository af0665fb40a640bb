import { amountField, keyField, numberField, shape, textField } from '../../wire/shape.ts';

/** AccountModules page, GET Aging: dollars of the whole family unless said otherwise. */
export const agingShape = shape({
  name: 'AccountAging',
  fields: {
    Bal_0_30: amountField('Owed for up to 30 days.'),
    Bal_31_60: amountField({}),
    Bal_61_90: amountField({}),
    BalOver90: amountField({}),
    Total: amountField('Before insurance, including what is still to be charged.'),
    InsEst: amountField('Expected payments and write-offs of claims sent.'),
    EstBal: amountField('Total less InsEst.'),
    PatEstBal: amountField('The same for the patient alone.'),
    Unearned: amountField('Paid ahead.'),
  },
});

/** AccountModules page, GET PatientBalances. */
export const patientBalanceShape = shape({
  name: 'PatientBalance',
  fields: {
    PatNum: keyField('In the last row, the guarantor.'),
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
    PrimaryKey: textField('Number of that object; for a write-off with a W before it.'),
    Type: textField('What kind of charge, credit, heading or total.'),
    ServiceDate: textField('Only on procedures and totals of a day.'),
    TransDate: textField('Only on all other rows.'),
    Patient: textField('FName.'),
    PatNum: textField({}),
    Reference: textField({}),
    Charge: textField('`1,200.00`.'),
    Credit: textField({}),
    Provider: textField('Abbr.'),
    InsBal: textField('Expected payments of claims sent; only on procedures and totals.'),
    AcctBal: textField('What the patient owes; only on procedures and totals.'),
  },
});
