import { keyInput, moneyInput, textInput } from '../../wire/input.ts';

const amount = (description: string) => moneyInput({ negative: true, description });

/** Body of ProcTPs PUT, in page order. */
export const procTpInputs = {
  Priority: keyInput({ description: 'DefNum of category 20; 0 = none.' }),
  ToothNumTP: textInput({ max: 255, description: 'Display text; not checked as a tooth.' }),
  Surf: textInput({ max: 255, description: 'Tooth surfaces or area.' }),
  ProcCode: textInput({ max: 15, description: 'Display text; not checked against the codes.' }),
  Descript: textInput({ max: 255 }),
  FeeAmt: amount('The fee charged to the patient.'),
  PriInsAmt: amount('What primary insurance is expected to pay.'),
  SecInsAmt: amount('What secondary insurance is expected to pay.'),
  PatAmt: amount('What the patient is expected to pay. Not calculated from the other amounts.'),
  Discount: amount('Discount of a PPO or of the procedure.'),
  Prognosis: textInput({ max: 255, description: 'Text, not a definition.' }),
  Dx: textInput({ max: 255, description: 'Text, not a definition.' }),
  ProcAbbr: textInput({ max: 50 }),
  FeeAllowed: moneyInput({ negative: true, emptyMeans: -1, description: 'What insurance allows; "" stores -1.' }),
};
