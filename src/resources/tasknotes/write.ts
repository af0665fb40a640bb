import type { Transaction } from '../../db/handle.ts';
import { findRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { requireReferences, rowOf } from '../../practice/office/references.ts';
import { refuseOfDeleted } from '../../practice/office/task-patients.ts';
import { signalTask } from '../../practice/office/task-signals.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateTimeInput, keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

type TaskNote = Row<'tasknote'>;

const note = { ...sized('tasknote', 'Note'), verbatim: true, blank: false } as const;

/** Body of TaskNotes POST. */
export const newTaskNoteInputs = {
  TaskNum: keyInput({ required: true }),
  UserNum: keyInput({ required: true, description: 'The author of the note.' }),
  Note: textInput({ ...note, required: true }),
};

/** Body of TaskNotes PUT. */
export const taskNoteInputs = { DateTimeNote: dateTimeInput(), Note: textInput(note) };

const REFERENCES = { TaskNum: rowOf('task', 'Task'), UserNum: rowOf('userod', 'User') };

/** A note on a task; the task keeps its status (`companions-people.md` 15). */
export async function createTaskNote(tx: Transaction, sent: ValuesOf<typeof newTaskNoteInputs>): Promise<TaskNote> {
  const { TaskNum: task } = await requireReferences(tx, sent, REFERENCES);
  await refuseOfDeleted(tx, task);
  const created = await insertRow(tx, 'tasknote', { ...asColumns(sent), DateTimeNote: tx.now });
  await signalTask(tx, sent.TaskNum);
  return created;
}

export async function updateTaskNote(
  tx: Transaction,
  stored: TaskNote,
  sent: ValuesOf<typeof taskNoteInputs>,
): Promise<TaskNote> {
  const task = await findRow(tx, 'task', stored.TaskNum);
  if (task) await refuseOfDeleted(tx, task);
  const changed = await updateRow(tx, 'tasknote', stored, asColumns(sent));
  if (changed !== stored) await signalTask(tx, stored.TaskNum);
  return changed;
}
