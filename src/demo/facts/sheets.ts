import { SheetFieldType, SheetTypeEnum } from '../../domain/enums.ts';
import type { Book } from './book.ts';
import { SCHOOL } from './office.ts';

/**
 * Treatment plan layouts. The office's default has a box for the practice's signature and both typed names; School Hill
 * uses the internal sheet, which has the patient's signature only (`treatment-plans.md` 4.2).
 */

type Field = [type: keyof typeof SheetFieldType, name: string, x: number, y: number, width: number, height: number];

const planFields: Field[] = [
  ['OutputText', 'Heading', 225, 65, 400, 22],
  ['OutputText', 'defaultHeading', 225, 93, 400, 20],
  ['Special', 'toothChart', 175, 120, 500, 330],
  ['Special', 'toothChartLegend', 100, 460, 650, 14],
  ['Grid', 'TreatPlanMain', 51, 490, 745, 31],
  ['OutputText', 'Note', 50, 535, 750, 40],
];
const patientBox: Field[] = [
  ['SigBox', 'signature', 51, 590, 364, 81],
  ['InputField', 'SignatureText', 51, 676, 364, 18],
];
const practiceBox: Field[] = [
  ['SigBoxPractice', 'signaturePractice', 435, 590, 364, 81],
  ['InputField', 'SignaturePracticeText', 435, 676, 364, 18],
];
/** Centred, in larger and heavier letters than the rest. */
const headings: Readonly<Record<string, number>> = { Heading: 13, defaultHeading: 10 };
const CENTRED = 2;

const sheets: { number: number; description: string; type: keyof typeof SheetTypeEnum; fields: Field[] }[] = [
  {
    number: 1,
    description: 'Plan with both signatures',
    type: 'TreatmentPlan',
    fields: [...planFields, ...patientBox, ...practiceBox],
  },
  {
    number: 2,
    description: 'Plan signed by the patient',
    type: 'TreatmentPlan',
    fields: [...planFields, ['SigBox', 'signature', 51, 590, 364, 81]],
  },
  {
    number: 3,
    description: 'Consent to treatment',
    type: 'Consent',
    fields: [['SigBox', 'signature', 51, 800, 364, 81]],
  },
];

export function addSheets(book: Book): void {
  for (const { number, description, type, fields } of sheets) {
    book.add('sheetdef', {
      SheetDefNum: number,
      Description: description,
      SheetType: SheetTypeEnum[type],
      FontName: 'Arial',
      FontSize: 9,
      Width: 850,
      Height: 1100,
      PageCount: 1,
      DateTCreated: '2026-01-05 09:00:00',
    });
    for (const [place, [fieldType, name, x, y, width, height]] of fields.entries()) {
      book.add('sheetfielddef', {
        SheetFieldDefNum: number * 100 + place + 1,
        SheetDefNum: number,
        FieldType: SheetFieldType[fieldType],
        FieldName: name,
        XPos: x,
        YPos: y,
        Width: width,
        Height: height,
        FontName: 'Arial',
        FontSize: headings[name] ?? 9,
        FontIsBold: Number(name in headings),
        TextAlign: name in headings ? CENTRED : 0,
      });
    }
  }
  book.add('clinicpref', { ClinicNum: SCHOOL, PrefName: 'SheetsDefaultTreatmentPlan', ValueString: '0' });
}
