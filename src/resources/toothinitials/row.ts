import { tableRow } from '../../db/rows/table-row.ts';
import { ToothInitialType } from '../../domain/enums.ts';
import { colorField, dateTimeField, keyField, namedField, numberTextField, textField } from '../../wire/shape.ts';

/** ToothInitials page. */
export const toothInitialRow = tableRow({
  name: 'ToothInitial',
  table: 'toothinitial',
  fields: {
    ToothInitialNum: keyField({}),
    PatNum: keyField({}),
    ToothNum: textField({}),
    InitialType: namedField(ToothInitialType),
    Movement: numberTextField('Millimetres or degrees, for the types that move a tooth.'),
    DrawingSegment: textField({}),
    ColorDraw: colorField({}),
    SecDateTEntry: dateTimeField({}),
    SecDateTEdit: dateTimeField({}),
    DrawText: textField({}),
  },
});
