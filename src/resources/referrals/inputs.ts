import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { invalid } from '../../domain/refusal.ts';
import { flagInput, type Input, keyInput, textInput } from '../../wire/input.ts';
import { formed } from '../../wire/narrowed-inputs.ts';

/** Version of the published API that added most fields. */
const added = '24.4.16';

const text = <const O extends object>(column: keyof Row<'referral'> & string, options: O = {} as O) =>
  textInput({ ...sized('referral', column), verbatim: true, ...options });

const plainTelephone = textInput({ max: 30, added, description: 'Ten digits; punctuation is dropped.' });

/**
 * Ten digits and punctuation, or an empty text; a text without digits is no telephone number and does not count as
 * empty.
 */
const telephone: Input<string, false> = {
  ...plainTelephone,
  read: (sent, name) => {
    const text = plainTelephone.read(sent, name);
    const digits = text.replace(/\D/g, '');
    if (text !== '' && digits.length !== 10) throw invalid(name);
    return digits;
  },
};

const ssn = formed(/^\d{0,9}$/, textInput({ max: 9, added, description: 'Digits only.' }));

const afterSpecialty = {
  ST: text('ST', { added }),
  Telephone: telephone,
  Address: text('Address', { added }),
  Address2: text('Address2', { added }),
  City: text('City', { added }),
  Zip: text('Zip', { added }),
  Note: text('Note'),
  Phone2: text('Phone2', { added }),
  NotPerson: flagInput({ added }),
  Title: text('Title'),
  EMail: text('EMail', { added }),
  IsDoctor: flagInput({ added }),
  BusinessName: text('BusinessName', { added }),
  DisplayNote: text('DisplayNote', { added }),
};
const beforeSpecialty = {
  FName: text('FName'),
  MName: text('MName'),
  SSN: ssn,
  UsingTIN: flagInput({ added }),
  Specialty: keyInput({ description: 'DefNum of category 35.' }),
};

/** Body of Referrals POST, in page order. */
export const newReferralInputs = {
  LName: textInput({ ...sized('referral', 'LName'), verbatim: true, required: true, blank: false }),
  PatNum: keyInput({ description: 'Only for a patient who refers others; LName must be the patient’s.' }),
  ...beforeSpecialty,
  specialty: textInput({ max: 255, description: 'Name of that definition.' }),
  ...afterSpecialty,
};

/** Body of Referrals PUT, in page order. */
export const referralInputs = {
  LName: textInput({ ...sized('referral', 'LName'), verbatim: true, blank: false }),
  ...beforeSpecialty,
  ...afterSpecialty,
};
