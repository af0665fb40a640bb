import { keyField, textField, wireRow } from '../../wire/row.ts';

/** Preferences page. */
export const preferenceRow = wireRow({
  name: 'Preference',
  from: 'preference p',
  key: 'p.PrefNum',
  fields: {
    PrefNum: keyField({}),
    PrefName: textField({}),
    ValueString: textField('Always text, whatever the setting means.'),
  },
});
