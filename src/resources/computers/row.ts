import { tableRow } from '../../db/rows/table-row.ts';
import { dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** Computers page. */
export const computerRow = tableRow({
  name: 'Computer',
  table: 'computer',
  fields: {
    ComputerNum: keyField({}),
    CompName: textField({}),
    LastHeartBeat: dateTimeField('When the workstation was last seen running; updated every three minutes.'),
  },
});
