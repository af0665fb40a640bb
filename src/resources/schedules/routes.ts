import type { Handle } from '../../db/handle.ts';
import type { Condition } from '../../db/rows/select.ts';
import { addDays } from '../../domain/calendar.ts';
import { SchedType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { getSingle } from '../../http/answers.ts';
import { equal, fromDay, onDay, toDay, where } from '../../http/filters.ts';
import { type Days, ONE_DAY_OR_RANGE, refuseBackwardRange } from '../../http/lists/day-range.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { requireDefinition } from '../../practice/office/definitions.ts';
import { dateInput, keyInput, namedInput } from '../../wire/input.ts';
import { scheduleRow } from './row.ts';

const { Practice, Provider, Blockout, Employee, WebSchedASAP } = SchedType;

export const scheduleOperations: readonly Operation[] = [
  getSingle({
    path: '/schedules/{ScheduleNum}',
    added: '22.1',
    row: scheduleRow,
    summary: 'Get one block of the schedule',
  }),
  getList({
    path: '/schedules',
    added: '22.1',
    row: scheduleRow,
    summary: 'List schedule blocks of today, a day, or a range of days',
    filters: {
      date: onDay(dateInput({ description: 'A single day. Default: today.' }), 'SchedDate'),
      dateStart: fromDay(dateInput({ description: 'First day of a range.' }), 'SchedDate'),
      dateEnd: toDay(dateInput({ description: 'Last day of a range.' }), 'SchedDate'),
      SchedType: equal(namedInput({ Practice, Provider, Blockout, Employee, WebSchedASAP })),
      BlockoutDefNum: where(keyInput({ description: 'DefNum of category 25; 0 = every block.' }), ofBlockoutType, {
        zero: 'all',
      }),
      ProvNum: equal(keyInput({ description: '0 = every block.' }), { zero: 'all', names: ['provider', 'Provider'] }),
      EmployeeNum: equal(keyInput({ description: '0 = every block.' }), {
        zero: 'all',
        names: ['employee', 'Employee'],
      }),
    },
    exclusivePairs: ONE_DAY_OR_RANGE,
    also: missingDays,
    orderBy: ['StartTime', 'SchedDate'],
  }),
];

/** Most days of a range of which only the beginning was sent. */
const OPEN_RANGE_DAYS = 365;

/** The days that were not sent: today without any; an end alone begins today, a beginning alone reaches a year. */
function missingDays({ date, dateStart, dateEnd }: Days, { now }: Handle): Condition[] {
  const today = now.slice(0, 10);
  refuseBackwardRange({ dateStart, dateEnd });
  if (date !== undefined || (dateStart !== undefined && dateEnd !== undefined)) return [];
  if (dateStart !== undefined) return [['s.SchedDate <= ?', addDays(dateStart, OPEN_RANGE_DAYS)]];
  return [[dateEnd === undefined ? 's.SchedDate = ?' : 's.SchedDate >= ?', today]];
}

async function ofBlockoutType(defNum: Key, handle: Handle): Promise<Condition[]> {
  await requireDefinition(handle, 'BlockoutTypes', defNum, 'BlockoutDefNum');
  return [['s.BlockoutType = ?', defNum]];
}
