import type { Handle } from '../../db/practice.ts';
import { type Condition, equals } from '../../db/select.ts';
import { PatStatus } from '../../domain/enums.ts';
import { type Key, toKey } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireReference } from '../../http/answers.ts';
import { dateInput, flagInput, type Input, keyInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { beginsWith, contains, containsDigits } from './conditions.ts';
import { patientChoiceRow as row } from './row.ts';

const part = (description = '') => textInput({ emptyIsAbsent: true, description: `Part of it. ${description}`.trim() });

/** Filters of GET (multiple): the boxes of a window where a person looks for a patient. */
export const choiceQuery = {
  LName: textInput({ description: 'Beginning of the last name.' }),
  FName: textInput({ description: 'Beginning of the first name.' }),
  Phone: phoneInput(),
  Address: part(),
  hideInactive: flagInput({ description: 'Leaves inactive patients out. Default false.' }),
  City: part(),
  State: part(),
  SSN: part('Dashes do not matter.'),
  ChartNumber: part(),
  guarOnly: flagInput({ description: 'Guarantors only. Default false.' }),
  showArchived: flagInput({ description: 'Archived and deceased patients as well. Default false.' }),
  Birthdate: dateInput(),
  SiteNum: keyInput({ description: '0 = every site.' }),
  SubscriberId: part('Of an insurance the patient has.'),
  Email: part(),
  Country: part(),
  clinicNums: clinicNumsInput(),
  clinicAbbr: part(),
  invoiceNumber: unanswerable('invoiceNumber cannot be searched, because this server keeps no statements.'),
};

/** The conditions of GET (multiple). 404 for a site or a clinic that does not exist. */
export async function chosenPatients(query: ValuesOf<typeof choiceQuery>, handle: Handle): Promise<Condition[]> {
  await requireReference(handle, 'site', query.SiteNum || undefined, 'Site');
  for (const clinicNum of query.clinicNums ?? []) {
    await requireReference(handle, 'clinic', clinicNum || undefined, 'Clinic');
  }
  return [
    ...beginsWith('p.LName', query.LName),
    ...beginsWith('p.FName', query.FName),
    ...containsDigits(['p.HmPhone', 'p.WkPhone', 'p.WirelessPhone'], query.Phone),
    ...contains('p.Address', query.Address),
    ...shownStatuses(query),
    ...contains('p.City', query.City),
    ...contains('p.State', query.State),
    ...contains("REPLACE(p.SSN, '-', '')", query.SSN?.replaceAll('-', '')),
    ...contains('p.ChartNumber', query.ChartNumber),
    ...(query.guarOnly ? [['p.Guarantor = p.PatNum'] as const] : []),
    ...equals(row, 'Birthdate', query.Birthdate),
    ...equals(row, 'SiteNum', query.SiteNum || undefined),
    ...subscribedAs(query.SubscriberId),
    ...contains('p.Email', query.Email),
    ...contains('p.Country', query.Country),
    ...inClinics(query.clinicNums),
    ...contains('c.Abbr', query.clinicAbbr),
  ];
}

/** Deleted patients are never shown; who has left or died only on request. */
function shownStatuses(query: { hideInactive?: boolean | undefined; showArchived?: boolean | undefined }): Condition[] {
  const hidden: number[] = [PatStatus.Deleted];
  if (query.hideInactive) hidden.push(PatStatus.Inactive);
  if (!query.showArchived) hidden.push(PatStatus.Archived, PatStatus.Deceased);
  return [[`p.PatStatus NOT IN (${hidden.join(', ')})`]];
}

function subscribedAs(subscriberId: string | undefined): Condition[] {
  return contains('i.SubscriberID', subscriberId).map(([sql, ...values]) => [
    `p.PatNum IN (SELECT pl.PatNum FROM patplan pl JOIN inssub i ON i.InsSubNum = pl.InsSubNum WHERE ${sql})`,
    ...values,
  ]);
}

function inClinics(clinicNums: readonly Key[] | undefined): Condition[] {
  return clinicNums ? [[`p.ClinicNum IN (${clinicNums.map(() => '?').join(', ')})`, ...clinicNums]] : [];
}

function phoneInput(): Input<string, false> {
  const text = textInput({ emptyIsAbsent: true, description: 'Digits of any of the three numbers, in a row.' });
  return {
    ...text,
    read: (sent, name) => {
      const digits = text.read(sent, name).replace(/[^0-9]/g, '');
      if (digits === '') throw badRequest(`${name} is invalid.`);
      return digits;
    },
  };
}

/** `1,2,3`; 0 = no clinic. */
function clinicNumsInput(): Input<Key[], false> {
  const text = textInput({ emptyIsAbsent: true, description: 'ClinicNums with commas between them; 0 = no clinic.' });
  return {
    ...text,
    read: (sent, name) => {
      const numbers = text.read(sent, name).split(',');
      if (!numbers.every((number) => /^\s*\d{1,18}\s*$/.test(number))) throw badRequest(`${name} is invalid.`);
      return numbers.map((number) => toKey(number.trim()));
    },
  };
}

/** A filter of the page that this server has no rows for: refused, since ignoring it would answer every patient. */
function unanswerable(sentence: string): Input<never, false> {
  const refuse = (): never => {
    throw badRequest(sentence);
  };
  return { ...textInput({ emptyIsAbsent: true, description: 'Refused: no statements are kept.' }), read: refuse };
}
