import type { Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { addDays } from '../../domain/calendar.ts';
import { InvalidType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { preference } from '../office/preferences.ts';

type Appointment = Row<'appointment'>;
type Shown = readonly [keyType: string, key: Key, day: string];

/**
 * Tells open workstations which part of the appointment book to read again: by provider, hygienist, operatory and
 * patient, before and after the change. Only for days that workstations look at (`companions-people.md` 4.9).
 */
export async function signalAppointment(
  tx: Transaction,
  before: Appointment | undefined,
  after: Appointment | undefined,
): Promise<void> {
  const now = [...(after ? await shownAs(tx, after) : [])];
  const sent = new Set(now.map(String));
  const left = before ? (await shownAs(tx, before)).filter((one) => !sent.has(String(one))) : [];
  for (const [FKeyType, FKey, DateViewing] of [...now, ...left]) {
    await insertRow(tx, 'signalod', {
      IType: InvalidType.Appointment,
      FKeyType,
      FKey,
      DateViewing,
      SigDateTime: tx.now,
    });
  }
}

async function shownAs(tx: Transaction, appointment: Appointment): Promise<Shown[]> {
  const day = appointment.AptDateTime.slice(0, 10);
  const days = Number(await preference(tx, 'ApptAutoRefreshRange')) || 0;
  if (days >= 0 && (day < tx.today || day > addDays(tx.today, days))) return [];
  const all: Shown[] = [
    ['Provider', appointment.ProvNum, day],
    ['Provider', appointment.ProvHyg, day],
    ['Operatory', appointment.Op, day],
    ['PatNum', appointment.PatNum, day],
  ];
  return all.filter(([, key]) => key !== 0);
}
