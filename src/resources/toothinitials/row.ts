import { ToothInitialType } from '../../domain/enums.ts';
import {
  colorField,
  dateTimeField,
  keyField,
  namedField,
  numberTextField,
  textField,
  wireRow,
} from '../../wire/row.ts';

/** ToothInitials page. */
export const toothInitialRow = wireRow({
  name: 'ToothInitial',
  from: 'toothinitial t',
  key: 't.ToothInitialNum',
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
