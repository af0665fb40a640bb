import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { dateOrNone } from '../../wire/empty-inputs.ts';
import { flagInput, keyInput, textInput } from '../../wire/input.ts';
import { formed } from '../../wire/narrowed-inputs.ts';

const text = (column: keyof Row<'provider'> & string, added?: string) =>
  textInput({ ...sized('provider', column), verbatim: true, ...(added ? { added } : {}) });

/** Nine digits, or none: dashes are refused, as the page says. */
const ssn = formed(/^(\d{9})?$/, textInput({ max: 9, description: 'SSN or TIN, nine digits without dashes.' }));

const abbr = { ...sized('provider', 'Abbr'), verbatim: true, blank: false } as const;
const specialty = keyInput({ description: 'DefNum of category 35. Default: the first.' });
const usingTin = flagInput({ description: 'SSN holds a TIN. Default: true.' });
const signature = flagInput({ added: '24.4.17', description: 'Signature on file. Default: false.' });

/** Body of Providers POST, in page order. */
export const newProviderInputs = {
  Abbr: textInput({ ...abbr, required: true }),
  LName: text('LName'),
  FName: text('FName'),
  MI: text('MI'),
  Suffix: text('Suffix'),
  FeeSched: keyInput({ description: 'feesched.FeeSchedNum. Default: the first that is not hidden.' }),
  Specialty: specialty,
  SSN: ssn,
  StateLicense: text('StateLicense', '24.4.31'),
  IsSecondary: flagInput({ description: 'A hygienist.' }),
  IsHidden: flagInput(),
  UsingTIN: usingTin,
  SigOnFile: signature,
  NationalProvID: text('NationalProvID', '24.4.31'),
  IsNotPerson: flagInput({ description: 'An organization; FName and MI are ignored.' }),
  IsHiddenReport: flagInput(),
  Birthdate: dateOrNone({ alsoSpelled: 'BirthDate' }),
  SchedNote: text('SchedNote'),
  PreferredName: text('PreferredName'),
};

/** Body of Providers PUT, in page order. The page spells the NPI `NationalProvId` here, `NationalProvID` in answers. */
export const providerInputs = {
  Abbr: textInput(abbr),
  FName: text('FName'),
  LName: text('LName'),
  MI: text('MI'),
  Suffix: text('Suffix'),
  PreferredName: text('PreferredName'),
  Specialty: specialty,
  SigOnFile: signature,
  NationalProvId: text('NationalProvID'),
  NationalProvID: text('NationalProvID'),
  StateLicense: text('StateLicense'),
  SSN: ssn,
  UsingTIN: usingTin,
};
