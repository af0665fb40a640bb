import { tableRow } from '../../db/rows/table-row.ts';
import { PopupLevel } from '../../domain/enums.ts';
import { cultureDateTimeField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** Popups page. */
export const popupRow = tableRow({
  name: 'Popup',
  table: 'popup',
  alias: 'p',
  fields: {
    PopupNum: keyField({}),
    PatNum: keyField({}),
    Description: textField({}),
    PopupLevel: namedField(PopupLevel),
    IsDisabled: flagField('Obsolete since 22.2; use DateTimeDisabled.'),
    DateTimeDisabled: cultureDateTimeField({}),
  },
});
