import { tableRow } from '../../db/rows/table-row.ts';
import { dateTimeField, flagField, keyField, textField } from '../../wire/shape.ts';

/** DiseaseDefs page. */
export const diseaseDefRow = tableRow({
  name: 'DiseaseDef',
  table: 'diseasedef',
  fields: {
    DiseaseDefNum: keyField({}),
    DiseaseName: textField({}),
    IsHidden: flagField({}),
    DateTStamp: dateTimeField({}),
    ICD9Code: textField({}),
    ICD10Code: textField({ column: 'Icd10Code' }),
    SnomedCode: textField({}),
  },
});
