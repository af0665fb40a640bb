import { tableRow } from '../../db/rows/table-row.ts';
import { PerioSequenceType } from '../../domain/enums.ts';
import { dateTimeField, keyField, namedField, wholeField } from '../../wire/shape.ts';

/** PerioMeasures page. */
export const perioMeasureRow = tableRow({
  name: 'PerioMeasure',
  table: 'periomeasure',
  fields: {
    PerioMeasureNum: keyField({}),
    PerioExamNum: keyField({}),
    SequenceType: namedField(PerioSequenceType),
    IntTooth: wholeField({}),
    ToothValue: wholeField('Value of the whole tooth, for Mobility and SkipTooth; -1 = none.'),
    MBvalue: wholeField('Mesial buccal; -1 = none; above 100 = a negative gingival margin.'),
    Bvalue: wholeField('Buccal; same coding.'),
    DBvalue: wholeField('Distal buccal; same coding.'),
    MLvalue: wholeField('Mesial lingual; same coding.'),
    Lvalue: wholeField('Lingual; same coding.'),
    DLvalue: wholeField('Distal lingual; same coding.'),
    SecDateTEdit: dateTimeField({}),
  },
});
