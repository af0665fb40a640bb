import { sized } from '../../db/schema/sized.ts';
import { ProcessStatus } from '../../domain/enums.ts';
import { dateInput, flagInput, keyInput, keyListInput, moneyInput, namedInput, textInput } from '../../wire/input.ts';
import { objectListInput } from '../../wire/object-list-input.ts';

const CheckNum = textInput(sized('payment', 'CheckNum'));
const BankBranch = textInput(sized('payment', 'BankBranch'));
const PayNote = textInput({ ...sized('payment', 'PayNote'), verbatim: true });

/** Body of Payments POST. */
export const newPaymentInputs = {
  PayAmt: moneyInput({ required: true, negative: true, description: 'Dollars, more than 0.' }),
  PatNum: keyInput({ required: true }),
  PayType: keyInput({ added: '23.1.27', description: 'DefNum of category 10. Default: ApiPaymentType.' }),
  PayDate: dateInput({ description: 'Later than today only if the office accepts future payments. Default: today.' }),
  CheckNum,
  PayNote,
  BankBranch,
  ClinicNum: keyInput({ description: 'Default: patient.ClinicNum.' }),
  isPatientPreferred: flagInput({ description: 'Pay the patient’s own charges before those of the family.' }),
  isPrepayment: flagInput({
    added: '22.4.8',
    description: 'Pays for nothing yet: one split of the default unearned type.',
  }),
  isUnallocatedPrepayment: flagInput({ added: '25.4.42', description: 'The same, whatever RigorousAccounting says.' }),
  procNums: keyListInput({
    added: '22.4.16',
    mayBeEmpty: true,
    description: 'Procedures to pay first, by date; those of other families are ignored.',
  }),
  payPlanNum: keyInput({ added: '23.1.31', description: 'An open dynamic payment plan of the family.' }),
};

/** Body of Payments POST Refund. */
export const refundInputs = { PayNum: keyInput({ required: true, description: 'The payment to give back.' }) };

const { OnlineProcessed, OnlinePending } = ProcessStatus;

/** Body of Payments PUT. */
export const paymentInputs = {
  PayType: keyInput({ description: 'DefNum of category 10.' }),
  CheckNum,
  BankBranch,
  PayNote,
  ProcessStatus: namedInput({ OnlineProcessed, OnlinePending }, { added: '24.3.26' }),
};

/** Most procedures that one payment is divided among, and most charges. */
const MOST_PROCEDURES = 1000;

/** Body of Payments PUT Partial. */
export const partialInputs = {
  procNumsAndAmounts: objectListInput(
    {
      ProcNum: keyInput({ required: true, description: 'Of the patient or the family, not yet paid in full.' }),
      Amount: moneyInput({ required: true, description: 'Dollars, more than 0.' }),
    },
    { most: MOST_PROCEDURES, required: false, description: 'What the payment is for; all amounts add up to PayAmt.' },
  ),
  payPlanChargeNumsAndAmounts: objectListInput(
    {
      PayPlanChargeNum: keyInput({ required: true, description: 'Due, of a dynamic payment plan of the family.' }),
      Amount: moneyInput({ required: true, description: 'Dollars, more than 0.' }),
    },
    { most: MOST_PROCEDURES, required: false, description: 'Charges of payment plans that it is for (25.2.45).' },
  ),
};
