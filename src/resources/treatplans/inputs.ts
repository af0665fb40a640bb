import { TPType } from '../../domain/enums.ts';
import { dateInput, flagInput, keyInput, namedInput, textInput } from '../../wire/input.ts';
import { narrowed } from '../../wire/narrowed-inputs.ts';

/** Most bytes that the column holds. */
const LONGEST_NOTE = 65_535;

const heading = (description: string) => textInput({ max: 255, blank: false, description });
const note = (description: string) => textInput({ verbatim: true, maxBytes: LONGEST_NOTE, description });

/** Years before 1880 are refused, since older programs read them as an empty date (`treatment-plans.md` 2.6). */
const dateOfPlan = narrowed(
  dateInput({ description: 'Only on a Saved plan; 1880 or later.' }),
  (date) => date >= '1880',
);

/** Body of TreatPlans POST, in page order. */
export const newPlanInputs = {
  PatNum: keyInput({ required: true }),
  Heading: heading('Default: "Inactive Treatment Plan".'),
  Note: note('Stored as sent. Default: preference TreatmentPlanNote.'),
  TPType: namedInput(TPType, { description: 'Default: Discount for a patient with a discount plan, else Insurance.' }),
};

/** Body of TreatPlans POST Saved, in page order. */
export const savedPlanInputs = {
  TreatPlanNum: keyInput({ required: true, description: 'The Active or Inactive plan to save a copy of.' }),
  Heading: heading('Default: the heading of that plan.'),
  UserNumPresenter: keyInput({ description: 'userod.UserNum. Default: 0.' }),
};

const TYPED_NAME = 'Only on a Saved plan, and if the default treatment plan sheet has this field.';

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
    description: 'The same for the practice, if the default sheet has a box for its signature.',
  }),
};
