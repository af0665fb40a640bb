import { tableRow } from '../../db/rows/table-row.ts';
import { flagField, keyField, textField, wholeField } from '../../wire/shape.ts';

/** Operatories page. */
export const operatoryRow = tableRow({
  name: 'Operatory',
  table: 'operatory',
  alias: 'o',
  joins: { d: ['definition', 'd.DefNum = o.OperatoryType'] },
  fields: {
    OperatoryNum: keyField({}),
    OpName: textField({}),
    Abbrev: textField({}),
    ItemOrder: wholeField({}),
    IsHidden: flagField({}),
    ProvDentist: keyField('provider.ProvNum; dentist of the room.'),
    ProvHygienist: keyField('provider.ProvNum; hygienist of the room.'),
    IsHygiene: flagField({}),
    ClinicNum: keyField({}),
    SetProspective: flagField({}),
    IsWebSched: flagField({}),
    OperatoryType: keyField('DefNum of category 55.'),
    operatoryType: textField({ sql: 'd.ItemName' }),
  },
});
