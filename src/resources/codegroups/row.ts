import { tableRow } from '../../db/rows/table-row.ts';
import { CodeGroupFixed } from '../../domain/enums.ts';
import { flagField, keyField, namedField, textField, wholeField } from '../../wire/shape.ts';

/** CodeGroups page. */
export const codeGroupRow = tableRow({
  name: 'CodeGroup',
  table: 'codegroup',
  fields: {
    CodeGroupNum: keyField({}),
    GroupName: textField({}),
    ProcCodes: textField('Comma-separated codes; ranges from 25.1.'),
    ItemOrder: wholeField({}),
    CodeGroupFixed: namedField(CodeGroupFixed),
    IsHidden: flagField({}),
    ShowInAgeLimit: flagField({}),
    ShowInFrequency: flagField({}),
    ShowInOther: flagField({}),
  },
});
