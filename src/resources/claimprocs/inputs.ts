import { sized } from '../../db/schema/sized.ts';
import { ClaimProcStatus } from '../../domain/enums.ts';
import { amountOrNone } from '../../wire/amount-or-none.ts';
import { dateInput, flagInput, keyInput, moneyInput, namedInput, textInput } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';

const { NotReceived, Received, Preauth, Supplemental, Estimate } = ClaimProcStatus;

const override = (description: string) => amountOrNone(`${description}; -1 = none.`);

/** Body of ClaimProcs PUT. */
export const claimProcInputs = {
  ProvNum: keyInput({ description: 'provider.ProvNum.' }),
  FeeBilled: moneyInput({ description: 'Billed to insurance.' }),
  DedApplied: moneyInput({ description: 'Equal to DedEstOverride until insurance responds.' }),
  Status: namedInput({ NotReceived, Received, Preauth, Supplemental, Estimate }),
  InsPayAmt: moneyInput({ negative: true, description: 'Paid by insurance; not once it is attached to a check.' }),
  Remarks: textInput({ ...sized('claimproc', 'Remarks'), verbatim: true }),
  ClaimPaymentNum: keyInput({ added: '24.3.24', description: 'A partial claimpayment; 0 detaches.' }),
  WriteOff: moneyInput({ negative: true, description: 'Negative only on supplemental payments.' }),
  CodeSent: textInput({ ...sized('claimproc', 'CodeSent'), description: 'A procedurecode.ProcCode.' }),
  PercentOverride: wholeInput({ from: -1, to: 100, description: '-1 = none.' }),
  NoBillIns: flagInput({ added: '23.2.10', description: 'true removes every estimate and override.' }),
  CopayOverride: override('Taken off what insurance pays'),
  DedEstOverride: override('Deductible'),
  InsEstTotalOverride: override('What insurance will pay'),
  PaidOtherInsOverride: override('Paid by earlier plans'),
  WriteOffEstOverride: override('Estimated write-off'),
  ClaimPaymentTracking: keyInput({ description: 'DefNum of category 36; 0 = none.' }),
};

/** Body of ClaimProcs POST Supplemental. */
export const supplementalInputs = {
  ClaimProcNum: keyInput({ required: true, description: 'A received line.' }),
  InsPayAmt: moneyInput({ negative: true, description: 'Paid in addition; negative if taken back. Default: 0.' }),
};

const used = {
  insUsed: moneyInput({ negative: true, description: 'Insurance used so far, in dollars.' }),
  deductibleUsed: moneyInput({ negative: true, description: 'Deductible used so far, in dollars.' }),
  date: dateInput({ description: 'Day of the benefit year. Default: today.' }),
};

/** Body of ClaimProcs POST and PUT InsAdjust. */
export const insAdjustInputs = { PatPlanNum: keyInput({ required: true }), ...used };
