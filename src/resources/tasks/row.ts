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
    TaskListNum: keyField('tasklist.TaskListNum; 0 = the top level.'),
    DateTask: dateField('Day of a dated list; otherwise 0001-01-01.'),
    KeyNum: keyField('patient.PatNum or appointment.AptNum by ObjectType.'),
    Descript: textField({}),
    TaskStatus: namedField(TaskStatus),
    IsRepeating: flagField({}),
    DateType: namedField(TaskDateType),
    FromNum: keyField('task.TaskNum of the repeating task it was made from.'),
    ObjectType: namedField(TaskObjectType),
    DateTimeEntry: dateTimeField('When the task was added, or when its reminder is due; can be edited.'),
    UserNum: keyField('userod.UserNum of the author.'),
    DateTimeFinished: dateTimeField({}),
    PriorityDefNum: keyField('DefNum of category 33.'),
    ReminderGroupId: textField('Shared by reminders of one series; otherwise empty.'),
    ReminderType: textField({
      sql: reminderSql,
      description: 'NoReminder, or names separated by a comma and a space.',
    }),
    ReminderFrequency: wholeField({}),
    DateTimeOriginal: dateTimeField({}),
    SecDateTEdit: dateTimeField({}),
    DescriptOverride: textField({}),
    IsReadOnly: flagField({}),
  },
});
