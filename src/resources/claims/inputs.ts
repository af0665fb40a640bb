import { sized } from '../../db/schema/sized.ts';
import { PlaceService, Relationship } from '../../domain/enums.ts';
import { dateInput, flagInput, keyInput, keyListInput, namedInput, textInput } from '../../wire/input.ts';
import { narrowed } from '../../wire/narrowed-inputs.ts';
import { wholeInput } from '../../wire/whole-input.ts';

/** Body of Claims POST. */
export const newClaimInputs = {
  PatNum: keyInput({ required: true }),
  procNums: keyListInput({ required: true, description: 'Array of ProcNums.' }),
  ClaimType: namedInput({ P: 'P', S: 'S', PreAuth: 'PreAuth' }, { required: true }),
  InsSubNum: keyInput({ description: 'Only for a preauthorization, where it is required.' }),
  InsSubNum2: keyInput({ description: 'Other coverage. Default: 0.' }),
  PatRelat: namedInput(Relationship, { description: 'Required for a preauthorization.' }),
  PatRelat2: namedInput(Relationship),
  DateService: dateInput({ description: 'Not for a preauthorization. Default: that of the earliest procedure.' }),
  DateSent: dateInput({ description: 'Default: today.' }),
  ClaimForm: keyInput({ description: 'claimform.ClaimFormNum. Default: the plan’s.' }),
  ProvTreat: keyInput({ description: 'provider.ProvNum.' }),
  ProvBill: keyInput({ description: 'provider.ProvNum.' }),
};

const state = narrowed(
  textInput({ ...sized('claim', 'AccidentST'), verbatim: true, description: 'Two characters.' }),
  (sent) => sent === '' || sent.length === 2,
);

const months = (description: string, added?: string) =>
  wholeInput({ from: 1, to: 36, description, ...(added ? { added } : {}) });

/** Body of Claims PUT. */
export const claimInputs = {
  ClaimStatus: namedInput({ U: 'U', H: 'H', W: 'W', S: 'S', R: 'R' }),
  DateReceived: dateInput(),
  ProvTreat: keyInput({ description: 'provider.ProvNum.' }),
  IsProsthesis: namedInput({ N: 'N', I: 'I', R: 'R' }),
  PriorDate: dateInput(),
  ClaimNote: textInput({ ...sized('claim', 'ClaimNote'), verbatim: true }),
  ReasonUnderPaid: textInput({ ...sized('claim', 'ReasonUnderPaid'), verbatim: true, added: '22.3.31' }),
  ProvBill: keyInput({ description: 'provider.ProvNum.' }),
  PlaceService: namedInput(PlaceService),
  AccidentRelated: namedInput({ No: '', A: 'A', E: 'E', O: 'O' }),
  AccidentDate: dateInput({ added: '22.1' }),
  AccidentST: state,
  IsOrtho: flagInput(),
  OrthoRemainM: months('Months of ortho that remain.', '23.2.18'),
  OrthoDate: dateInput(),
  PatRelat: namedInput(Relationship, { added: '24.4.35' }),
  PatRelat2: namedInput(Relationship, { added: '24.4.35' }),
  ClaimForm: keyInput({ description: 'claimform.ClaimFormNum; 0 = the plan’s.' }),
  InsSubNum2: keyInput({ added: '24.4.35', description: 'Other coverage; 0 = none.' }),
  PriorAuthorizationNumber: textInput({ ...sized('claim', 'PriorAuthorizationNumber'), verbatim: true }),
  OrthoTotalM: months('Months of ortho in total.'),
};

/** Body of Claims PUT Status. */
export const sentInputs = {
  DateSent: dateInput({ required: true }),
  DateSentOrig: dateInput({ description: 'Only for a claim that was never sent. Default: DateSent.' }),
};

/** Body of Claims PUT Split. */
export const splitInputs = {
  ProcNums: keyListInput({ required: true, description: 'Procedures that move to a new claim.' }),
};
