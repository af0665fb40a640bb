import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { scheduleOpRow } from './row.ts';

export const scheduleOpOperations: readonly Operation[] = [
  getList({
    path: '/scheduleops',
    added: '23.2.27',
    row: scheduleOpRow,
    summary: 'List the operatories of schedule blocks',
    filters: {
      ScheduleNum: equal(keyInput({ description: '0 = every block.' }), {
        zero: 'all',
        names: ['schedule', 'Schedule'],
      }),
      OperatoryNum: equal(keyInput({ description: '0 = every operatory.' }), {
        zero: 'all',
        names: ['operatory', 'Operatory'],
      }),
    },
    exclusivePairs: [['ScheduleNum', 'OperatoryNum']],
  }),
];
