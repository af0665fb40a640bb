import type { Transaction } from '../../../db/handle.ts';
import { insertRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { AptStatus, WebSchedService } from '../../../domain/enums.ts';
import { badRequest, notFound } from '../../../domain/refusal.ts';
import { findDefinition, firstDefinition } from '../../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../../practice/office/patients.ts';
import { preferenceKey } from '../../../practice/office/preferences.ts';
import { findProvider } from '../../../practice/office/providers.ts';
import { requireOperatory } from '../../../practice/schedule/office.ts';
import { dateTimeInput, keyInput, type ValuesOf } from '../../../wire/input.ts';
import { bookAppointment, newColumns } from '../create.ts';
import { refuseUnschedulable, secondaryPattern } from '../rules.ts';
import { askedToArrive } from '../visit.ts';
import { findWebSlots } from './find.ts';
import { requireKind, type WebKind } from './kind.ts';

/** Body of Appointments POST WebSched. */
export const webSchedInputs = {
  PatNum: keyInput({ required: true }),
  dateTimeStart: dateTimeInput({ required: true, alsoSpelled: 'DateTimeStart', description: 'Start of the slot.' }),
  dateTimeEnd: dateTimeInput({ required: true, alsoSpelled: 'DateTimeEnd', description: 'End of the slot.' }),
  ProvNum: keyInput({ required: true, description: 'Provider of the slot.' }),
  OpNum: keyInput({ required: true, description: 'OperatoryNum of the slot.' }),
  defNumApptType: keyInput({ required: true, description: 'The definition with which the slot was found.' }),
};

/** The eservicelog action that GET WebSched looks for: an appointment made online. */
const SCHEDULED_FROM_SERVER = 13;
const OF_APPOINTMENT = 1;

/** POST WebSched: a patient takes a slot that SlotsWebSched offers (`companions-people.md` 6.2). */
export async function takeWebSlot(tx: Transaction, sent: ValuesOf<typeof webSchedInputs>): Promise<Row<'appointment'>> {
  const patient = await requirePatient(tx, sent.PatNum);
  if (!(await findProvider(tx, sent.ProvNum))) throw notFound('Provider');
  const operatory = await requireOperatory(tx, sent.OpNum);
  const kind = await requireKind(tx, sent.defNumApptType);
  refuseDeletedPatient(patient);
  await refuseUnschedulable(tx, patient, AptStatus.Scheduled);
  await refuseTakenSlot(tx, kind, sent);

  const { pattern: Pattern, definition, isNewPatient, codes } = kind;
  const status = await statusOf(tx, kind);
  const Note = `Appointment Reason: ${definition.ItemName ?? ''}`;
  const common = { Confirmed: status, Note, ProvNum: sent.ProvNum, IsNewPatient: isNewPatient };
  const appointment = await bookAppointment(tx, patient, codes, {
    ...(await newColumns(tx, patient, common)),
    AptStatus: AptStatus.Scheduled,
    Pattern,
    PatternSecondary: secondaryPattern(Pattern, undefined),
    Op: sent.OpNum,
    ClinicNum: operatory.ClinicNum || patient.ClinicNum,
    AptDateTime: sent.dateTimeStart,
    DateTimeAskedToArrive: askedToArrive(patient, sent.dateTimeStart),
  });
  await insertRow(tx, 'eservicelog', {
    LogDateTime: tx.now,
    PatNum: patient.PatNum,
    ClinicNum: appointment.ClinicNum,
    EServiceType: isNewPatient ? WebSchedService.NewPat : WebSchedService.ExistingPat,
    EServiceAction: SCHEDULED_FROM_SERVER,
    KeyType: OF_APPOINTMENT,
    FKey: appointment.AptNum,
    LogGuid: '',
  });
  return appointment;
}

async function refuseTakenSlot(tx: Transaction, kind: WebKind, sent: ValuesOf<typeof webSchedInputs>): Promise<void> {
  const day = sent.dateTimeStart.slice(0, 10);
  const slots = day < tx.today ? [] : await findWebSlots(tx, kind, [day, day], undefined);
  const isFree = slots.some(
    (slot) =>
      slot.DateTimeStart === sent.dateTimeStart &&
      slot.DateTimeEnd === sent.dateTimeEnd &&
      slot.ProvNum === sent.ProvNum &&
      slot.OpNum === sent.OpNum,
  );
  if (!isFree) throw badRequest('The time slot is no longer available.');
}

/** The office's status for appointments made online, else its first one. */
async function statusOf(tx: Transaction, { isNewPatient }: WebKind) {
  const name = isNewPatient ? 'WebSchedNewPatConfirmStatus' : 'WebSchedExistingPatConfirmStatus';
  const defNum = await preferenceKey(tx, name);
  const isKnown = defNum !== 0 && (await findDefinition(tx, 'ApptConfirmed', defNum)) !== undefined;
  return isKnown ? defNum : firstDefinition(tx, 'ApptConfirmed');
}
