import { tableRow } from '../../db/rows/table-row.ts';
import { QuickPasteType } from '../../domain/enums.ts';
import { keyField, textField, wholeField } from '../../wire/shape.ts';

/** The name of each type whose number is in the stored list `1,15`, in the order of the numbers. */
const typeNames = Object.entries(QuickPasteType).map(
  ([name, number]) =>
    `CASE WHEN CONCAT(',', REPLACE(c.DefaultForTypes, ' ', ''), ',') LIKE '%,${number},%' THEN '${name}' END`,
);

/** QuickPasteCats page. */
export const quickPasteCatRow = tableRow({
  name: 'QuickPasteCat',
  table: 'quickpastecat',
  alias: 'c',
  fields: {
    QuickPasteCatNum: keyField({}),
    Description: textField({}),
    ItemOrder: wholeField({}),
    DefaultForTypes: textField({
      sql: `CONCAT_WS(',', ${typeNames.join(', ')})`,
      description: 'Comma-separated names.',
    }),
  },
});
