import { tableRow } from '../../db/rows/table-row.ts';
import { DefCat } from '../../domain/enums.ts';
import { flagField, keyField, namedField, textField, wholeField } from '../../wire/shape.ts';

/** Definitions page. */
export const definitionRow = tableRow({
  name: 'Definition',
  table: 'definition',
  fields: {
    DefNum: keyField({}),
    ItemName: textField({}),
    ItemValue: textField('Its meaning depends on the category.'),
    Category: wholeField({}),
    category: namedField(DefCat, { column: 'Category', description: 'Name of the category.' }),
    isHidden: flagField({ column: 'IsHidden' }),
  },
});
