import { tableRow } from '../../db/rows/table-row.ts';
import { ProviderStatus } from '../../domain/enums.ts';
import {
  colorField,
  dateField,
  dateTimeField,
  flagField,
  keyField,
  namedField,
  serverDateTimeField,
  textField,
} from '../../wire/shape.ts';

/** Providers page. */
export const providerRow = tableRow({
  name: 'Provider',
  table: 'provider',
  alias: 'p',
  fields: {
    ProvNum: keyField({}),
    Abbr: textField({}),
    LName: textField({}),
    FName: textField({}),
    MI: textField({}),
    Suffix: textField({}),
    FeeSched: keyField('FeeSchedNum of the fees usually charged.'),
    Specialty: keyField('DefNum of category 35.'),
    SSN: textField({}),
    StateLicense: textField({}),
    IsSecondary: flagField('True for a hygienist.'),
    provColor: colorField({ column: 'ProvColor' }),
    IsHidden: flagField({}),
    UsingTIN: flagField('SSN holds a TIN.'),
    SigOnFile: flagField({}),
    NationalProvID: textField({}),
    DateTStamp: dateTimeField({}),
    IsNotPerson: flagField('An organization.'),
    ProvStatus: namedField(ProviderStatus),
    IsHiddenReport: flagField({}),
    Birthdate: dateField({}),
    SchedNote: textField({}),
    PreferredName: textField({}),
    serverDateTime: serverDateTimeField(),
  },
});
