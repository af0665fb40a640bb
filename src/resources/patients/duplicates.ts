import type { Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { PatStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import type { SentPatient } from './rules.ts';

const PHONES = ['HmPhone', 'WkPhone', 'WirelessPhone'] as const;
const digits = (phone: string | null | undefined) => (phone ?? '').replace(/\D/g, '');
const NAMES = ['FName', 'LName'] as const;
const plainName = (name: string | null | undefined) => (name ?? '').replaceAll('’', "'").toLowerCase();

/**
 * Refuses a patient who exists already: same name and birth date as a patient, and an email or telephone that somebody
 * of that patient's family has (Patients page; `companions-people.md` 2.5). Name and birth date alone are never
 * refused.
 */
export async function refuseDuplicate(tx: Transaction, sent: SentPatient): Promise<void> {
  const phones = PHONES.map((name) => digits(sent[name])).filter(Boolean);
  const email = (sent.Email ?? '').trim().toLowerCase();
  if (phones.length === 0 && email === '') return;
  await lockShared(tx, 'patient');
  let query = tx.db
    .selectFrom('patient')
    .select(['Guarantor', 'LName', 'FName'])
    .where('Birthdate', '=', sent.Birthdate ?? MIN_DATE)
    .where('PatStatus', 'not in', [PatStatus.Archived, PatStatus.Deleted]);
  const isSqlite = tx.engine === 'sqlite';
  for (const column of NAMES) {
    query = isSqlite
      ? query.where(column, 'like', outline(sent[column]))
      : query.where((where) => where(where.fn<string>('lower', [column]), 'in', spellings(sent[column])));
  }
  const alike = await query.execute();
  const namesakes = isSqlite
    ? alike.filter((other) => NAMES.every((column) => plainName(other[column]) === plainName(sent[column])))
    : alike;
  if (namesakes.length === 0) return;
  const relatives = await tx.db
    .selectFrom('patient')
    .select([...PHONES, 'Email'])
    .where('Guarantor', 'in', [...new Set(namesakes.map(({ Guarantor }) => Guarantor))])
    .where('PatStatus', '<>', PatStatus.Deleted)
    .execute();
  if (relatives.some((relative) => isReachedBy(relative, phones, email))) {
    throw badRequest('A patient with this name, birthdate and email or phone already exists.');
  }
}

/** A pattern of what may be the name on SQLite, which knows both cases of ASCII letters only: any sign for each other letter. */
const outline = (name: string | undefined) => plainName(name).replace(/[^\0-\x7f]|'/gu, '_');

/** The name with each of the two apostrophes that people type. */
function spellings(name: string | undefined): string[] {
  const straight = plainName(name);
  return [...new Set([straight, straight.replaceAll("'", '’')])];
}

type Reachable = Pick<Row<'patient'>, (typeof PHONES)[number] | 'Email'>;

function isReachedBy(relative: Reachable, phones: readonly string[], email: string): boolean {
  if (email !== '' && (relative.Email ?? '').trim().toLowerCase() === email) return true;
  const known = PHONES.map((name) => digits(relative[name])).filter(Boolean);
  return phones.some((phone) => known.some((other) => other.includes(phone) || phone.includes(other)));
}
