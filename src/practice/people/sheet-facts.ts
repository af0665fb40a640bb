import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ageAt, MIN_DATE } from '../../domain/calendar.ts';
import { Gender } from '../../domain/enums.ts';
import { shortDate } from '../../domain/short-date.ts';
import { findClinic } from '../office/clinics.ts';
import { preference } from '../office/preferences.ts';

type Patient = Row<'patient'>;
type Facts = ReadonlyMap<string, string>;

/** The texts a sheet is filled with, by the name of a field and by a tag within its static texts. */
export interface SheetFacts {
  readonly fields: Facts;
  readonly tags: Facts;
}

const text = (value: string | null) => value ?? '';

/** Parts that are not blank, a blank between them. */
const joined = (...parts: (string | null)[]) => parts.map(text).filter(Boolean).join(' ');

const cityStateZip = ({ City, State, Zip }: Pick<Patient, 'City' | 'State' | 'Zip'>) =>
  joined([text(City), text(State)].filter(Boolean).join(', '), Zip);

/** Fields of patient forms and letters, by their names in the sheet's definition. */
export async function fieldFacts(handle: Handle, patient: Patient): Promise<Facts> {
  const columns = ['LName', 'FName', 'MiddleI', 'Preferred', 'Address', 'Address2', 'City', 'State', 'Zip'] as const;
  const contacts = ['HmPhone', 'WkPhone', 'WirelessPhone', 'Email'] as const;
  return new Map([
    ...[...columns, ...contacts].map((name) => [name, text(patient[name])] as const),
    ['Birthdate', shortDate(patient.Birthdate)],
    ['patient.nameFL', joined(patient.FName, patient.LName)],
    ['patient.address', joined(patient.Address, patient.Address2)],
    ['patient.cityStateZip', cityStateZip(patient)],
    ['dateTime.Today', shortDate(handle.today)],
    ['PracticeTitle', await preference(handle, 'PracticeTitle')],
  ]);
}

/** Tags of static texts. */
export async function tagFacts(handle: Handle, patient: Patient): Promise<Facts> {
  const guarantor = await findRow(handle, 'patient', patient.Guarantor);
  const clinic = patient.ClinicNum ? await findClinic(handle, patient.ClinicNum) : undefined;
  const gender = Object.entries(Gender).find(([, number]) => number === patient.Gender)?.[0] ?? '';
  const known = patient.Birthdate > MIN_DATE;
  return new Map([
    ['PatNum', String(patient.PatNum)],
    ['nameF', text(patient.FName)],
    ['nameL', text(patient.LName)],
    ['nameMI', text(patient.MiddleI)],
    ['namePref', text(patient.Preferred)],
    ['nameFL', joined(patient.FName, patient.LName)],
    ['nameLF', [text(patient.LName), text(patient.FName)].filter(Boolean).join(', ')],
    ['address', joined(patient.Address, patient.Address2)],
    ['cityStateZip', cityStateZip(patient)],
    ['birthdate', shortDate(patient.Birthdate)],
    ['age', known ? String(ageAt(patient.Birthdate, handle.today)) : ''],
    ['gender', gender],
    ['ChartNumber', text(patient.ChartNumber)],
    ['HmPhone', text(patient.HmPhone)],
    ['WkPhone', text(patient.WkPhone)],
    ['WirelessPhone', text(patient.WirelessPhone)],
    ['Email', text(patient.Email)],
    ['guarantorNameFL', guarantor ? joined(guarantor.FName, guarantor.LName) : ''],
    ['clinicDescription', text(clinic?.Description ?? '')],
    ['dateToday', shortDate(handle.today)],
    ['practiceTitle', await preference(handle, 'PracticeTitle')],
  ]);
}

/** Replaces each `[tag]` by its text; an unknown tag stays as it is written. */
export const replaceTags = (written: string, tags: Facts): string =>
  written.replace(/\[([A-Za-z]{1,40})\]/g, (tag, name: string) => tags.get(name) ?? tag);
