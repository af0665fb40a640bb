import { tableRow } from '../../db/rows/table-row.ts';
import { keyField } from '../../wire/shape.ts';

/** ScheduleOps page. */
export const scheduleOpRow = tableRow({
  name: 'ScheduleOp',
  table: 'scheduleop',
  fields: {
    ScheduleOpNum: keyField({}),
    ScheduleNum: keyField({}),
    OperatoryNum: keyField({}),
  },
});
