import { tableRow } from '../../db/rows/table-row.ts';
import { flagField, keyField, textField } from '../../wire/shape.ts';

/** ClaimForms page. */
export const claimFormRow = tableRow({
  name: 'ClaimForm',
  table: 'claimform',
  fields: {
    ClaimFormNum: keyField({}),
    Description: textField({}),
    IsHidden: flagField({}),
  },
});
