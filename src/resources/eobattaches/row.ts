import { tableRow } from '../../db/rows/table-row.ts';
import { dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** EobAttaches page. */
export const eobAttachRow = tableRow({
  name: 'EobAttach',
  table: 'eobattach',
  fields: {
    EobAttachNum: keyField({}),
    ClaimPaymentNum: keyField('claimpayment.ClaimPaymentNum; 0 = a preauthorization.'),
    DateTCreated: dateTimeField({}),
    FileName: textField({}),
    RawBase64: textField({}),
  },
});
