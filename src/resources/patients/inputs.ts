import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ContactMethod, Gender, PatStatus, Position, YN } from '../../domain/enums.ts';
import { zipInput } from '../../wire/address-inputs.ts';
import { dateOrNone } from '../../wire/empty-inputs.ts';
import { keyInput, namedInput, textInput } from '../../wire/input.ts';

const { Deleted: _deleted, ...writableStatus } = PatStatus;
const { Other: _other, ...writableGender } = Gender;

const text = <const O extends object>(column: keyof Row<'patient'> & string, options: O = {} as O) =>
  textInput({ ...sized('patient', column), verbatim: true, ...options });

const method = (added?: string) => namedInput(ContactMethod, added ? { added } : {});

/** Every field except the two names, in page order. */
const details = {
  MiddleI: text('MiddleI'),
  Preferred: text('Preferred'),
  PatStatus: namedInput(writableStatus, { description: 'Default: Patient.' }),
  Gender: namedInput(writableGender, { description: 'Default: Unknown.' }),
  Position: namedInput(Position, { description: 'Marital status. Default: Single.' }),
  Birthdate: dateOrNone({ description: 'Not after today; "" = none.' }),
  SSN: text('SSN', { description: 'Nine digits without dashes in the USA.' }),
  Address: text('Address'),
  Address2: text('Address2'),
  City: text('City'),
  State: text('State', { description: 'Two capital letters in the USA.' }),
  Zip: zipInput,
  HmPhone: text('HmPhone', { description: 'Stored as sent, with its punctuation.' }),
  WkPhone: text('WkPhone'),
  WirelessPhone: text('WirelessPhone'),
  Guarantor: keyInput({ description: 'PatNum of the head of the family; not together with SuperFamily.' }),
  Email: text('Email'),
  PriProv: keyInput({ description: 'provider.ProvNum. Default: the practice’s default provider.' }),
  SecProv: keyInput({ description: 'provider.ProvNum.' }),
  BillingType: textInput({ max: 255, numbers: true, description: 'Name of a definition of category 4.' }),
  FamFinUrgNote: text('FamFinUrgNote', { added: '23.2.5', description: 'Only for a guarantor.' }),
  ChartNumber: text('ChartNumber', { max: 15 }),
  MedicaidID: text('MedicaidID', { added: '24.4.13' }),
  EmployerNum: keyInput({ added: '24.3.30', description: 'employer.EmployerNum.' }),
  DateFirstVisit: dateOrNone({ added: '22.4.42' }),
  ClinicNum: keyInput({ description: 'clinic.ClinicNum; 0 = none.' }),
  Ward: text('Ward', { added: '24.1.12', description: 'Only with the Hospitals feature.' }),
  PreferConfirmMethod: method(),
  PreferContactMethod: method(),
  PreferRecallMethod: method('22.2'),
  Language: text('Language', { description: 'An ISO 639-2 code (three letters), or one of LanguagesUsedByPatients.' }),
  AdmitDate: dateOrNone({ added: '24.1.12', description: 'Only with the Hospitals feature.' }),
  SuperFamily: keyInput({
    added: '22.4.38',
    description: 'PatNum of the head of a super family, which is created if there is none.',
  }),
  TxtMsgOk: namedInput(YN),
};

/** Body of Patients POST. */
export const newPatientInputs = {
  LName: text('LName', { required: true, blank: false }),
  FName: text('FName', { required: true, blank: false }),
  ...details,
};

/** Body of Patients PUT; an empty name is ignored, as the page says. */
export const patientInputs = {
  LName: text('LName', { emptyIsAbsent: true, blank: false }),
  FName: text('FName', { emptyIsAbsent: true, blank: false }),
  ...details,
};
