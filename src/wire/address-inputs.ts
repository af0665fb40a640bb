import { type Input, textInput } from './input.ts';
import { formed } from './narrowed-inputs.ts';

const ZIP = /^(\d{5}(-?\d{4})?|[A-Z]\d[A-Z] \d[A-Z]\d)?$/i;

/** A postal code of the USA or Canada, or `""` (Patients, Laboratories pages). */
export const zipInput: Input<string, false> = formed(
  ZIP,
  textInput({ max: 20, description: '12345, 12345-1234, 123456789 or A0A 0A0.' }),
);
