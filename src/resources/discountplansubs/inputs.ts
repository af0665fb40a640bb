import { sized } from '../../db/schema/sized.ts';
import { dateInput, keyInput, textInput } from '../../wire/input.ts';

const details = {
  DateEffective: dateInput({ description: 'First day; 0001-01-01 = 1 January of this year.' }),
  DateTerm: dateInput({ description: 'Last day; 0001-01-01 = none.' }),
  SubNote: textInput({ ...sized('discountplansub', 'SubNote'), verbatim: true }),
};

/** Body of DiscountPlanSubs POST. */
export const newDiscountPlanSubInputs = {
  DiscountPlanNum: keyInput({ required: true }),
  PatNum: keyInput({ required: true }),
  ...details,
};

/** Body of DiscountPlanSubs PUT. */
export const discountPlanSubInputs = {
  PatNum: keyInput({ required: true, description: 'The patient who is subscribed.' }),
  ...details,
};
