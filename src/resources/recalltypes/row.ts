import { tableRow } from '../../db/rows/table-row.ts';
import { type Field, flagField, keyField, textField } from '../../wire/shape.ts';

/**
 * A stored interval (`domain/recall-interval.ts`) as the pages write it: `1y6m1w1d` without the parts that are zero;
 * empty if all are.
 */
export function recallIntervalField(column: string): Field {
  const part = (bits: number, letter: string) => {
    const count = `((${column} >> ${bits}) & 255)`;
    return `CASE WHEN ${count} > 0 THEN CONCAT(${count}, '${letter}') ELSE '' END`;
  };
  return textField({
    sql: `CONCAT(${part(24, 'y')}, ${part(16, 'm')}, ${part(8, 'w')}, ${part(0, 'd')})`,
    description: 'Years, months, weeks and days: `6m1d`.',
  });
}

/** RecallTypes page. */
export const recallTypeRow = tableRow({
  name: 'RecallType',
  table: 'recalltype',
  alias: 't',
  fields: {
    RecallTypeNum: keyField({}),
    Description: textField({}),
    DefaultInterval: recallIntervalField('t.DefaultInterval'),
    TimePattern: textField({}),
    Procedures: textField({}),
    AppendToSpecial: flagField({}),
  },
});
