import { tableRow } from '../../db/rows/table-row.ts';
import { openValueSql } from '../../db/secrets.ts';
import { keyField, textField } from '../../wire/shape.ts';

/** Preferences page. */
export const preferenceRow = tableRow({
  name: 'Preference',
  table: 'preference',
  alias: 'f',
  fields: {
    PrefNum: keyField({}),
    PrefName: textField({}),
    ValueString: textField({
      sql: openValueSql('f.'),
      description: 'Always text, whatever the setting is; empty for passwords and keys.',
    }),
  },
});
