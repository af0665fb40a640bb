import { tableRow } from '../../db/rows/table-row.ts';
import { RequiredProcCodesNeeded } from '../../domain/enums.ts';
import { colorField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** AppointmentTypes page. */
export const appointmentTypeRow = tableRow({
  name: 'AppointmentType',
  table: 'appointmenttype',
  alias: 't',
  fields: {
    AppointmentTypeNum: keyField({}),
    AppointmentTypeName: textField({}),
    appointmentTypeColor: colorField({ column: 'AppointmentTypeColor' }),
    IsHidden: flagField({}),
    Pattern: textField('Five minutes per character: X for the provider, / for the assistant.'),
    CodeStr: textField({}),
    CodeStrRequired: textField({}),
    RequiredProcCodesNeeded: namedField(RequiredProcCodesNeeded),
    BlockoutTypes: textField({
      sql:
        '(SELECT GROUP_CONCAT(d.ItemName ORDER BY d.ItemOrder, d.DefNum) FROM {definition} d WHERE d.Category = 25 ' +
        "AND CONCAT(',', REPLACE(t.BlockoutTypes, ' ', ''), ',') LIKE CONCAT('%,', d.DefNum, ',%'))",
      description: 'Comma-separated names of the blockout types it may be in.',
    }),
  },
});
