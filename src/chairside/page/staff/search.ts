import type { Patient } from '../answers.ts';
import { ApiError, ask } from '../api.ts';

/** Parameters of GET /patients. A list of queries means everybody whom at least one of them finds. */
type Query = Readonly<Record<string, string>>;

/** How many are shown. */
export const MOST = 50;

/** How many names with the same beginning are compared with one that was typed without its accents. */
const MOST_ALIKE = 1000;

/** Patients by what was typed: a number, a birthdate, or names in either order. */
export async function findPatients(authorization: string, typed: string, today: string): Promise<Patient[]> {
  const text = typed.trim().replace(/\s+/g, ' ');
  const find = async (queries: readonly Query[], most: number) => {
    const found = await Promise.all(queries.map((query) => list(authorization, { ...query, Limit: String(most) })));
    return distinct(found.flat());
  };
  if (/^\d+$/.test(text)) {
    const [one, others] = await Promise.all([byNumber(authorization, text), find(numberQueries(text), MOST)]);
    return distinct([...one, ...others]);
  }
  const days = birthdates(text, today);
  if (days.length > 0)
    return find(
      days.map((Birthdate) => ({ Birthdate })),
      MOST,
    );
  const names = nameQueries(text);
  const found = await find(names, MOST);
  if (found.length > 0) return found;
  const alike = await find(names.flatMap(beginnings), MOST_ALIKE);
  return alike.filter((patient) => names.some((query) => isAlike(patient, query))).slice(0, MOST);
}

const list = (authorization: string, query: Query) =>
  ask<Patient[]>(authorization, `/v1/patients?${new URLSearchParams(query)}`);

async function byNumber(authorization: string, number: string): Promise<Patient[]> {
  try {
    const patient = await ask<Patient & { PatStatus: string }>(authorization, `/v1/patients/${number}`);
    return patient.PatStatus === 'Deleted' ? [] : [patient];
  } catch (refused) {
    if (refused instanceof ApiError && [400, 404].includes(refused.status)) return [];
    throw refused;
  }
}

function distinct(patients: readonly Patient[]): Patient[] {
  return [...new Map(patients.map((patient) => [patient.PatNum, patient])).values()];
}

/** A number may be a chart number, and a long one a telephone number. */
const numberQueries = (number: string): Query[] => [
  { ChartNumber: number },
  ...(number.length >= 7 ? [{ Phone: number }] : []),
];

/**
 * Reads `2011-10-05`, and `10/5/2011` or `5.10.11` with month or day first; both dates if both exist. Two digits of a
 * year mean the latest such year that has begun.
 */
export function birthdates(text: string, today: string): string[] {
  const [, first = '', second = '', third = ''] = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})$/.exec(text) ?? [];
  if (first.length === 4) return dayOf(first, second, third);
  if (!third || first.length > 2) return [];
  const century = Number(today.slice(0, 2));
  const year =
    third.length > 2 ? third : `${third > today.slice(2, 4) ? century - 1 : century}${third.padStart(2, '0')}`;
  return [...new Set([...dayOf(year, first, second), ...dayOf(year, second, first)])];
}

function dayOf(year: string, month: string, day: string): string[] {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? [text] : [];
}

/** `Mensah, Kwame`, `Kwame Mensah` and `Mensah Kwame`; a name may have several words. */
export function nameQueries(text: string): Query[] {
  const [last = '', ...rest] = text.split(',').map((part) => part.trim());
  if (rest.length > 0) {
    const FName = rest.join(' ').trim();
    return [{ ...(last ? { LName: last } : {}), ...(FName ? { FName } : {}) }];
  }
  const words = text.split(' ', 5);
  const splits = words.slice(1).map((_, index) => {
    const [before, after] = [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')];
    return [
      { FName: before, LName: after },
      { LName: before, FName: after },
    ];
  });
  return text === '' ? [{}] : [{ LName: text }, { FName: text }, ...splits.flat()];
}

/** Letters that are the same letter when a name is typed without accents. */
const ALIKE = [
  ...['aáàâäãåÁÀÂÄ', 'eéèêëÉÈ', 'iíìîïÍ', 'oóòôöõøÓÖØ', 'uúùûüÚÜ', 'cçćčÇĆČ', 'nñńÑŃ'],
  ...['lłŁ', 'dđĐ', 'sśšŚŠ', 'zźżžŹŻŽ', "'’"],
];

/** Queries with the names cut after the first letter that may have an accent: one for each form of that letter. */
function beginnings(query: Query): Query[] {
  const name = query.LName ? 'LName' : 'FName';
  const text = query[name] ?? '';
  const letters = [...text];
  const at = letters.findIndex((letter) => formsOf(letter) !== '');
  if (at < 0) return [];
  const before = letters.slice(0, at).join('');
  return [...formsOf(letters[at]!)].map((form) => ({ [name]: before + form }));
}

const formsOf = (letter: string) => ALIKE.find((forms) => forms.includes(letter.toLowerCase())) ?? '';

/** Letters that are not a plain letter with a mark, and the other apostrophe. */
const OWN: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', '’': "'" };

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđ’]/g, (letter) => OWN[letter]!);

function isAlike(patient: Patient, query: Query): boolean {
  const begins = (name: 'LName' | 'FName') => plain(patient[name]).startsWith(plain(query[name] ?? ''));
  return begins('LName') && begins('FName');
}
