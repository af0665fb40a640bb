import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { breakAppointment } from './break.ts';
import { confirmAppointment } from './confirm.ts';
import { createAppointment } from './create.ts';
import {
  appointmentInputs,
  breakInputs,
  confirmInputs,
  newAppointmentInputs,
  noteInputs,
  plannedInputs,
  schedulePlannedInputs,
} from './inputs.ts';
import { appendNote } from './note.ts';
import { planAppointment } from './planned.ts';
import { writtenAppointmentRow } from './row.ts';
import { schedulePlanned } from './schedule-planned.ts';
import { updateAppointment } from './update.ts';

const answer = { kind: 'row', row: writtenAppointmentRow } as const;

/** The row in the URL, or 404. */
async function target(handle: Handle, aptNum: Key): Promise<Row<'appointment'>> {
  const appointment = aptNum === 0 ? undefined : await findRow(handle, 'appointment', aptNum);
  if (!appointment) throw notFound('Appointment');
  return appointment;
}

export const appointmentWrites: readonly Operation[] = [
  writeOperation({
    verb: 'POST',
    path: '/appointments',
    added: '21.1',
    permission: 'Appointments',
    summary: 'Create an appointment',
    body: newAppointmentInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createAppointment(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'POST',
    path: '/appointments/Planned',
    added: '22.2.31',
    permission: 'Appointments',
    summary: 'Create a planned appointment, without a time',
    body: plannedInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => planAppointment(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'POST',
    path: '/appointments/SchedulePlanned',
    added: '22.2',
    permission: 'Appointments',
    summary: 'Schedule a planned appointment',
    body: schedulePlannedInputs,
    patient: async ({ body }, handle) => (await findRow(handle, 'appointment', body.AptNum))?.PatNum,
    write: (tx, { body }) => schedulePlanned(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/appointments/{AptNum}',
    added: '',
    permission: 'Appointments',
    summary: 'Change an appointment, move it, complete it',
    body: appointmentInputs,
    target,
    patient: ({ target: { PatNum } }) => PatNum,
    write: (tx, { target: found, body }) => updateAppointment(tx, found, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/appointments/{AptNum}/Break',
    added: '21.3',
    permission: 'Comm',
    summary: 'Break an appointment that the patient missed or cancelled',
    body: breakInputs,
    target,
    patient: ({ target: { PatNum } }) => PatNum,
    write: (tx, { target: found, body }) => breakAppointment(tx, found, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/appointments/{AptNum}/Note',
    added: '21.1',
    permission: 'Comm',
    summary: 'Add a line to the note of an appointment',
    body: noteInputs,
    target,
    patient: ({ target: { PatNum } }) => PatNum,
    write: (tx, { target: found, body }) => appendNote(tx, found, body.Note),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/appointments/{AptNum}/Confirm',
    added: '21.1',
    permission: 'Comm',
    summary: 'Set the confirmation status of an appointment',
    body: confirmInputs,
    requireOneOf: [['confirmVal', 'defNum']],
    exclusivePairs: [['confirmVal', 'defNum']],
    target,
    patient: ({ target: { PatNum } }) => PatNum,
    write: (tx, { target: found, body }) => confirmAppointment(tx, found, body),
    answer,
  }),
];
