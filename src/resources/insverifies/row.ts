import { tableRow } from '../../db/rows/table-row.ts';
import { VerifyType } from '../../domain/enums.ts';
import { dateField, dateTimeField, keyField, namedField, textField } from '../../wire/shape.ts';

/** InsVerifies page. */
export const insVerifyRow = tableRow({
  name: 'InsVerify',
  table: 'insverify',
  alias: 'v',
  fields: {
    InsVerifyNum: keyField({}),
    DateLastVerified: dateField('Last success; 0001-01-01 = never.'),
    UserNum: keyField('userod.UserNum of the user it is assigned to; 0 = none.'),
    VerifyType: namedField(VerifyType),
    FKey: keyField('insplan.PlanNum or patplan.PatPlanNum by VerifyType.'),
    DefNum: keyField('DefNum of category 38.'),
    Note: textField({}),
    DateLastAssigned: dateField({ sql: 'SUBSTR(v.DateLastAssigned, 1, 10)' }),
    SecDateTEdit: dateTimeField({}),
  },
});
