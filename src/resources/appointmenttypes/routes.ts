import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { appointmentTypeRow } from './row.ts';
import {
  appointmentTypeInputs,
  createAppointmentType,
  newAppointmentTypeInputs,
  removeAppointmentType,
  updateAppointmentType,
} from './write.ts';

const target = rowInUrl('appointmenttype', 'AppointmentType');
const answer = { kind: 'row', row: appointmentTypeRow } as const;

export const appointmentTypeOperations: readonly Operation[] = [
  getSingle({
    path: '/appointmenttypes/{AppointmentTypeNum}',
    added: '22.4.10',
    row: appointmentTypeRow,
    summary: 'Get one appointment type',
  }),
  getList({
    path: '/appointmenttypes',
    added: '22.4.10',
    row: appointmentTypeRow,
    summary: 'List appointment types, hidden ones too',
  }),
  writeOperation({
    verb: 'POST',
    path: '/appointmenttypes',
    added: '',
    permission: 'AllOthers',
    summary: 'Create an appointment type',
    body: newAppointmentTypeInputs,
    patient: 'none',
    write: (tx, { body }) => createAppointmentType(tx, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/appointmenttypes/{AppointmentTypeNum}',
    added: '',
    permission: 'AllOthers',
    summary: 'Change an appointment type',
    body: appointmentTypeInputs,
    target,
    patient: 'none',
    write: (tx, { target: type, body }) => updateAppointmentType(tx, type, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/appointmenttypes/{AppointmentTypeNum}',
    added: '',
    permission: 'AllOthers',
    summary: 'Delete an unused appointment type',
    target,
    patient: 'none',
    write: (tx, { target: type }) => removeAppointmentType(tx, type),
    audit: entry,
    answer: { kind: 'empty' },
  }),
];

function entry({ AppointmentTypeNum, AppointmentTypeName }: Row<'appointmenttype'>): Audited {
  return {
    permission: 'AppointmentTypeEdit',
    patNum: 0,
    key: AppointmentTypeNum,
    detail: `Appointment type ${AppointmentTypeName}`,
  };
}
