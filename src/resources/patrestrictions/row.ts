import { tableRow } from '../../db/rows/table-row.ts';
import { PatRestrictType } from '../../domain/enums.ts';
import { keyField, namedField } from '../../wire/shape.ts';

/** PatRestrictions page. */
export const patRestrictionRow = tableRow({
  name: 'PatRestriction',
  table: 'patrestriction',
  fields: {
    PatRestrictionNum: keyField({}),
    PatNum: keyField({}),
    PatRestrictType: namedField(PatRestrictType),
  },
});
