import type { Handle } from '../../db/handle.ts';
import type { Condition } from '../../db/rows/select.ts';
import { addDays } from '../../domain/calendar.ts';
import { TaskObjectType, TaskStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { getSingle } from '../../http/answers.ts';
import { atLeast, equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { requireReference } from '../../http/lists/references.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { patientOfTask } from '../../practice/office/task-patients.ts';
import { dateTimeInput, keyInput, namedInput } from '../../wire/input.ts';
import { taskRow } from './row.ts';
import { createTask, newTaskInputs, taskInputs, updateTask } from './write.ts';

const target = rowInUrl('task', 'Task');
const answer = { kind: 'row', row: taskRow } as const;

export const taskOperations: readonly Operation[] = [
  getSingle({ path: '/tasks/{TaskNum}', added: '24.4.13', row: taskRow, summary: 'Get one task' }),
  getList({
    path: '/tasks',
    added: '22.3.16',
    row: taskRow,
    summary: 'List tasks, by default of the last fourteen days',
    filters: {
      TaskListNum: equal(keyInput({ description: '0 = every list.' }), {
        zero: 'all',
        names: ['tasklist', 'TaskList'],
      }),
      KeyNum: equal(keyInput({ description: 'PatNum or AptNum; needs ObjectType. 0 = all of the type.' }), {
        zero: 'all',
      }),
      ObjectType: equal(namedInput(TaskObjectType, { description: 'What KeyNum points to.' })),
      TaskStatus: equal(namedInput(TaskStatus)),
      DateTimeOriginal: atLeast(
        dateTimeInput({ description: 'Created at or after this time. Default: fourteen days ago.' }),
      ),
    },
    also: recentOf,
  }),
  writeOperation({
    verb: 'POST',
    path: '/tasks',
    added: '22.3.17',
    permission: 'AllOthers',
    summary: 'Create a task',
    body: newTaskInputs,
    patient: ({ body }, handle) => patientOfTask(handle, body),
    write: (tx, { body }) => createTask(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/tasks/{TaskNum}',
    added: '22.4.15',
    permission: 'AllOthers',
    summary: 'Change a task',
    body: taskInputs,
    target,
    patient: ({ target: task }, handle) => patientOfTask(handle, task),
    write: (tx, { target: task, body }) => updateTask(tx, task, body),
    audit: ({ TaskNum, KeyNum, ObjectType }) => ({
      permission: 'TaskEdit',
      patNum: ObjectType === TaskObjectType.Patient ? KeyNum : 0,
      key: TaskNum,
    }),
    answer,
  }),
];

interface Sent {
  readonly KeyNum?: Key | undefined;
  readonly ObjectType?: TaskObjectType | undefined;
  readonly DateTimeOriginal?: string | undefined;
}

/** Checks that the row of KeyNum exists, and gives DateTimeOriginal its default. */
async function recentOf({ KeyNum, ObjectType, DateTimeOriginal }: Sent, handle: Handle): Promise<Condition[]> {
  if (KeyNum) {
    if (ObjectType === undefined) throw badRequest('ObjectType is required.');
    if (ObjectType === TaskObjectType.Patient) await requireReference(handle, 'patient', 'Patient', KeyNum);
    if (ObjectType === TaskObjectType.Appointment) {
      await requireReference(handle, 'appointment', 'Appointment', KeyNum);
    }
  }
  if (DateTimeOriginal !== undefined) return [];
  const [date = '', time = ''] = handle.now.split(' ');
  return [['t.DateTimeOriginal >= ?', `${addDays(date, -14)} ${time}`]];
}
