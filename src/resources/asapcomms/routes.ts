import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Condition } from '../../db/rows/select.ts';
import { addDays } from '../../domain/calendar.ts';
import { getSingle } from '../../http/answers.ts';
import { beforeDay, equal, fromDay, onDay } from '../../http/filters.ts';
import { type Days, ONE_DAY_OR_RANGE, refuseBackwardRange } from '../../http/lists/day-range.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { dateInput, keyInput } from '../../wire/input.ts';
import { asapCommInputs, offerTime } from './create.ts';
import { asapCommRow } from './row.ts';

export const asapCommOperations: readonly Operation[] = [
  getSingle({
    path: '/asapcomms/{AsapCommNum}',
    added: '23.3.3',
    row: asapCommRow,
    summary: 'Get one offer of an earlier time',
  }),
  getList({
    path: '/asapcomms',
    added: '23.3.3',
    row: asapCommRow,
    summary: 'List offers of an earlier time, by default of the last seven days',
    filters: {
      ClinicNum: equal(keyInput({ emptyIsAbsent: true, description: '0 = offers of no clinic.' }), {
        zero: 'none',
        names: ['clinic', 'Clinic'],
      }),
      date: onDay(dateInput({ description: 'A single day.' }), 'DateTimeEntry'),
      dateStart: fromDay(dateInput({ description: 'First day of a range. Default: seven days ago.' }), 'DateTimeEntry'),
      dateEnd: beforeDay(dateInput({ description: 'The day after a range. Default: tomorrow.' }), 'DateTimeEntry'),
    },
    exclusivePairs: ONE_DAY_OR_RANGE,
    also: lastDays,
  }),
  writeOperation({
    verb: 'POST',
    path: '/asapcomms',
    added: '23.3.3',
    permission: 'TextingASAP',
    summary: 'Offer an earlier time by text message',
    description:
      'Stores the offer with a block of the schedule. This server sends no text messages: the offer waits as ' +
      'AwaitingTransmit for a program that does.',
    body: asapCommInputs,
    patient: async ({ body }, handle) => (await findRow(handle, 'appointment', body.aptNum))?.PatNum,
    write: (tx, { body }) => offerTime(tx, body),
    audit: ({ PatNum, ScheduleNum }) => ({
      permission: 'BlockoutEdit',
      patNum: PatNum,
      key: ScheduleNum,
      detail: 'WebSchedASAP',
    }),
    answer: { kind: 'row', row: asapCommRow, status: 200 },
  }),
];

/** Without a day the list goes from seven days ago until tonight. */
function lastDays({ date, dateStart, dateEnd }: Days, { now }: Handle): Condition[] {
  const today = now.slice(0, 10);
  if (date !== undefined) return [];
  refuseBackwardRange({ dateStart, dateEnd });
  return [
    ...(dateStart === undefined ? [['a.DateTimeEntry >= ?', `${addDays(today, -7)} 00:00:00`] as const] : []),
    ...(dateEnd === undefined ? [['a.DateTimeEntry <= ?', `${today} 23:59:59`] as const] : []),
  ];
}
