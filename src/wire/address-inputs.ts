import { badRequest } from '../domain/refusal.ts';
import { type Input, textInput } from './input.ts';

const ZIP = /^(\d{5}(-?\d{4})?|[A-Z]\d[A-Z] \d[A-Z]\d)?$/i;

/** A postal code of the USA or Canada, or `""` (Patients, Laboratories pages). */
export const zipInput: Input<string, false> = {
  ...textInput({ max: 20, description: '12345, 12345-1234, 123456789 or A0A 0A0.' }),
  read: (sent, name) => {
    if (typeof sent !== 'string' || sent.length > 20 || !ZIP.test(sent)) throw badRequest(`${name} is invalid.`);
    return sent;
  },
};
