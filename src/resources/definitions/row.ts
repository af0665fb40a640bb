import { DefCat } from '../../domain/enums.ts';
import { flagField, keyField, namedField, textField, wholeField, wireRow } from '../../wire/row.ts';

/** Definitions page. */
export const definitionRow = wireRow({
  name: 'Definition',
  from: 'definition d',
  key: 'd.DefNum',
  fields: {
    DefNum: keyField({}),
    ItemName: textField({}),
    ItemValue: textField('Its meaning depends on the category.'),
    Category: wholeField({}),
    category: namedField(DefCat, { sql: 'd.Category', description: 'Name of the category.' }),
    isHidden: flagField({ sql: 'd.IsHidden' }),
  },
});
