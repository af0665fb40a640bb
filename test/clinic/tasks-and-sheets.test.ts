import { expect, it } from 'vitest';
import { TODAY } from '../people/office.ts';
import { requestTable } from '../people/request-table.ts';
import type { ListedRequest } from '../support/listed-requests.ts';

const NOW = `${TODAY} 09:00:00`;
const NEVER = '0001-01-01 00:00:00';
const task = { TaskListNum: 3, Descript: 'Call', UserNum: 1 };

/** Tasks, their notes and sheets (`companions-people.md` 15 and 16, rows 153, 158 and 159). */
const rows: readonly ListedRequest[] = [
  [
    'POST',
    '/tasks',
    { ...task, KeyNum: 10, ObjectType: 'Patient', DateTimeEntry: '2022-10-12 08:00:00', DescriptOverride: 'Short' },
    201,
    {
      TaskListNum: 3,
      KeyNum: 10,
      ObjectType: 'Patient',
      TaskStatus: 'New',
      DateTimeEntry: '2022-10-12 08:00:00',
      DateTimeOriginal: NOW,
      DateTimeFinished: NEVER,
      PriorityDefNum: 91,
      ReminderType: 'NoReminder',
      DescriptOverride: 'Short',
      IsReadOnly: 'false',
    },
  ],
  ['POST', '/tasks', { ...task, PriorityDefNum: 90 }, 201, { ObjectType: 'None', PriorityDefNum: 90 }],
  ['POST', '/tasks', { ...task, KeyNum: 10 }, 400, 'ObjectType is required.'],
  ['POST', '/tasks', { ...task, KeyNum: 10, ObjectType: 'None' }, 400],
  ['POST', '/tasks', { ...task, KeyNum: 99, ObjectType: 'Patient' }, 404, 'Patient not found.'],
  ['POST', '/tasks', { ...task, KeyNum: 15, ObjectType: 'Patient' }, 400, 'Patient has been deleted.'],
  ['POST', '/tasks', { ...task, KeyNum: 99, ObjectType: 'Appointment' }, 404, 'Appointment not found.'],
  ['POST', '/tasks', { ...task, KeyNum: 201, ObjectType: 'Appointment' }, 201, { KeyNum: 201 }],
  ['POST', '/tasks', { ...task, KeyNum: 202, ObjectType: 'Appointment' }, 400, 'Patient has been deleted.'],
  ['POST', '/tasks', { ...task, TaskListNum: 9 }, 404, 'TaskList not found.'],
  ['POST', '/tasks', { ...task, TaskListNum: 4 }, 400, 'TaskList is archived.'],
  ['POST', '/tasks', { ...task, UserNum: 9 }, 404, 'User not found.'],
  ['POST', '/tasks', { ...task, PriorityDefNum: 40 }, 404, 'PriorityDefNum not found.'],
  ['POST', '/tasks', { ...task, Descript: '' }, 400, 'Descript is required.'],
  ['POST', '/tasks', { ...task, DescriptOverride: 'é'.repeat(256) }, 201, { DescriptOverride: 'é'.repeat(256) }],
  ['PUT', '/tasks/1', { DescriptOverride: 'x'.repeat(257) }, 400, 'DescriptOverride cannot exceed 256 characters.'],
  ['PUT', '/tasks/1', { TaskStatus: 'Done' }, 200, { TaskStatus: 'Done', DateTimeFinished: NOW }],
  [
    'PUT',
    '/tasks/2',
    { Descript: 'Call again', TaskListNum: 4, UserNum: 2 },
    200,
    { Descript: 'Call again', TaskStatus: 'Viewed', DateTimeFinished: NEVER, TaskListNum: 3, UserNum: 1 },
  ],
  ['PUT', '/tasks/2', { TaskStatus: 'Done' }, 200, { DateTimeFinished: '2025-03-01 10:00:00' }],
  ['PUT', '/tasks/3', { Descript: 'x' }, 400, 'Task is read-only.'],
  ['PUT', '/tasks/1', { KeyNum: 10 }, 400, 'ObjectType is required.'],
  ['PUT', '/tasks/1', { KeyNum: 99, ObjectType: 'Patient' }, 404, 'Patient not found.'],
  ['PUT', '/tasks/1', { KeyNum: 10, ObjectType: 'Patient' }, 200, { KeyNum: 10, ObjectType: 'Patient' }],
  ['PUT', '/tasks/4', { Descript: 'x' }, 400, 'Patient has been deleted.'],
  ['PUT', '/tasks/9', {}, 404, 'Task not found.'],
  // tasknotes
  ['POST', '/tasknotes', { TaskNum: 1, UserNum: 1, Note: 'Done.' }, 201, { DateTimeNote: NOW, Note: 'Done.' }],
  ['POST', '/tasknotes', { TaskNum: 1, UserNum: 1, Note: ' ' }, 400, 'Note is required.'],
  ['POST', '/tasknotes', { TaskNum: 9, UserNum: 1, Note: 'x' }, 404, 'Task not found.'],
  ['POST', '/tasknotes', { TaskNum: 1, UserNum: 9, Note: 'x' }, 404, 'User not found.'],
  [
    'PUT',
    '/tasknotes/5',
    { DateTimeNote: '2025-01-16 09:12:00', Note: 'x', UserNum: 1 },
    200,
    { DateTimeNote: '2025-01-16 09:12:00', Note: 'x', UserNum: 2 },
  ],
  ['PUT', '/tasknotes/5', { Note: '' }, 400, 'Note cannot be blank.'],
  ['PUT', '/tasknotes/9', {}, 404, 'TaskNote not found.'],
  // sheets, row 158: POST answers 200
  [
    'POST',
    '/sheets',
    { SheetDefNum: 20, PatNum: 10, InternalNote: 'x' },
    200,
    {
      SheetType: 'ExamSheet',
      Description: 'Exam',
      DateTimeSheet: NOW,
      DateTSheetEdited: NOW,
      InternalNote: 'x',
      IsWebForm: 'false',
      ClinicNum: 1,
      DocNum: 0,
    },
  ],
  ['POST', '/sheets', { SheetDefNum: 21, PatNum: 10 }, 400, 'SheetType Statement is not supported.'],
  ['POST', '/sheets', { SheetDefNum: 99, PatNum: 10 }, 404, 'SheetDef not found.'],
  ['POST', '/sheets', { SheetDefNum: 20, PatNum: 99 }, 404, 'Patient not found.'],
  ['POST', '/sheets', { SheetDefNum: 20, PatNum: 15 }, 400, 'Patient has been deleted.'],
  ['POST', '/sheets', { SheetDefNum: 20 }, 400, 'PatNum is required.'],
];

requestTable(
  'tasks and sheets',
  rows,
  async (practice) => {
    await practice.lay(
      'definition',
      { DefNum: 90, Category: 33, ItemName: 'Low', ItemOrder: 0 },
      { DefNum: 91, Category: 33, ItemName: 'Usual', ItemOrder: 1, ItemValue: 'D' },
    );
    await practice.lay(
      'tasklist',
      { TaskListNum: 1, Descript: 'Front desk' },
      { TaskListNum: 2, Descript: 'Calls', Parent: 1 },
      { TaskListNum: 3, Descript: 'Today', Parent: 2 },
      { TaskListNum: 4, Descript: 'Old', TaskListStatus: 1 },
      { TaskListNum: 5, Descript: 'Snake', Parent: 6 },
      { TaskListNum: 6, Descript: 'Tail', Parent: 5 },
    );
    await practice.lay('userod', { UserNum: 1, UserName: 'Lynda' }, { UserNum: 2, UserName: 'Charlie' });
    await practice.lay(
      'appointment',
      { AptNum: 201, PatNum: 10, AptStatus: 1 },
      { AptNum: 202, PatNum: 15, AptStatus: 1 },
    );
    const stored = { ...task, DateTimeFinished: NEVER };
    await practice.lay(
      'task',
      { ...stored, TaskNum: 1 },
      { ...stored, TaskNum: 2, TaskStatus: 2, DateTimeFinished: '2025-03-01 10:00:00' },
      { ...stored, TaskNum: 3, IsReadOnly: 1 },
      { ...stored, TaskNum: 4, ObjectType: 1, KeyNum: 15 },
    );
    await practice.lay('tasknote', { TaskNoteNum: 5, TaskNum: 1, UserNum: 2, Note: 'Before' });
    await practice.lay(
      'sheetdef',
      { SheetDefNum: 20, SheetType: 13, Description: 'Exam', FontName: 'Arial', FontSize: 9, Width: 850, RevID: 2 },
      { SheetDefNum: 21, SheetType: 15, Description: 'Statement' },
    );
    const field = { SheetDefNum: 20, XPos: 7, FontName: 'Arial', ReportableName: 'r' };
    await practice.lay(
      'sheetfielddef',
      { ...field, SheetFieldDefNum: 1, FieldType: 2, FieldValue: 'Dear [nameFL], [bogus] of [cityStateZip], [age]' },
      { ...field, SheetFieldDefNum: 2, FieldType: 1, FieldName: 'Birthdate' },
      { ...field, SheetFieldDefNum: 3, FieldType: 8, FieldName: 'misc', FieldValue: 'X' },
      { ...field, SheetFieldDefNum: 4, FieldType: 0, FieldName: 'dateTime.Today' },
    );
  },
  (practice) => {
    it('puts a task below every list above it, and tells workstations', async () => {
      const { body } = await practice().post('/tasks', task);
      const above = await practice().rows('taskancestor', ({ TaskNum }) => TaskNum === body.TaskNum);
      expect(above.map(({ TaskListNum }) => TaskListNum)).toEqual([3, 2, 1]);
      const signals = [
        { IType: 3, FKeyType: 'Task', FKey: body.TaskNum },
        { IType: 28, FKeyType: 'Task', FKey: body.TaskNum },
      ];
      expect(await practice().rows('signalod')).toMatchObject(signals);
      await practice().put(`/tasks/${body.TaskNum}`, { Descript: 'Call' });
      expect(await practice().rows('signalod')).toMatchObject(signals);
      await practice().put(`/tasks/${body.TaskNum}`, { TaskStatus: 'Viewed' });
      expect(await practice().rows('securitylog')).toMatchObject([{ PermType: 84, FKey: body.TaskNum }]);
    });

    it('climbs lists that name each other once', async () => {
      const { status, body } = await practice().post('/tasks', { ...task, TaskListNum: 5 });
      const above = await practice().rows('taskancestor', ({ TaskNum }) => TaskNum === body.TaskNum);
      expect([status, above.map(({ TaskListNum }) => TaskListNum)]).toEqual([201, [5, 6]]);
    });

    it('fills a sheet with what is known of the patient', async () => {
      await practice().change('patient', { PatNum: 10 }, { State: 'OR', Zip: '97301' });
      const { body } = await practice().post('/sheets', { SheetDefNum: 20, PatNum: 10 });
      const fields = await practice().rows('sheetfield', ({ SheetNum }) => SheetNum === body.SheetNum);
      expect(fields).toMatchObject([
        { FieldType: 2, FieldValue: 'Dear Jane Smith, [bogus] of Salem, OR 97301, 48', SheetFieldDefNum: 1, XPos: 7 },
        { FieldType: 1, FieldName: 'Birthdate', FieldValue: '5/24/1976', FontName: 'Arial', ReportableName: 'r' },
        { FieldType: 8, FieldValue: '' },
        { FieldType: 0, FieldValue: '3/10/2025' },
      ]);
      const sheets = await practice().rows('sheet');
      expect(sheets).toMatchObject([{ FontName: 'Arial', FontSize: 9, Width: 850, RevID: 2 }]);
      expect((await practice().get('/sheets?PatNum=10')).body).toEqual([body]);
    });
  },
);
