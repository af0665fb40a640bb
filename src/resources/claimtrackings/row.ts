import { tableRow } from '../../db/rows/table-row.ts';
import { ClaimTrackingType } from '../../domain/enums.ts';
import { dateTimeField, keyField, namedField, textField } from '../../wire/shape.ts';

/** ClaimTrackings page. */
export const claimTrackingRow = tableRow({
  name: 'ClaimTracking',
  table: 'claimtracking',
  fields: {
    ClaimTrackingNum: keyField({}),
    ClaimNum: keyField({}),
    TrackingType: namedField(ClaimTrackingType),
    UserNum: keyField('userod.UserNum; 0 for API.'),
    DateTimeEntry: dateTimeField('Last row change; server maintained.'),
    Note: textField({}),
    TrackingDefNum: keyField('definition.DefNum (Category 31); 0 none.'),
    TrackingErrorDefNum: keyField('definition.DefNum (Category 43); 0 none.'),
  },
});
