import { tableRow } from '../../db/rows/table-row.ts';
import { TaskDateType, TaskObjectType, TaskReminderType, TaskStatus } from '../../domain/enums.ts';
import { dateField, dateTimeField, flagField, keyField, namedField, textField, wholeField } from '../../wire/shape.ts';

const { NoReminder: _, ...reminderBits } = TaskReminderType;

/** The names of the bits that are set, as .NET writes a combination of flags. */
const reminderSql = `CASE WHEN t.ReminderType = 0 THEN 'NoReminder' ELSE CONCAT_WS(', ', ${Object.entries(reminderBits)
  .map(([name, bit]) => `CASE WHEN (t.ReminderType & ${bit}) <> 0 THEN '${name}' END`)
  .join(', ')}) END`;

/** Tasks page. */
export const taskRow = tableRow({
  name: 'Task',
  table: 'task',
  alias: 't',
  fields: {
    TaskNum: keyField({}),
    TaskListNum: keyField('tasklist.TaskListNum; 0 trunk.'),
    DateTask: dateField('Day for dated lists; minimum date otherwise.'),
    KeyNum: keyField('patient.PatNum or appointment.AptNum by ObjectType.'),
    Descript: textField({}),
    TaskStatus: namedField(TaskStatus),
    IsRepeating: flagField({}),
    DateType: namedField(TaskDateType),
    FromNum: keyField('task.TaskNum of the repeating source.'),
    ObjectType: namedField(TaskObjectType),
    DateTimeEntry: dateTimeField('Added moment, editable; reminder due time.'),
    UserNum: keyField('userod.UserNum author.'),
    DateTimeFinished: dateTimeField({}),
    PriorityDefNum: keyField('definition.DefNum (Category 33).'),
    ReminderGroupId: textField('Shared by spawned reminders; empty otherwise.'),
    ReminderType: textField({ sql: reminderSql, description: 'NoReminder, or names joined by comma and blank.' }),
    ReminderFrequency: wholeField({}),
    DateTimeOriginal: dateTimeField({}),
    SecDateTEdit: dateTimeField({}),
    DescriptOverride: textField({}),
    IsReadOnly: flagField({}),
  },
});
