import { sized } from '../../db/schema/sized.ts';
import { dateInput, keyInput, keyListInput, moneyInput, textInput } from '../../wire/input.ts';

const CheckNum = textInput(sized('claimpayment', 'CheckNum'));
const BankBranch = textInput(sized('claimpayment', 'BankBranch'));
const Note = textInput({ ...sized('claimpayment', 'Note'), verbatim: true });
const CarrierName = textInput({
  ...sized('claimpayment', 'CarrierName'),
  description: 'Default: the carrier of the (first) claim’s plan.',
});
const PayType = keyInput({ description: 'DefNum of category 32. Default: the first.' });
const PayGroup = keyInput({ description: 'DefNum of category 40. Default: the first.' });

const check = (clinicDefault: string) => ({
  CheckAmt: moneyInput({ required: true, negative: true, description: 'Dollars; negative if taken back.' }),
  CheckDate: dateInput({ description: 'Day it was entered here. Default: today.' }),
  CheckNum,
  BankBranch,
  Note,
  ClinicNum: keyInput({ description: clinicDefault }),
  CarrierName,
  DateIssued: dateInput({ description: 'Day on the check.' }),
  PayType,
  PayGroup,
});

/** Body of ClaimPayments POST. */
export const newClaimPaymentInputs = {
  claimNum: keyInput({ required: true, description: 'The claim whose payments are finalized.' }),
  ...check('Default: the claim’s.'),
};

/** Body of ClaimPayments POST Batch. */
export const batchInputs = {
  claimNums: keyListInput({ required: true, description: 'The claims whose payments are finalized.' }),
  ...check('Default: 0 (none).'),
};

/** Body of ClaimPayments PUT. */
export const claimPaymentInputs = {
  CheckAmt: moneyInput({
    added: '25.2.26',
    negative: true,
    description: 'Dollars; the payment is partial if the lines add up to another sum.',
  }),
  CheckNum,
  BankBranch,
  Note,
  CarrierName,
  PayType,
  PayGroup,
};
