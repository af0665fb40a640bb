import { tableRow } from '../../db/rows/table-row.ts';
import { ProblemStatus } from '../../domain/enums.ts';
import { dateField, keyField, namedField, textField } from '../../wire/shape.ts';

/** Diseases page: the problems of patients. */
export const diseaseRow = tableRow({
  name: 'Disease',
  table: 'disease',
  alias: 'p',
  joins: { d: ['diseasedef', 'd.DiseaseDefNum = p.DiseaseDefNum'] },
  fields: {
    DiseaseNum: keyField({}),
    PatNum: keyField({}),
    DiseaseDefNum: keyField({}),
    diseaseDefName: textField({ sql: 'd.DiseaseName' }),
    PatNote: textField({}),
    ProbStatus: namedField(ProblemStatus),
    DateStart: dateField({}),
    DateStop: dateField({}),
  },
});
