import { TPType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { dateInput, flagInput, keyInput, namedInput, textInput } from '../../wire/input.ts';

/** Most bytes that the column holds. */
const LONGEST_NOTE = 65_535;

const heading = (description: string) => textInput({ max: 255, blank: false, description });
const note = (description: string) => textInput({ verbatim: true, maxBytes: LONGEST_NOTE, description });

const plainDate = dateInput({ description: 'Only on a Saved plan; 1880 or later.' });

/** Years before 1880 are refused, since older programs read them as an empty date (`treatment-plans.md` 2.6). */
const dateOfPlan: typeof plainDate = {
  ...plainDate,
  read: (sent, name) => {
    const date = plainDate.read(sent, name);
    if (date < '1880') throw badRequest(`${name} is invalid.`);
    return date;
  },
};

/** Body of TreatPlans POST, in page order. */
export const newPlanInputs = {
  PatNum: keyInput({ required: true }),
  Heading: heading('Default "Inactive Treatment Plan".'),
  Note: note('Default: preference TreatmentPlanNote. Kept as sent.'),
  TPType: namedInput(TPType, { description: 'Default Discount for a patient with a discount plan, else Insurance.' }),
};

/** Body of TreatPlans POST Saved, in page order. */
export const savedPlanInputs = {
  TreatPlanNum: keyInput({ required: true, description: 'The Active or Inactive plan to save a copy of.' }),
  Heading: heading('Default: the heading of that plan.'),
  UserNumPresenter: keyInput({ description: 'userod.UserNum; default 0.' }),
};

const TYPED_NAME = 'Only on a Saved plan, and where the default treatment plan sheet has this field.';

/** Body of TreatPlans PUT, in page order. */
export const planInputs = {
  DateTP: dateOfPlan,
  Heading: heading(''),
  Note: note('Replaces the note; "" clears it.'),
  ResponsParty: keyInput({ description: 'patient.PatNum; 0 clears it.' }),
  TPType: namedInput(TPType),
  SignatureText: textInput({ max: 255, description: TYPED_NAME }),
  SignaturePracticeText: textInput({ max: 255, description: TYPED_NAME }),
  isSigned: flagInput({ description: 'true signs for the patient over the edited plan; false clears the signature.' }),
  isSignedPractice: flagInput({
    description: 'The same for the practice, where the default sheet has a practice signature box.',
  }),
};
