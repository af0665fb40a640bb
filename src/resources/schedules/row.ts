import { tableRow } from '../../db/rows/table-row.ts';
import { SchedType } from '../../domain/enums.ts';
import { dateField, keyTextField, namedField, textField, timeField } from '../../wire/shape.ts';

/** Schedules page, where every value is a text, numbers too. */
export const scheduleRow = tableRow({
  name: 'Schedule',
  table: 'schedule',
  alias: 's',
  joins: { d: ['definition', 'd.DefNum = s.BlockoutType'] },
  fields: {
    ScheduleNum: keyTextField({}),
    SchedDate: dateField({}),
    StartTime: timeField({}),
    StopTime: timeField({}),
    SchedType: namedField(SchedType),
    ProvNum: keyTextField({}),
    BlockoutType: keyTextField({}),
    blockoutType: textField({ sql: 'd.ItemName' }),
    Note: textField({}),
    operatories: textField({
      sql: '(SELECT GROUP_CONCAT(o.OperatoryNum ORDER BY o.OperatoryNum) FROM {scheduleop} o WHERE o.ScheduleNum = s.ScheduleNum)',
      description: 'Comma-separated OperatoryNums; empty = every operatory of the provider.',
    }),
    EmployeeNum: keyTextField({}),
  },
});
