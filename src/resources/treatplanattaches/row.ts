import { DefCat } from '../../domain/enums.ts';
import { keyField, textField, wireRow } from '../../wire/row.ts';

/** TreatPlanAttaches page. */
export const treatPlanAttachRow = wireRow({
  name: 'TreatPlanAttach',
  from: `treatplanattach a LEFT JOIN definition d ON d.DefNum = a.Priority AND d.Category = ${DefCat.TxPriorities}`,
  key: 'a.TreatPlanAttachNum',
  fields: {
    TreatPlanAttachNum: keyField({}),
    TreatPlanNum: keyField({}),
    ProcNum: keyField({}),
    Priority: keyField('definition.DefNum of category 20 (TxPriorities); 0 is none.'),
    priority: textField({ sql: 'd.ItemName', description: 'Name of the priority.' }),
  },
});
