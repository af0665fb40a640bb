import {
  ImageType,
  PerioSequenceType,
  SheetFieldType,
  SheetTypeEnum,
  StatementMode,
  StatementType,
} from '../../domain/enums.ts';
import type { Book } from './book.ts';

/**
 * Patients' papers: pictures and letters, statements, a consent, a chart of the gums, what insurers explained, what the
 * bank got.
 */
export function addPapers(book: Book): void {
  addDocuments(book);
  addStatements(book);
  addConsent(book);
  addGums(book);
  book.add('deposit', {
    DateDeposit: '2026-06-12',
    BankAccountInfo: 'Bay Bank',
    Amount: 335,
    Memo: 'Checks of the week',
  });
  const DateTCreated = '2026-02-27 10:00:00';
  book.add('eobattach', { ClaimPaymentNum: 1, DateTCreated, FileName: 'Explanation1.png', RawBase64: PICTURE });
}

/** A grey arch on a dark ground, 24 by 16 points. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAAAAAApT+BJAAAAiklEQVR42nWQQRVEIQhFqUAFKlDBCr+CFahABStQgQpWmAqT4aPonNnA8j65CABR' +
  'iMTcnt7705gJEbKQiFtwEYmkMREevp4vrivJpj+NqA5VuTo4muBj2BiZhA7oaoL7TlIHyUNj5tPNti4SuHpzn5/pbmcQ/DTBv5lsXd1Rzih/Ve5Rbl7eqrru' +
  'C1/Vkva2e4HNAAAAAElFTkSuQmCC';

/** Kept with their rows, so that they are there whatever folder the server keeps files in. */
function addDocuments(book: Book): void {
  const document = (PatNum: number, day: string, DocCategory: number, kind: keyof typeof ImageType, values: object) =>
    book.add('document', {
      PatNum,
      DateCreated: `${day} 10:00:00`,
      DocCategory,
      ImgType: ImageType[kind],
      UserNum: 3,
      ...values,
    });
  document(1010, '2026-05-18', 1802, 'Radiograph', {
    Description: 'X-ray, upper right',
    FileName: 'OkaforNgozi1.png',
    RawBase64: PICTURE,
    ToothNumbers: '3',
    ProvNum: 1,
  });
  document(1010, '2026-05-20', 1803, 'File', {
    Description: 'Letter of Dr. Wexler',
    FileName: 'OkaforNgozi2.txt',
    RawBase64: Buffer.from('Thank you for your patient. The root looks sound; a crown will do.\r\n').toString('base64'),
  });
  document(1021, '2025-10-06', 1802, 'Radiograph', {
    Description: 'Bite X-ray',
    FileName: 'LindgrenBjorn1.png',
    RawBase64: PICTURE,
    ProvNum: 2,
  });
}

function addStatements(book: Book): void {
  const statement = (PatNum: number, day: string, mode: keyof typeof StatementMode, BalTotal: number) =>
    book.add('statement', {
      PatNum,
      DateSent: day,
      DateRangeFrom: '2026-03-01',
      DateRangeTo: day,
      Mode_: StatementMode[mode],
      IsSent: 1,
      IsBalValid: 1,
      BalTotal,
      StatementType: StatementType.NotSet,
    });
  statement(1210, '2026-05-29', 'Mail', 153);
  statement(1150, '2026-05-29', 'Email', 844);
}

function addConsent(book: Book): void {
  const { SheetNum } = book.add('sheet', {
    SheetType: SheetTypeEnum.Consent,
    PatNum: 1010,
    DateTimeSheet: '2026-05-18 10:15:00',
    DateTSheetEdited: '2026-05-18 10:15:00',
    FontSize: 9,
    FontName: 'Arial',
    Width: 850,
    Height: 1100,
    Description: 'Consent to treatment',
    SheetDefNum: 3,
    ClinicNum: 1,
  });
  book.add('sheetfield', {
    SheetNum: Number(SheetNum),
    FieldType: SheetFieldType.SigBox,
    FieldName: 'signature',
    FieldValue: '',
    FontSize: 9,
    FontName: 'Arial',
    XPos: 51,
    YPos: 800,
    Width: 364,
    Height: 81,
    SheetFieldDefNum: 301,
  });
}

/** Depths in millimeters at every tooth of Björn Lindgren but the wisdom teeth: deeper at the molars. */
function addGums(book: Book): void {
  const ExamDate = '2026-04-13';
  const stamp = `${ExamDate} 10:30:00`;
  const { PerioExamNum } = book.add('perioexam', { PatNum: 1021, ExamDate, ProvNum: 4, DateTMeasureEdit: stamp });
  for (let tooth = 1; tooth <= 32; tooth += 1) {
    if ([1, 16, 17, 32].includes(tooth)) continue;
    const fromMiddle = Math.abs(((tooth - 1) % 16) - 7.5);
    const deep = fromMiddle > 4 ? 4 : 3;
    const [MBvalue, Bvalue, DBvalue] = [deep, 2, deep];
    book.add('periomeasure', {
      PerioExamNum: Number(PerioExamNum),
      SequenceType: PerioSequenceType.Probing,
      IntTooth: tooth,
      ToothValue: -1,
      ...{ MBvalue, Bvalue, DBvalue, MLvalue: 3, Lvalue: 2, DLvalue: tooth % 5 === 0 ? 5 : 3 },
      SecDateTEntry: stamp,
    });
  }
}
