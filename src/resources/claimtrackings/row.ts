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
    UserNum: keyField('userod.UserNum; 0 = the API.'),
    DateTimeEntry: dateTimeField('When the row last changed; set by the server.'),
    Note: textField({}),
    TrackingDefNum: keyField('DefNum of category 31; 0 = none.'),
    TrackingErrorDefNum: keyField('DefNum of category 43; 0 = none.'),
  },
});
