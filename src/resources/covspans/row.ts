import { tableRow } from '../../db/rows/table-row.ts';
import { keyField, textField } from '../../wire/shape.ts';

/** CovSpans page. */
export const covSpanRow = tableRow({
  name: 'CovSpan',
  table: 'covspan',
  fields: {
    CovSpanNum: keyField({}),
    CovCatNum: keyField({}),
    FromCode: textField({}),
    ToCode: textField({}),
  },
});
