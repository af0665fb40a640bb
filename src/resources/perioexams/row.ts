import { tableRow } from '../../db/rows/table-row.ts';
import { dateField, dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** PerioExams page. */
export const perioExamRow = tableRow({
  name: 'PerioExam',
  table: 'perioexam',
  fields: {
    PerioExamNum: keyField({}),
    PatNum: keyField({}),
    ExamDate: dateField({}),
    ProvNum: keyField({}),
    DateTMeasureEdit: dateTimeField({}),
    Note: textField({}),
  },
});
