import { sized } from '../../db/schema/sized.ts';
import { filledText } from '../../wire/filled-text.ts';
import { dateInput, flagInput, keyInput, textInput } from '../../wire/input.ts';

const details = {
  DateEffective: dateInput({ description: 'First day of the coverage; 0001-01-01 = none.' }),
  DateTerm: dateInput({ description: 'Last day of the coverage; 0001-01-01 = none.' }),
  BenefitNotes: textInput({ ...sized('inssub', 'BenefitNotes'), verbatim: true }),
  ReleaseInfo: flagInput({ added: '21.4', description: 'Default: true.' }),
  AssignBen: flagInput({ added: '21.4', description: 'Default: the office’s InsDefaultAssignBen.' }),
  SubscNote: textInput({ ...sized('inssub', 'SubscNote'), verbatim: true, added: '22.4.26' }),
};

/** Body of InsSubs POST. */
export const newInsSubInputs = {
  PlanNum: keyInput({ required: true, description: 'insplan.PlanNum.' }),
  Subscriber: keyInput({ required: true, description: 'patient.PatNum.' }),
  SubscriberID: textInput({ ...sized('inssub', 'SubscriberID'), required: true, verbatim: true }),
  ...details,
};

/** Body of InsSubs PUT. */
export const insSubInputs = {
  PlanNum: keyInput({ description: 'insplan.PlanNum; claims and estimates follow.' }),
  Subscriber: keyInput({ added: '21.4', description: 'patient.PatNum.' }),
  SubscriberID: filledText({ ...sized('inssub', 'SubscriberID'), added: '21.4' }),
  ...details,
};
