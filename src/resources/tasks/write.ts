import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, insertRow, insertRows, newRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { TaskListStatus, TaskObjectType, TaskStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { definitionsOf, requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { refuseOfDeleted } from '../../practice/office/task-patients.ts';
import { signalTask } from '../../practice/office/task-signals.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateTimeInput, keyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type Task = Row<'task'>;

const descript = { ...sized('task', 'Descript'), verbatim: true, blank: false } as const;
const details = {
  KeyNum: keyInput({ description: 'PatNum or AptNum, as ObjectType says; 0 = none.' }),
  ObjectType: namedInput(TaskObjectType, { description: 'Required with KeyNum.' }),
  DateTimeEntry: dateTimeInput({ description: 'Default for a new task: now.' }),
  PriorityDefNum: keyInput({ description: 'DefNum of category 33. Default: the office’s own.' }),
  DescriptOverride: textInput({ ...sized('task', 'DescriptOverride'), verbatim: true }),
};

/** Body of Tasks POST. */
export const newTaskInputs = {
  TaskListNum: keyInput({ required: true }),
  Descript: textInput({ ...descript, required: true }),
  UserNum: keyInput({ required: true, description: 'The author of the task.' }),
  ...details,
};

/** Body of Tasks PUT. */
export const taskInputs = {
  Descript: textInput({ ...descript, description: 'Replaces the text; a task that was Done becomes Viewed.' }),
  TaskStatus: namedInput(TaskStatus, { added: '24.2.10' }),
  ...details,
};

type Attached = Pick<Task, 'KeyNum' | 'ObjectType'>;

/** Makes a task in a list, and a signal for everybody who has the list open (`companions-people.md` 15). */
export async function createTask(tx: Transaction, sent: ValuesOf<typeof newTaskInputs>): Promise<Task> {
  refuseKeyAlone(sent);
  const list = await requireRow(tx, 'tasklist', sent.TaskListNum, 'TaskList');
  await requireRow(tx, 'userod', sent.UserNum, 'User');
  const attached = { KeyNum: sent.KeyNum ?? 0, ObjectType: sent.ObjectType ?? TaskObjectType.None };
  await requireAttached(tx, attached);
  await requireDefinitionIfAny(tx, 'TaskPriorities', sent.PriorityDefNum, 'PriorityDefNum');
  await refuseOfDeleted(tx, attached);
  if (list.TaskListStatus === TaskListStatus.Archived) throw badRequest('TaskList is archived.');
  const task = await insertRow(tx, 'task', {
    DateTimeEntry: tx.now,
    ...asColumns(sent),
    PriorityDefNum: sent.PriorityDefNum || (await defaultPriority(tx)),
    DateTimeOriginal: tx.now,
    DateTimeFinished: MIN_DATE_TIME,
  });
  const above = await listsAbove(tx, list);
  await insertRows(
    tx,
    'taskancestor',
    above.map((TaskListNum) => newRow('taskancestor', tx.now, { TaskNum: task.TaskNum, TaskListNum })),
  );
  await signalTask(tx, task.TaskNum);
  return task;
}

/** List and author cannot change. A task that is done gets the time; one that is no longer done loses it. */
export async function updateTask(tx: Transaction, task: Task, sent: ValuesOf<typeof taskInputs>): Promise<Task> {
  refuseKeyAlone(sent);
  const attached = { KeyNum: sent.KeyNum ?? task.KeyNum, ObjectType: sent.ObjectType ?? task.ObjectType };
  if (sent.KeyNum !== undefined || sent.ObjectType !== undefined) await requireAttached(tx, attached);
  await requireDefinitionIfAny(tx, 'TaskPriorities', sent.PriorityDefNum, 'PriorityDefNum');
  await refuseOfDeleted(tx, attached);
  await refuseOfDeleted(tx, task);
  if (task.IsReadOnly) throw badRequest('Task is read-only.');
  const isRewritten = sent.Descript !== undefined && sent.Descript !== task.Descript;
  const reopened = isRewritten && task.TaskStatus === TaskStatus.Done ? TaskStatus.Viewed : task.TaskStatus;
  const status = sent.TaskStatus ?? reopened;
  const finished = task.DateTimeFinished > MIN_DATE_TIME ? task.DateTimeFinished : tx.now;
  const changed = await updateRow(tx, 'task', task, {
    ...asColumns(sent),
    TaskStatus: status,
    DateTimeFinished: status === TaskStatus.Done ? finished : MIN_DATE_TIME,
  });
  if (changed !== task) await signalTask(tx, task.TaskNum);
  return changed;
}

function refuseKeyAlone({ KeyNum, ObjectType }: { KeyNum?: Key | undefined; ObjectType?: number | undefined }): void {
  if (KeyNum && ObjectType === undefined) throw badRequest('ObjectType is required.');
}

async function requireAttached(handle: Handle, { KeyNum, ObjectType }: Attached): Promise<void> {
  if (!KeyNum) return;
  if (ObjectType === TaskObjectType.None) throw badRequest('KeyNum is not allowed when ObjectType is None.');
  if (ObjectType === TaskObjectType.Patient) await requirePatient(handle, KeyNum);
  else await requireRow(handle, 'appointment', KeyNum, 'Appointment');
}

/** The priority that the office marked with `D`, else its first. */
async function defaultPriority(handle: Handle): Promise<Key> {
  const visible = (await definitionsOf(handle, 'TaskPriorities')).filter(({ IsHidden }) => !IsHidden);
  return (visible.find(({ ItemValue }) => ItemValue === 'D') ?? visible[0])?.DefNum ?? 0;
}

/** The list of a task and every list above it; if lists contain each other in a circle, each comes once. */
async function listsAbove(handle: Handle, list: Row<'tasklist'>): Promise<Key[]> {
  const above = new Set<Key>();
  let next: Row<'tasklist'> | undefined = list;
  while (next && !above.has(next.TaskListNum)) {
    above.add(next.TaskListNum);
    next = next.Parent ? await findRow(handle, 'tasklist', next.Parent) : undefined;
  }
  return [...above];
}
