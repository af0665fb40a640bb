import type { Handle } from '../../db/handle.ts';
import type { Condition } from '../../db/rows/select.ts';
import { beginsWith, contains, containsPieces, indexedBeginsWith, isText } from '../../db/rows/text-conditions.ts';
import { PatStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { equal, type FilterScope, type Filters, type SentFilters, unless, where } from '../../http/filters.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { mergedAway } from '../../practice/people/merged.ts';
import { dateInput, flagInput, keyInput, textInput } from '../../wire/input.ts';
import { numberListInput } from '../../wire/number-list-input.ts';
import { containsDigits, thisPatient } from './conditions.ts';

/** Deleted patients are never shown. */
export const notDeleted: Condition = [`p.PatStatus <> ${PatStatus.Deleted}`];

/** Patients who were merged into another one are not shown either. */
export const notMergedAway: Condition = [`NOT ${mergedAway('p.PatNum')}`];

const text = (description: string) => textInput({ emptyIsAbsent: true, description });
const flag = (description: string) => flagInput({ emptyIsAbsent: true, description: `${description} Default: false.` });
const beginningOf = (column: string) => where(text('Matches the beginning.'), beginsWith(column));
const byIndexOf = (name: 'LName' | 'FName' | 'ChartNumber') => indexedBeginsWith('patient', 'p', name);
const partOf = (column: string) => where(text('Matches any part.'), contains(column));

/** Characters between the parts of an address that a caller may write or leave out. */
const BETWEEN = /[\s\-.,:;_"'/\\)(#&]+/;

const PHONES = ['p.HmPhone', 'p.WkPhone', 'p.WirelessPhone'] as const;

/**
 * Filters of GET (multiple): the boxes of a window where a person looks for a patient (`companions-people.md` 2.3). A
 * value that says nothing, such as a telephone number without a digit, is no filter.
 */
export const choiceFilters = {
  LName: where(textInput({ description: 'Matches the beginning of the last name.' }), byIndexOf('LName'), {
    isNarrow: true,
  }),
  FName: where(textInput({ description: 'Matches the beginning of the first or preferred name.' }), byFirstName),
  Phone: where(text('Consecutive digits of any of the three numbers; a leading 1 does not matter.'), byPhone),
  Address: where(
    text('Matches any part; spaces and punctuation match anything.'),
    containsPieces('p.Address', BETWEEN),
  ),
  hideInactive: where(flag('Without inactive patients.'), (hidden) =>
    hidden ? [[`p.PatStatus <> ${PatStatus.Inactive}`]] : [],
  ),
  City: beginningOf('p.City'),
  State: beginningOf('p.State'),
  SSN: where(text('Matches the beginning; dashes do not matter.'), (sent, handle) =>
    beginsWith("REPLACE(p.SSN, '-', '')")(sent.replaceAll('-', ''), handle),
  ),
  ChartNumber: where(text('Matches the beginning.'), byIndexOf('ChartNumber')),
  guarOnly: where(flag('Guarantors only.'), (isOnly) => (isOnly ? [['p.Guarantor = p.PatNum']] : [])),
  showArchived: unless(
    flag('Also archived and deceased patients.'),
    `p.PatStatus NOT IN (${PatStatus.Archived}, ${PatStatus.Deceased})`,
  ),
  Birthdate: where(dateInput({ emptyIsAbsent: true, description: 'A year before 1880 or after 2100 = any.' }), (day) =>
    isLikelyBirthdate(day) ? [['p.Birthdate = ?', day]] : [],
  ),
  SiteNum: equal(keyInput({ emptyIsAbsent: true, description: '0 = every site.' }), {
    zero: 'all',
    names: ['site', 'Site'],
  }),
  SubscriberId: where(text('Matches the beginning, for any insurance of the patient.'), (id, handle) =>
    beginsWith('i.SubscriberID')(id, handle).map(ofSubscriber),
  ),
  Email: partOf('p.Email'),
  Country: partOf('p.Country'),
  clinicNums: where(
    numberListInput({ emptyIsAbsent: true, description: 'Comma-separated; also finds patients of no clinic.' }),
    inClinics,
  ),
  clinicAbbr: beginningOf('c.Abbr'),
  invoiceNumber: where(text('Matches the beginning of the number of any of the patient’s invoices.'), (sent, handle) =>
    beginsWith('CAST(s.StatementNum AS CHAR)')(sent, handle).map(ofInvoice),
  ),
  PatNum: thisPatient(),
} satisfies Filters;

/**
 * True for rows that are exactly what was asked for: every text and the birth date that were sent equal the row's own.
 * Those rows come first. Undefined if no text and no birth date was sent.
 */
export function exactMatch(sent: SentFilters<typeof choiceFilters>, handle: Handle): Condition | undefined {
  const conditions: Condition[] = [];
  for (const [name, column] of EXACT) {
    const value = sent[name];
    if (value) conditions.push(isText(column)(value, handle));
  }
  const { Phone, Birthdate, SubscriberId, invoiceNumber } = sent;
  if (Phone && digitsOf(Phone)) conditions.push(phoneIs(Phone));
  if (Birthdate && isLikelyBirthdate(Birthdate)) conditions.push(['p.Birthdate = ?', Birthdate]);
  if (SubscriberId) conditions.push(ofSubscriber(isText('i.SubscriberID')(SubscriberId, handle)));
  if (invoiceNumber) conditions.push(ofInvoice(isText('CAST(s.StatementNum AS CHAR)')(invoiceNumber, handle)));
  if (conditions.length === 0) return undefined;
  return [conditions.map(([sql]) => sql).join(' AND '), ...conditions.flatMap(([, ...values]) => values)];
}

const EXACT = [
  ['LName', 'p.LName'],
  ['FName', 'p.FName'],
  ['Address', 'p.Address'],
  ['City', 'p.City'],
  ['State', 'p.State'],
  ['SSN', 'p.SSN'],
  ['ChartNumber', 'p.ChartNumber'],
  ['Email', 'p.Email'],
  ['Country', 'p.Country'],
  ['clinicAbbr', 'c.Abbr'],
] as const;

const isLikelyBirthdate = (day: string) => day >= '1880-01-01' && day <= '2100-12-31';

const ofSubscriber = ([sql, ...values]: Condition): Condition => [
  `p.PatNum IN (SELECT pl.PatNum FROM {patplan} pl JOIN {inssub} i ON i.InsSubNum = pl.InsSubNum WHERE ${sql})`,
  ...values,
];

const ofInvoice = ([sql, ...values]: Condition): Condition => [
  `p.PatNum IN (SELECT s.PatNum FROM {statement} s WHERE s.IsInvoice = 1 AND ${sql})`,
  ...values,
];

/**
 * The preferred name counts as a first name if the office says so. Together with a last name the index of first names
 * is not used, since SQLite believes both names to be equally rare.
 */
async function byFirstName(name: string, handle: Handle, { isNarrowed }: FilterScope): Promise<readonly Condition[]> {
  const byName = isNarrowed ? beginsWith('p.FName')(name, handle) : byIndexOf('FName')(name, handle);
  if (byName.length === 0 || !(await isPreferenceOn(handle, 'PatientSelectUseFNameForPreferred'))) return byName;
  const either = [...beginsWith('p.FName')(name, handle), ...beginsWith('p.Preferred')(name, handle)];
  return [[`(${either.map(([sql]) => sql).join(' OR ')})`, ...either.flatMap(([, ...values]) => values)]];
}

/** Patients of these clinics, of no clinic, or with an appointment in one of them. */
function inClinics(clinicNums: readonly Key[]): Condition[] {
  const marks = clinicNums.map(() => '?').join(', ');
  return [
    [
      `(p.ClinicNum = 0 OR p.ClinicNum IN (${marks})
        OR p.PatNum IN (SELECT a.PatNum FROM {appointment} a WHERE a.ClinicNum IN (${marks})))`,
      ...clinicNums,
      ...clinicNums,
    ],
  ];
}

/** Callers come with a country code (+1 503 555 0110), which offices seldom write. */
function digitsOf(phone: string): string {
  const typed = phone.normalize('NFKC').replace(/[^0-9]/g, '');
  // As it is dialled from abroad: 00 or 011, then the country's number.
  const digits = typed.replace(/^(?:00|011)(?=1\d{10}$)/, '');
  return digits.length > 3 && digits.startsWith('1') ? digits.slice(1) : digits;
}

function byPhone(phone: string): Condition[] {
  const digits = digitsOf(phone);
  return digits ? containsDigits(PHONES, digits) : [];
}

/** One of the patient's numbers is written as it was sent, or as offices write it. */
function phoneIs(phone: string): Condition {
  const written = digitsOf(phone).replace(/^(\d{3})(\d{3})(\d{4})$/, '($1)$2-$3');
  return [`(${PHONES.map((column) => `${column} IN (?, ?)`).join(' OR ')})`, ...PHONES.flatMap(() => [phone, written])];
}
