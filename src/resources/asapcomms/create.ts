import type { Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { addDays } from '../../domain/calendar.ts';
import {
  ApptPriority,
  AptStatus,
  AsapCommFKeyType,
  AsapRsvpStatus,
  AutoCommStatus,
  SchedType,
  YN,
} from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireAppointment } from '../../practice/chart/appointments.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { refuseHiddenOperatory, requireOperatory } from '../../practice/schedule/office.ts';
import { dateTimeInput, keyInput, type ValuesOf } from '../../wire/input.ts';
import { offerText } from './offer-text.ts';
import { requireFreeTime } from './offered-time.ts';

/** Body of AsapComms POST. */
export const asapCommInputs = {
  op: keyInput({ required: true, description: 'OperatoryNum of the free time.' }),
  aptNum: keyInput({ required: true, description: 'An appointment with the priority ASAP.' }),
  dateTimeStart: dateTimeInput({ required: true, description: 'When the free time begins.' }),
};

/** Which appointments can be offered another time, and what the offer calls them. */
const KINDS: Readonly<Partial<Record<number, AsapCommFKeyType>>> = {
  [AptStatus.Scheduled]: AsapCommFKeyType.ScheduledAppt,
  [AptStatus.UnschedList]: AsapCommFKeyType.UnscheduledAppt,
  [AptStatus.Planned]: AsapCommFKeyType.PlannedAppt,
  [AptStatus.Broken]: AsapCommFKeyType.Broken,
};

/** An offer ends a week after the time it is for, as in the sample of the page. */
const DAYS_OPEN = 7;

/**
 * Offers the time to the appointment's patient. A block in the schedule shows the offer, and a text message waits to be
 * sent by the office's texting service: this server sends none.
 */
export async function offerTime(tx: Transaction, sent: ValuesOf<typeof asapCommInputs>): Promise<Row<'asapcomm'>> {
  const operatory = await requireOperatory(tx, sent.op);
  const appointment = await requireAppointment(tx, sent.aptNum);
  const patient = await requireLivePatient(tx, appointment.PatNum);
  refuseHiddenOperatory(operatory);
  if (appointment.Priority !== ApptPriority.ASAP) throw badRequest('Appointment must have a Priority of ASAP.');
  const FKeyType = KINDS[appointment.AptStatus];
  if (FKeyType === undefined) {
    throw badRequest('Appointment must have an AptStatus of Scheduled, UnschedList, Broken or Planned.');
  }
  const time = await requireFreeTime(tx, operatory, appointment, sent.dateTimeStart);

  const block = await insertRow(tx, 'schedule', { ...time, SchedType: SchedType.WebSchedASAP });
  await insertRow(tx, 'scheduleop', { ScheduleNum: block.ScheduleNum, OperatoryNum: operatory.OperatoryNum });
  const ClinicNum = operatory.ClinicNum || appointment.ClinicNum;
  return insertRow(tx, 'asapcomm', {
    FKey: appointment.AptNum,
    FKeyType,
    ScheduleNum: block.ScheduleNum,
    PatNum: patient.PatNum,
    ClinicNum,
    DateTimeEntry: tx.now,
    DateTimeExpire: `${addDays(sent.dateTimeStart.slice(0, 10), DAYS_OPEN)} ${sent.dateTimeStart.slice(11)}`,
    DateTimeOrig: appointment.AptDateTime,
    TemplateText: await offerText(tx, sent.dateTimeStart, ClinicNum),
    ...(patient.TxtMsgOk === YN.No ? UNWANTED : { ...WAITING, DateTimeSmsScheduled: tx.now }),
    EmailSendStatus: AutoCommStatus.DoNotSend,
  });
}

const WAITING = { SmsSendStatus: AutoCommStatus.SendNotAttempted, ResponseStatus: AsapRsvpStatus.AwaitingTransmit };

/** For a patient who wants no texts, as in the sample of the list. */
const UNWANTED = {
  SmsSendStatus: AutoCommStatus.DoNotSend,
  ResponseStatus: AsapRsvpStatus.UnableToSend,
  Note: 'Not sent, since the patient wants no text messages.',
};
