import { AptStatus } from '../../domain/enums.ts';
import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { ONE_DAY_OR_RANGE, refuseBackwardRange } from '../../http/lists/day-range.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput, namedInput } from '../../wire/input.ts';
import { asapFilters, asapNeedsClinic, onAsapList } from './asap.ts';
import { byDay } from './list-days.ts';
import { appointmentRow } from './row.ts';
import { slotOperation } from './slots/routes.ts';
import { webSchedOperations } from './web-sched/routes.ts';
import { appointmentWrites } from './writes.ts';

const { None: _, ...namedStatuses } = AptStatus;

export const appointmentOperations: readonly Operation[] = [
  getSingle({ path: '/appointments/{AptNum}', added: '21.1', row: appointmentRow, summary: 'Get one appointment' }),
  getList({
    path: '/appointments/ASAP',
    added: '21.1',
    row: appointmentRow,
    summary: 'List appointments of patients who want an earlier time',
    where: onAsapList,
    filters: asapFilters,
    also: asapNeedsClinic,
    orderBy: ['AptDateTime'],
  }),
  getList({
    path: '/appointments',
    added: '21.1',
    row: appointmentRow,
    summary: 'List appointments',
    filters: {
      PatNum: equal(keyInput({ added: '21.4', description: '0 = every patient.' }), {
        zero: 'all',
        names: ['patient', 'Patient'],
      }),
      AptStatus: equal(namedInput(namedStatuses, { added: '22.4.28' })),
      Op: equal(keyInput({ added: '23.2.27', description: 'OperatoryNum; 0 = appointments in no operatory.' }), {
        zero: 'none',
        names: ['operatory', 'Operatory'],
      }),
      ...byDay,
      AppointmentTypeNum: equal(keyInput({ added: '24.4.22', description: '0 = appointments of no type.' }), {
        zero: 'none',
        names: ['appointmenttype', 'AppointmentType'],
      }),
    },
    exclusivePairs: ONE_DAY_OR_RANGE,
    also: refuseBackwardRange,
    orderBy: ['AptDateTime'],
  }),
  slotOperation,
  ...webSchedOperations,
  ...appointmentWrites,
];
