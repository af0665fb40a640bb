import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { NoSendElect } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { filledText } from '../../wire/filled-text.ts';
import { flagInput, type Input, namedInput, textInput } from '../../wire/input.ts';

const text = (column: keyof Row<'carrier'> & string, description = '') =>
  textInput({ ...sized('carrier', column), verbatim: true, description });

/** A text of one form, or an empty one. */
function inForm(plain: Input<string, false>, form: RegExp, refusal: (name: string) => string): Input<string, false> {
  return {
    ...plain,
    read(sent, name) {
      const value = plain.read(sent, name);
      if (value !== '' && !form.test(value)) throw badRequest(refusal(name));
      return value;
    },
  };
}

const details = {
  Address: text('Address'),
  Address2: text('Address2'),
  City: text('City'),
  State: inForm(text('State', 'Two capital letters or digits.'), /^[A-Z]{2}$/, (name) => {
    return `${name} must be two capital characters.`;
  }),
  Zip: inForm(text('Zip', '12345, 12345-1234 or 123456789.'), /^(\d{5}|\d{5}-\d{4}|\d{9})$/, (name) => {
    return `${name} must be in the format 12345, 12345-1234, or 123456789.`;
  }),
  Phone: text('Phone', 'Ten digits in any usual form are stored as (503)456-8910.'),
  ElectID: text('ElectID', 'Electronic payer ID.'),
  NoSendElect: namedInput(NoSendElect, { description: 'Default: SendElect.' }),
  IsHidden: flagInput({ description: 'Default: false.' }),
};

/** Body of Carriers POST. */
export const newCarrierInputs = {
  CarrierName: textInput({ ...sized('carrier', 'CarrierName'), required: true, verbatim: true }),
  ...details,
};

/** Body of Carriers PUT. */
export const carrierInputs = { CarrierName: filledText(sized('carrier', 'CarrierName')), ...details };
