import { keyInput } from '../../wire/input.ts';

const Priority = keyInput({ description: 'DefNum of category 20; 0 = none. Hidden ones are accepted.' });

/** Body of TreatPlanAttaches POST, in page order. */
export const newAttachInputs = {
  TreatPlanNum: keyInput({ required: true }),
  ProcNum: keyInput({ required: true }),
  Priority,
};

/** Body of TreatPlanAttaches PUT. */
export const attachInputs = { Priority };
