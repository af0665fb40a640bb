import { tableRow } from '../../db/rows/table-row.ts';
import { ContactMethod, Gender, PatStatus, Position, YN } from '../../domain/enums.ts';
import {
  amountField,
  dateField,
  dateTimeField,
  keyField,
  namedField,
  serverDateTimeField,
  textField,
} from '../../wire/shape.ts';

const source = {
  table: 'patient',
  alias: 'p',
  joins: {
    pp: ['provider', 'pp.ProvNum = p.PriProv'],
    ps: ['provider', 'ps.ProvNum = p.SecProv'],
    d: ['definition', 'd.DefNum = p.BillingType'],
    c: ['clinic', 'c.ClinicNum = p.ClinicNum'],
    s: ['site', 's.SiteNum = p.SiteNum'],
  },
} as const;

const derived = {
  priProvAbbr: textField({ sql: 'pp.Abbr' }),
  secProvAbbr: textField({ sql: 'ps.Abbr' }),
  BillingType: textField({ sql: 'd.ItemName', description: 'Name of a definition of category 4.' }),
  clinicAbbr: textField({ sql: 'c.Abbr' }),
  siteDesc: textField({ sql: 's.Description' }),
};

/** Patients page, GET (single). */
export const patientRow = tableRow({
  name: 'Patient',
  ...source,
  fields: {
    PatNum: keyField({}),
    LName: textField({}),
    FName: textField({}),
    MiddleI: textField({}),
    Preferred: textField({}),
    PatStatus: namedField(PatStatus),
    Gender: namedField(Gender),
    Position: namedField(Position, 'Marital status.'),
    Birthdate: dateField({}),
    SSN: textField({}),
    Address: textField({}),
    Address2: textField({}),
    City: textField({}),
    State: textField({}),
    Zip: textField({}),
    HmPhone: textField({}),
    WkPhone: textField({}),
    WirelessPhone: textField({}),
    Guarantor: keyField('PatNum of the head of the family.'),
    Email: textField({}),
    EstBalance: amountField('Balance of this patient alone.'),
    PriProv: keyField({}),
    priProvAbbr: derived.priProvAbbr,
    SecProv: keyField({}),
    secProvAbbr: derived.secProvAbbr,
    BillingType: derived.BillingType,
    ImageFolder: textField({}),
    FamFinUrgNote: textField('Financial note of the family, kept with the guarantor.'),
    ChartNumber: textField({}),
    MedicaidID: textField({}),
    BalTotal: amountField({
      sql: 'CASE WHEN p.Guarantor = p.PatNum THEN p.BalTotal ELSE 0 END',
      description: 'Balance of the family; 0 for all but the guarantor.',
    }),
    EmployerNum: keyField({}),
    DateFirstVisit: dateField({}),
    ClinicNum: keyField({}),
    clinicAbbr: derived.clinicAbbr,
    Ward: textField({}),
    PreferConfirmMethod: namedField(ContactMethod),
    PreferContactMethod: namedField(ContactMethod),
    PreferRecallMethod: namedField(ContactMethod),
    Language: textField('Usually three letters of ISO 639-2; empty = none.'),
    AdmitDate: dateField({}),
    siteDesc: derived.siteDesc,
    DateTStamp: dateTimeField({}),
    SuperFamily: keyField('PatNum of the head of the super family.'),
    TxtMsgOk: namedField(YN),
    SecDateEntry: dateField({}),
  },
});

/** Patients page, GET Simple: the whole patient, with the time of the server in front. */
export const simplePatientRow = tableRow({
  name: 'Patient',
  ...source,
  fields: { serverDateTime: serverDateTimeField(), ...patientRow.fields },
});

/** Patients page, GET (multiple): what a person choosing a patient needs to see. */
export const patientChoiceRow = tableRow({
  name: 'PatientChoice',
  ...source,
  fields: {
    PatNum: keyField({}),
    LName: textField({}),
    FName: textField({}),
    MiddleI: textField({}),
    Preferred: textField({}),
    PatStatus: namedField(PatStatus),
    Birthdate: dateField({}),
    SSN: textField({}),
    Address: textField({}),
    Address2: textField({}),
    City: textField({}),
    State: textField({}),
    Zip: textField({}),
    HmPhone: textField({}),
    WkPhone: textField({}),
    WirelessPhone: textField({}),
    Email: textField({}),
    priProvAbbr: derived.priProvAbbr,
    secProvAbbr: derived.secProvAbbr,
    BillingType: derived.BillingType,
    ChartNumber: textField({}),
    ClinicNum: keyField({}),
    clinicAbbr: derived.clinicAbbr,
    siteDesc: derived.siteDesc,
    TxtMsgOk: namedField(YN),
  },
});
