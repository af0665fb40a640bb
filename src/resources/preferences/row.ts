import { openValueSql } from '../../db/secrets.ts';
import { tableRow } from '../../db/table-row.ts';
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
      description: 'Always text, whatever the setting means; empty for passwords and keys.',
    }),
  },
});
