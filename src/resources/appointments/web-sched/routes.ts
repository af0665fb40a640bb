import { badRequest } from '../../../domain/refusal.ts';
import { answerPage } from '../../../http/answers.ts';
import { ONE_DAY_OR_RANGE, refuseBackwardRange } from '../../../http/lists/day-range.ts';
import { getList } from '../../../http/lists/get-list.ts';
import { requireReference } from '../../../http/lists/references.ts';
import { type Operation, readOperation, writeOperation } from '../../../http/operation.ts';
import { isPreferenceOn } from '../../../practice/office/preferences.ts';
import { objectEncoder } from '../../../wire/encode.ts';
import { dateInput, flagInput, keyInput } from '../../../wire/input.ts';
import { byDay } from '../list-days.ts';
import { webSchedAnswerRow, webSchedRow } from '../row.ts';
import { daysToSearch } from '../slots/days.ts';
import { slotShape } from '../slots/shape.ts';
import { takeWebSlot, webSchedInputs } from './create.ts';
import { findWebSlots } from './find.ts';
import { firstKind, requireKind } from './kind.ts';

export const webSchedOperations: readonly Operation[] = [
  getList({
    path: '/appointments/WebSched',
    added: '21.3',
    row: webSchedRow,
    summary: 'List appointments with the service through which patients booked them',
    filters: byDay,
    exclusivePairs: ONE_DAY_OR_RANGE,
    also: refuseBackwardRange,
    orderBy: ['AptDateTime'],
  }),
  readOperation({
    verb: 'GET',
    path: '/appointments/SlotsWebSched',
    added: '21.1',
    permission: 'ReadAll',
    summary: 'Find times that patients can book themselves',
    paged: true,
    query: {
      date: dateInput({ description: 'A single day, today or later. Default: the next 14 days.' }),
      dateStart: dateInput({ description: 'First day of a range.' }),
      dateEnd: dateInput({ description: 'Last day of a range.' }),
      ClinicNum: keyInput({ emptyIsAbsent: true, description: 'Required if the office uses clinics.' }),
      defNumApptType: keyInput({ description: 'DefNum of category 42 or 51. Default: the first one.' }),
      isNewPatient: flagInput({ description: 'Whether it is of category 42. Default: false.' }),
    },
    exclusivePairs: ONE_DAY_OR_RANGE,
    answer: { kind: 'list', row: slotShape },
    read: async (handle, { query, page, formats }) => {
      const days = daysToSearch(handle, query);
      const hasClinics = !(await isPreferenceOn(handle, 'EasyNoClinics'));
      if (hasClinics && query.ClinicNum === undefined) throw badRequest('ClinicNum is required.');
      if (query.ClinicNum) await requireReference(handle, 'clinic', 'Clinic', query.ClinicNum);
      const isNew = query.isNewPatient ?? false;
      const named = query.defNumApptType;
      const kind = named === undefined ? await firstKind(handle, isNew) : await requireKind(handle, named);
      if (kind.isNewPatient !== isNew) throw badRequest('defNumApptType is not available.');
      const slots = await findWebSlots(handle, kind, days, hasClinics ? query.ClinicNum : undefined);
      const encode = objectEncoder(slotShape, formats);
      return answerPage(slots, page, (slot) => encode({ ...slot }));
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/appointments/WebSched',
    added: '21.3',
    permission: 'Appointments',
    summary: 'Book a slot from SlotsWebSched',
    body: webSchedInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => takeWebSlot(tx, body),
    answer: { kind: 'row', row: webSchedAnswerRow },
  }),
];
