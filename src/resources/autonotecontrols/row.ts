import { tableRow } from '../../db/rows/table-row.ts';
import { AutoNoteControlType } from '../../domain/enums.ts';
import { keyField, namedField, textField } from '../../wire/shape.ts';

/** AutoNoteControls page. */
export const autoNoteControlRow = tableRow({
  name: 'AutoNoteControl',
  table: 'autonotecontrol',
  fields: {
    AutoNoteControlNum: keyField({}),
    Descript: textField({}),
    ControlType: namedField(AutoNoteControlType),
    ControlLabel: textField({}),
    ControlOptions: textField('Default text, or choices one per line.'),
  },
});
