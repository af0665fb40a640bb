import { tableRow } from '../../db/rows/table-row.ts';
import { dateTimeField, flagField, keyField, textField } from '../../wire/shape.ts';

/** Referrals page. */
export const referralRow = tableRow({
  name: 'Referral',
  table: 'referral',
  alias: 'r',
  joins: { d: ['definition', 'd.DefNum = r.Specialty'] },
  fields: {
    ReferralNum: keyField({}),
    LName: textField({}),
    FName: textField({}),
    MName: textField({}),
    SSN: textField({}),
    UsingTIN: flagField({}),
    Specialty: keyField('DefNum of category 35.'),
    specialty: textField({ sql: 'd.ItemName' }),
    ST: textField({}),
    Telephone: textField({}),
    Address: textField({}),
    Address2: textField({}),
    City: textField({}),
    Zip: textField({}),
    Note: textField({}),
    Phone2: textField({}),
    IsHidden: flagField({}),
    NotPerson: flagField({}),
    Title: textField({}),
    EMail: textField({}),
    PatNum: keyField({}),
    IsDoctor: flagField({}),
    DateTStamp: dateTimeField({}),
    IsPreferred: flagField({}),
    BusinessName: textField({}),
    DisplayNote: textField({}),
    isPatient: flagField({ sql: 'CASE WHEN r.PatNum <> 0 THEN 1 ELSE 0 END' }),
  },
});
