import type { Handle } from '../../db/handle.ts';
import { ageAt, MIN_DATE } from '../../domain/calendar.ts';
import { ContactMethod } from '../../domain/enums.ts';
import { intervalText } from '../../domain/recall-interval.ts';
import { shortDate } from '../../domain/short-date.ts';
import { refuseBackward } from '../../http/lists/day-range.ts';
import { requireReference } from '../../http/lists/references.ts';
import { type Operation, ok, readOperation } from '../../http/operation.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { type DateFormats, objectEncoder } from '../../wire/encode.ts';
import { dateInput, flagInput, keyInput, textInput } from '../../wire/input.ts';
import { type RecallLine, recallLines } from './list-query.ts';
import { recallListShape } from './list-shape.ts';

export const recallList: Operation = readOperation({
  verb: 'GET',
  path: '/recalls/List',
  added: '22.1',
  permission: 'ReadAll',
  summary: 'List patients due for recall, as in the office’s recall list',
  paged: true,
  query: {
    DateStart: dateInput({ description: 'First due day. Default: RecallDaysPast days ago.' }),
    DateEnd: dateInput({ description: 'Last due day. Default: in RecallDaysFuture days.' }),
    ProvNum: keyInput({ description: 'Primary or secondary provider of the patient; 0 = everybody.' }),
    ClinicNum: keyInput({ emptyIsAbsent: true, description: '0 = patients of no clinic.' }),
    RecallType: textInput({ max: 255, emptyIsAbsent: true, description: 'Description of a recall type.' }),
    IncludeReminded: flagInput({ description: 'true: also those who were reminded recently.' }),
  },
  answer: { kind: 'list', row: recallListShape },
  read: async (handle, { query, page, formats }) => {
    if (query.ProvNum) await requireReference(handle, 'provider', 'Provider', query.ProvNum);
    if (query.ClinicNum) await requireReference(handle, 'clinic', 'Clinic', query.ClinicNum);
    refuseBackward(['DateStart', query.DateStart], ['DateEnd', query.DateEnd]);
    const lines = await recallLines(handle, query, page);
    const prefersEmail = await isPreferenceOn(handle, 'RecallUseEmailIfHasEmailAddress');
    const encode = objectEncoder(recallListShape, formats);
    return ok(`[${lines.map((line) => encode(told(handle, line, prefersEmail, formats.date))).join(',')}]`);
  },
});

function told(handle: Handle, line: RecallLine, prefersEmail: boolean, format: DateFormats['date']) {
  const day = (date: string) => (format && date > MIN_DATE ? format(date) : shortDate(date));
  const preferred = line.Preferred ? `'${line.Preferred}' ` : '';
  return {
    DueDate: day(line.DateDue),
    PatNum: line.PatNum,
    Patient: `${line.LName ?? ''}, ${preferred}${line.FName ?? ''}`,
    Age: line.Birthdate === MIN_DATE ? '' : String(ageAt(line.Birthdate, handle.today)),
    Type: line.Description ?? '',
    Interval: intervalText(line.RecallInterval),
    NumRemind: Number(line.NumRemind) > 0 ? String(line.NumRemind) : '',
    LastRemind: day(line.LastRemind ?? MIN_DATE),
    Contact: contactOf(line, prefersEmail),
    Status: line.ItemName ?? '',
    ClinicNum: line.ClinicNum,
    Note: line.Note ?? '',
  };
}

function contactOf(line: RecallLine, prefersEmail: boolean): string {
  const home = `Hm:${line.HmPhone ?? ''}`;
  switch (line.PreferRecallMethod) {
    case ContactMethod.DoNotCall:
      return 'Do Not Call';
    case ContactMethod.WkPhone:
      return `Wk:${line.WkPhone ?? ''}`;
    case ContactMethod.WirelessPh:
      return `Cell:${line.WirelessPhone ?? ''}`;
    case ContactMethod.TextMessage:
      return `Text:${line.WirelessPhone ?? ''}`;
    case ContactMethod.Email:
      return line.Email ?? '';
    case ContactMethod.Mail:
      return 'Mail';
    case ContactMethod.SeeNotes:
      return 'See Notes';
    case ContactMethod.None:
      return prefersEmail && line.Email ? line.Email : home;
    default:
      return home;
  }
}
