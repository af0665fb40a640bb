import { getList, getSingle } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { appointmentTypeRow } from './row.ts';

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
];
