import { tableRow } from '../../db/rows/table-row.ts';
import { dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** Computers page. */
export const computerRow = tableRow({
  name: 'Computer',
  table: 'computer',
  fields: {
    ComputerNum: keyField({}),
    CompName: textField({}),
    LastHeartBeat: dateTimeField('Last sign of life, every three minutes.'),
  },
});
