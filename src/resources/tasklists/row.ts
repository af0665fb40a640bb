import { tableRow } from '../../db/rows/table-row.ts';
import { TaskDateType, TaskListStatus, TaskObjectType } from '../../domain/enums.ts';
import { dateField, dateTimeField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** TaskLists page. */
export const taskListRow = tableRow({
  name: 'TaskList',
  table: 'tasklist',
  alias: 't',
  fields: {
    TaskListNum: keyField({}),
    Descript: textField({}),
    Parent: keyField('tasklist.TaskListNum; 0 = the top level.'),
    DateTL: dateField('Day of a dated list; otherwise 0001-01-01.'),
    IsRepeating: flagField({}),
    DateType: namedField(TaskDateType),
    FromNum: keyField('tasklist.TaskListNum of the repeating list it was made from.'),
    ObjectType: namedField(TaskObjectType),
    DateTimeEntry: dateTimeField({}),
    TaskListStatus: namedField(TaskListStatus),
  },
});
