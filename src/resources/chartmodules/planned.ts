import type { Handle } from '../../db/handle.ts';
import { minutesOf } from '../../domain/appointment-pattern.ts';
import { AptStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { shape, textField } from '../../wire/shape.ts';

/** ChartModules page, GET PlannedAppts: every value is a text. */
export const plannedShape = shape({
  name: 'PlannedAppointment',
  fields: {
    AptNum: textField({}),
    ProvNum: textField({}),
    ItemOrder: textField({}),
    minutes: textField('Length of the appointment.'),
    ProcDescript: textField({}),
    Note: textField({}),
    dateSched: textField('When it is booked, yyyy-MM-dd HH:mm:ss; empty = not booked.'),
    AptStatus: textField({}),
  },
});

/** A patient's planned appointments in the order of the chart, and when each is booked. */
export async function plannedAppointments(handle: Handle, patNum: Key): Promise<Record<string, string>[]> {
  await requirePatient(handle, patNum);
  const appointments = await handle.db
    .selectFrom('appointment')
    .select(['AptNum', 'ProvNum', 'ItemOrderPlanned', 'Pattern', 'ProcDescript', 'Note', 'AptStatus'])
    .select(['AptDateTime', 'NextAptNum'])
    .where('PatNum', '=', patNum)
    .orderBy('ItemOrderPlanned')
    .orderBy('AptNum')
    .execute();
  const booked = new Map(
    appointments
      .filter(({ NextAptNum, AptStatus: status }) => NextAptNum !== 0 && status !== AptStatus.Planned)
      .map(({ NextAptNum, AptDateTime }) => [NextAptNum, AptDateTime]),
  );
  return appointments
    .filter(({ AptStatus: status }) => status === AptStatus.Planned)
    .map(({ AptNum, ProvNum, ItemOrderPlanned, Pattern, ProcDescript, Note }) => ({
      AptNum: String(AptNum),
      ProvNum: String(ProvNum),
      ItemOrder: String(ItemOrderPlanned),
      minutes: String(minutesOf(Pattern ?? '')),
      ProcDescript: ProcDescript ?? '',
      Note: Note ?? '',
      dateSched: booked.get(AptNum) ?? '',
      AptStatus: 'Planned',
    }));
}
