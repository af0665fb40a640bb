import { tableRow } from '../../db/rows/table-row.ts';
import { DefCat } from '../../domain/enums.ts';
import { keyField, textField } from '../../wire/shape.ts';

/** TreatPlanAttaches page. */
export const treatPlanAttachRow = tableRow({
  name: 'TreatPlanAttach',
  table: 'treatplanattach',
  alias: 'a',
  joins: { d: ['definition', `d.DefNum = a.Priority AND d.Category = ${DefCat.TxPriorities}`] },
  fields: {
    TreatPlanAttachNum: keyField({}),
    TreatPlanNum: keyField({}),
    ProcNum: keyField({}),
    Priority: keyField('DefNum of category 20 (TxPriorities); 0 = none.'),
    priority: textField({ sql: 'd.ItemName', description: 'Name of the priority.' }),
  },
});
