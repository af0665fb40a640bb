import { expect, it } from 'vitest';
import { TODAY } from '../people/office.ts';
import { requestTable } from '../people/request-table.ts';
import type { ListedRequest } from '../support/listed-requests.ts';

const probing = { PerioExamNum: 5, SequenceType: 'Probing', IntTooth: 8 };
const labCase = { PatNum: 10, LaboratoryNum: 1, ProvNum: 3 };

/** Perio exams and laboratories (`companions-people.md` 12, rows 142, 143 and 159). */
const rows: readonly ListedRequest[] = [
  [
    'POST',
    '/perioexams',
    { PatNum: 10 },
    201,
    { ExamDate: TODAY, ProvNum: 2, DateTMeasureEdit: `${TODAY} 09:00:00`, Note: '' },
  ],
  [
    'POST',
    '/perioexams',
    { PatNum: 10, ExamDate: '2023-05-12', ProvNum: 3, Note: 'Better' },
    201,
    { ExamDate: '2023-05-12', ProvNum: 3, Note: 'Better' },
  ],
  ['POST', '/perioexams', {}, 400, 'PatNum is required.'],
  ['POST', '/perioexams', { PatNum: 10, ProvNum: 99 }, 404, 'Provider not found.'],
  ['POST', '/perioexams', { PatNum: 10, UpperFacial: 323 }, 400, 'UpperFacial is invalid.'],
  ['POST', '/perioexams', { PatNum: 15 }, 400, 'Patient has been deleted.'],
  ['PUT', '/perioexams/5', { Note: 'x' }, 200, { Note: 'x', DateTMeasureEdit: `${TODAY} 09:00:00` }],
  ['PUT', '/perioexams/5', {}, 200, { DateTMeasureEdit: '2023-01-01 08:00:00' }],
  ['PUT', '/perioexams/9', {}, 404, 'PerioExamNum not found.'],
  ['DELETE', '/perioexams/9', undefined, 404, 'PerioExamNum not found.'],
  // periomeasures, row 143
  [
    'POST',
    '/periomeasures',
    { ...probing, IntTooth: '9', MBvalue: '2', Bvalue: 3 },
    201,
    { IntTooth: 9, ToothValue: -1, MBvalue: 2, Bvalue: 3, DBvalue: -1, MLvalue: -1 },
  ],
  [
    'POST',
    '/periomeasures',
    { ...probing, MBvalue: 20 },
    400,
    'MBvalue is invalid. Value must be 0-19 for SequenceType of Probing.',
  ],
  [
    'POST',
    '/periomeasures',
    { ...probing, MBvalue: -2 },
    400,
    'MBvalue is invalid. Value must be 0-19 for SequenceType of Probing.',
  ],
  [
    'PUT',
    '/periomeasures/50',
    { Bvalue: 5_000_000_000 },
    400,
    'Bvalue is invalid. Value must be 0-19 for SequenceType of Probing.',
  ],
  ['POST', '/periomeasures', { ...probing, MBvalue: 'deep' }, 400, 'MBvalue is invalid.'],
  [
    'POST',
    '/periomeasures',
    { ...probing, MBvalue: 2 },
    400,
    'A PerioMeasure with SequenceType Probing already exists for IntTooth 8.',
  ],
  ['POST', '/periomeasures', { ...probing, IntTooth: 9 }, 400, 'At least one surface value is required.'],
  ['POST', '/periomeasures', { ...probing, IntTooth: 33, Bvalue: 1 }, 400, 'IntTooth is invalid.'],
  [
    'POST',
    '/periomeasures',
    { ...probing, IntTooth: 9, ToothValue: 1, Bvalue: 1 },
    400,
    'ToothValue must be -1 for SequenceType of Probing.',
  ],
  ['POST', '/periomeasures', { ...probing, SequenceType: 'Mobility', ToothValue: 4 }, 201, { ToothValue: 4 }],
  [
    'POST',
    '/periomeasures',
    { ...probing, SequenceType: 'Mobility', ToothValue: 1, MBvalue: 2 },
    400,
    'MBvalue is invalid. Value must be -1 for SequenceType of Mobility.',
  ],
  ['POST', '/periomeasures', { ...probing, SequenceType: 'Mobility' }, 400, 'ToothValue is required.'],
  ['POST', '/periomeasures', { ...probing, SequenceType: 'SkipTooth', ToothValue: 2 }, 400, 'ToothValue is invalid.'],
  ['POST', '/periomeasures', { ...probing, SequenceType: 'GingMargin', Lvalue: 105 }, 201, { Lvalue: 105 }],
  [
    'POST',
    '/periomeasures',
    { ...probing, SequenceType: 'GingMargin', Lvalue: 100 },
    400,
    'Lvalue is invalid. Value must be 0-19 or 101-119 for SequenceType of GingMargin.',
  ],
  [
    'POST',
    '/periomeasures',
    { ...probing, SequenceType: 'MGJ', Lvalue: 3 },
    400,
    'Lvalue is invalid. Value must be -1 for SequenceType of MGJ.',
  ],
  ['POST', '/periomeasures', { ...probing, SequenceType: 'MGJ', IntTooth: 17, Lvalue: 3 }, 201],
  [
    'POST',
    '/periomeasures',
    { ...probing, SequenceType: 'Bleeding', Bvalue: 13 },
    201,
    { SequenceType: 'BleedSupPlaqCalc' },
  ],
  ['POST', '/periomeasures', { ...probing, SequenceType: 'CAL', Bvalue: 1 }, 400, 'SequenceType is invalid.'],
  ['POST', '/periomeasures', { ...probing, PerioExamNum: 9, Bvalue: 1 }, 404, 'PerioExamNum not found.'],
  ['POST', '/periomeasures', { ...probing, PerioExamNum: 6, Bvalue: 1 }, 400, 'Patient has been deleted.'],
  ['PUT', '/periomeasures/50', { MBvalue: 3, DLvalue: -1 }, 200, { MBvalue: 3, Bvalue: 3, DLvalue: -1 }],
  ['PUT', '/periomeasures/50', { Bvalue: -1 }, 400, 'At least one surface value is required.'],
  ['PUT', '/periomeasures/50', { ToothValue: 2 }, 400, 'ToothValue must be -1 for SequenceType of Probing.'],
  ['PUT', '/periomeasures/99', {}, 404, 'PerioMeasure not found.'],
  ['DELETE', '/periomeasures/50', undefined, 400, 'Only SequenceTypes of Mobility or SkipTooth can be deleted.'],
  ['DELETE', '/periomeasures/51', undefined, 200],
  // labcases
  [
    'POST',
    '/labcases',
    { ...labCase, AptNum: 201, PlannedAptNum: 202, DateTimeDue: '2025-03-20 12:00:00', LabFee: '17.5' },
    201,
    { AptNum: 201, PlannedAptNum: 202, DateTimeSent: '0001-01-01 00:00:00', LabFee: 17.5, Instructions: '' },
  ],
  ['POST', '/labcases', { ...labCase, AptNum: 202 }, 400, 'AptNum must be a scheduled appointment.'],
  ['POST', '/labcases', { ...labCase, PlannedAptNum: 201 }, 400, 'PlannedAptNum must be a planned appointment.'],
  ['POST', '/labcases', { ...labCase, PatNum: 12, AptNum: 201 }, 400],
  ['POST', '/labcases', { ...labCase, AptNum: 999 }, 404, 'Appointment not found.'],
  ['POST', '/labcases', { ...labCase, LaboratoryNum: 9 }, 404, 'Laboratory not found.'],
  ['POST', '/labcases', { ...labCase, ProvNum: 99 }, 404, 'Provider not found.'],
  ['POST', '/labcases', { ...labCase, LabFee: -1 }, 400, 'LabFee is invalid.'],
  ['POST', '/labcases', { PatNum: 10, LaboratoryNum: 1 }, 400, 'ProvNum is required.'],
  ['POST', '/labcases', { ...labCase, PatNum: 15 }, 400, 'Patient has been deleted.'],
  ['PUT', '/labcases/1', { AptNum: 203, DateTimeDue: '', InvoiceNum: '271828' }, 200, { InvoiceNum: '271828' }],
  ['PUT', '/labcases/1', { PlannedAptNum: 203 }, 400, 'PlannedAptNum must be a planned appointment.'],
  ['PUT', '/labcases/9', {}, 404, 'LabCase not found.'],
  ['DELETE', '/labcases/1', undefined, 400, 'LabCase has a lab slip attached.'],
  ['DELETE', '/labcases/2', undefined, 200],
  // laboratories
  [
    'POST',
    '/laboratories',
    { Description: 'Go Smiles Lab', State: 'OR', Zip: '91124', Slip: 7, IsHidden: 'true' },
    201,
    { Slip: 7, State: 'OR', Zip: '91124', IsHidden: 'true', Phone: '', Notes: '' },
  ],
  ['POST', '/laboratories', { Phone: '5' }, 400, 'Description is required.'],
  ['POST', '/laboratories', { Description: 'x', State: 'Oregon' }, 400, 'State must be two capital letters.'],
  ['POST', '/laboratories', { Description: 'x', Zip: '9112' }, 400, 'Zip is invalid.'],
  ['POST', '/laboratories', { Description: 'x', Slip: 8 }, 404, 'SheetDef not found.'],
  ['PUT', '/laboratories/1', { Notes: 'Implants.' }, 200, { Description: 'Lab', Notes: 'Implants.' }],
  ['PUT', '/laboratories/1', { Description: ' ' }, 400, 'Description cannot be blank.'],
  ['PUT', '/laboratories/9', {}, 404, 'Laboratory not found.'],
  // labturnarounds
  [
    'POST',
    '/labturnarounds',
    { LaboratoryNum: 1, Description: 'Implant', DaysActual: 4 },
    201,
    { DaysPublished: 0, DaysActual: 4 },
  ],
  ['POST', '/labturnarounds', { LaboratoryNum: 1, Description: 'x' }, 400, 'DaysActual is required.'],
  ['POST', '/labturnarounds', { LaboratoryNum: 1, Description: 'x', DaysActual: -1 }, 400, 'DaysActual is invalid.'],
  ['POST', '/labturnarounds', { LaboratoryNum: 1, Description: 'x', DaysActual: 32768 }, 400, 'DaysActual is invalid.'],
  ['POST', '/labturnarounds', { LaboratoryNum: 9, Description: 'x', DaysActual: 1 }, 404, 'Laboratory not found.'],
  ['PUT', '/labturnarounds/1', { DaysPublished: 3, DaysActual: 4 }, 200, { Description: 'Crown', DaysActual: 4 }],
  ['PUT', '/labturnarounds/9', {}, 404, 'LabTurnaround not found.'],
];

const UNMEASURED = { ToothValue: -1, MBvalue: -1, Bvalue: -1, DBvalue: -1, MLvalue: -1, Lvalue: -1, DLvalue: -1 };

requestTable(
  'perio exams and laboratories',
  rows,
  async (practice) => {
    const exam = { PatNum: 10, ExamDate: '2023-01-01', ProvNum: 1, DateTMeasureEdit: '2023-01-01 08:00:00' };
    await practice.lay('perioexam', { ...exam, PerioExamNum: 5 }, { ...exam, PerioExamNum: 6, PatNum: 15 });
    await practice.lay(
      'periomeasure',
      { ...UNMEASURED, PerioMeasureNum: 50, PerioExamNum: 5, SequenceType: 4, IntTooth: 8, Bvalue: 3 },
      { ...UNMEASURED, PerioMeasureNum: 51, PerioExamNum: 5, SequenceType: 5, IntTooth: 16, ToothValue: 1 },
    );
    await practice.lay(
      'appointment',
      { AptNum: 201, PatNum: 10, AptStatus: 1 },
      { AptNum: 202, PatNum: 10, AptStatus: 6 },
      { AptNum: 203, PatNum: 10, AptStatus: 2 },
    );
    await practice.lay('laboratory', { LaboratoryNum: 1, Description: 'Lab' });
    await practice.lay('labturnaround', { LabTurnaroundNum: 1, LaboratoryNum: 1, Description: 'Crown' });
    await practice.lay(
      'sheetdef',
      { SheetDefNum: 7, SheetType: 12, Description: 'Slip' },
      { SheetDefNum: 8, SheetType: 13, Description: 'Exam' },
    );
    await practice.lay(
      'labcase',
      { ...labCase, LabCaseNum: 1, AptNum: 203 },
      { ...labCase, LabCaseNum: 2, AptNum: 201 },
    );
    await practice.lay('sheet', { SheetNum: 70, SheetType: 12, PatNum: 10 });
    await practice.lay('sheetfield', { SheetNum: 70, FieldType: 3, FieldName: 'LabCaseNum', FieldValue: '1' });
  },
  (practice) => {
    it('makes the measures of a text, row 142', async () => {
      const { body } = await practice().post('/perioexams', { PatNum: 10, UpperFacial: '323b' });
      const measures = await practice().get(`/periomeasures?PerioExamNum=${body.PerioExamNum}`);
      expect(measures.body).toMatchObject([
        { SequenceType: 'Probing', IntTooth: 1, DBvalue: 3, Bvalue: 2, MBvalue: 3, MLvalue: -1, ToothValue: -1 },
        { SequenceType: 'BleedSupPlaqCalc', IntTooth: 1, MBvalue: 1, Bvalue: 0, DBvalue: 0, Lvalue: 0, ToothValue: -1 },
      ]);
    });

    it('takes measures away with their exam', async () => {
      expect((await practice().delete('/perioexams/5')).status).toBe(200);
      expect(await practice().rows('periomeasure')).toEqual([]);
    });

    it('tells when an exam was measured last, and who did it', async () => {
      await practice().put('/periomeasures/50', { Bvalue: 3 });
      expect(await practice().rows('securitylog')).toEqual([]);
      await practice().put('/periomeasures/50', { Bvalue: 4 });
      const exams = await practice().rows('perioexam', ({ PerioExamNum }) => PerioExamNum === 5);
      expect(exams).toMatchObject([{ DateTMeasureEdit: `${TODAY} 09:00:00` }]);
      expect(await practice().rows('securitylog')).toMatchObject([{ PermType: 45, PatNum: 10, FKey: 5 }]);
    });
  },
);
