import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { GrowthBehaviorEnum, SheetFieldType } from '../../src/domain/enums.ts';
import { engines } from '../support/engines.ts';
import { elementsOf, paintedOn, readPdf, textOfPdf } from '../support/pdf-reader.ts';
import { pngFile } from '../support/png-file.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';
import { layFixture, save, setPreference } from './fixture.ts';

const SHEET = 90;
const PLAIN = pngFile({ width: 2, height: 1, lines: [[0, 255, 0, 0, 0, 0, 255]] });
const CLEAR = pngFile({ width: 2, height: 1, colorType: 6, lines: [[0, 255, 0, 0, 255, 0, 0, 255, 0]] });
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////' +
    '////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);

type Field = Partial<Row<'sheetfielddef'>> & { FieldType: SheetFieldType };

const at = (XPos: number, YPos: number, Width = 200, Height = 20) => ({ XPos, YPos, Width, Height });

describe.each(engines)('a sheet of the office’s own on %s', (engine) => {
  let practice: TestPractice;
  let saved: number;
  const log: string[] = [];
  beforeAll(async () => {
    practice = await startTestPractice({ engine, logLevel: 'warn', logTo: { write: (line) => void log.push(line) } });
    mkdirSync(join(practice.documents, 'SheetImages'), { recursive: true });
  });
  afterAll(() => practice.stop());
  beforeEach(async () => {
    await layFixture(practice);
    saved = await save(practice);
    log.length = 0;
  });

  const layPicture = (name: string, bytes: Uint8Array) =>
    writeFileSync(join(practice.documents, 'SheetImages', name), bytes);

  async function printed(...fields: Field[]) {
    await practice.lay('sheetdef', { SheetDefNum: SHEET, SheetType: 17, Width: 850, Height: 1100, FontSize: 9 });
    const whole = fields.map((field) => ({ SheetDefNum: SHEET, FieldValue: '', ...at(50, 50), ...field }));
    await practice.lay('sheetfielddef', ...whole);
    await setPreference(practice, 'SheetsDefaultTreatmentPlan', String(SHEET));
    const response = await fetch(`${practice.origin}/api/ext/v1/treatplans/${saved}/pdf`, {
      headers: { authorization: 'ODFHIR TestDeveloper/TestCustomer' },
    });
    expect(response.status).toBe(200);
    const bytes = await response.bytes();
    const pdf = readPdf(bytes);
    expect(pdf.unmarked).toBe('');
    return { bytes, pdf, text: textOfPdf(pdf), painted: paintedOn(bytes) };
  }
  const figures = ({ pdf }: Awaited<ReturnType<typeof printed>>) =>
    elementsOf(pdf.root).filter(({ type, alt }) => type === 'Figure' && !alt.includes('chart'));

  it('fills its texts as those of a new sheet are filled', async () => {
    await practice.lay('preference', { PrefName: 'PracticeTitle', ValueString: 'Harbor Street Dental' });
    await practice.change('patient', { PatNum: 15 }, { FName: 'שרה', LName: 'כהן', City: 'Haifa' });
    const { text } = await printed(
      {
        FieldType: SheetFieldType.StaticText,
        FieldValue: 'Dear [nameFL], born [birthdate],\nsee [nobody] at [practiceTitle].',
      },
      { FieldType: SheetFieldType.OutputText, FieldName: 'City', ...at(50, 100) },
      { FieldType: SheetFieldType.InputField, FieldName: 'remark', FieldValue: 'Ask us', ...at(50, 150) },
      { FieldType: SheetFieldType.OutputText, FieldName: 'toString', FieldValue: 'plain', ...at(50, 200) },
      { FieldType: SheetFieldType.ComboBox, FieldName: 'month', FieldValue: 'March;January|March', ...at(50, 250) },
      { FieldType: SheetFieldType.OutputText, FieldName: 'tpPatPortionEst', FieldValue: 'unused', ...at(50, 300) },
    );
    expect(text).toContain('Dear שרה כהן, born 5/5/1980,');
    expect(text).toContain('see [nobody] at Harbor Street Dental.');
    for (const said of ['Haifa', 'Ask us', 'plain', 'March', '261.00']) expect(text).toContain(said);
    expect(text).not.toMatch(/January|unused/);
  });

  it('shows its pictures, each with its words, and the newest of the patient’s in a category', async () => {
    layPicture('Our logo.png', PLAIN);
    layPicture('seal.PNG', CLEAR);
    layPicture('door.jpg', JPEG);
    const photo = { PatNum: 15, DocCategory: 601, RawBase64: JPEG.toString('base64') };
    await practice.lay(
      'document',
      { ...photo, DocNum: 501, FileName: 'old.jpg', Description: 'Old smile', DateCreated: '2024-01-01 00:00:00' },
      { ...photo, DocNum: 502, FileName: 'new.jpg', Description: 'New smile', DateCreated: '2025-01-01 00:00:00' },
      { ...photo, DocNum: 503, FileName: 'letter.pdf', DateCreated: '2025-02-01 00:00:00' },
      { ...photo, DocNum: 504, FileName: 'other.jpg', PatNum: 31, DateCreated: '2025-03-01 00:00:00' },
    );
    const made = await printed(
      { FieldType: SheetFieldType.Image, FieldName: 'Our logo.png', ...at(50, 50, 100, 50) },
      { FieldType: SheetFieldType.Image, FieldName: 'seal.PNG', ...at(50, 150, 100, 50) },
      { FieldType: SheetFieldType.Image, FieldName: 'door.jpg', ...at(50, 250, 100, 50) },
      { FieldType: SheetFieldType.PatImage, FieldName: '601', ...at(50, 350, 100, 50) },
      { FieldType: SheetFieldType.PatImage, FieldName: 'Chart', ...at(50, 450, 100, 50) },
      { FieldType: SheetFieldType.PatImage, FieldName: 'No category', ...at(50, 550, 100, 50) },
    );
    expect(figures(made).map(({ alt }) => alt)).toEqual(['Our logo', 'seal', 'door', 'New smile', 'New smile']);
    expect(made.painted[0]!.match(/\/I\d+ Do/g)).toHaveLength(5);
    expect(log).toEqual([]);
    const again = await fetch(`${practice.origin}/api/ext/v1/treatplans/${saved}/pdf`, {
      headers: { authorization: 'ODFHIR TestDeveloper/TestCustomer' },
    });
    expect(Buffer.compare(await again.bytes(), made.bytes)).toBe(0);
  });

  it.each([
    ['nowhere.png', undefined, 'it is not there or too large'],
    ['../secret.png', undefined, 'it is not there or too large'],
    ['large.png', Buffer.alloc(5_000_001), 'it is not there or too large'],
    ['letter.gif', Buffer.from('GIF89a'), 'it is no PNG or JPEG file'],
    ['cut.png', PLAIN.subarray(0, 50), 'it is cut short'],
    ['cut.jpg', JPEG.subarray(0, 60), 'it is damaged'],
  ])(
    'leaves the box of a picture that cannot be shown, and says why in the log: %s',
    async (FieldName, bytes, reason) => {
      if (bytes) layPicture(FieldName, bytes);
      const made = await printed({ FieldType: SheetFieldType.Image, FieldName, ...at(100, 100, 300, 200) });
      expect(figures(made)).toEqual([]);
      expect(made.painted[0]).toContain('72 72 m\n288 72 l\n288 216 l\n72 216 l\nh');
      const words = FieldName.replace(/\.\w+$/, '');
      expect(log.map((line) => JSON.parse(line).msg)).toEqual([
        `The picture "${words}" of a sheet could not be printed: ${reason}.`,
      ]);
    },
  );

  it('draws lines and frames behind what is written, and a tick in a box that is ticked', async () => {
    const { pdf, painted, text } = await printed(
      { FieldType: SheetFieldType.StaticText, FieldValue: 'Written', ...at(110, 105) },
      { FieldType: SheetFieldType.Rectangle, ...at(100, 100, 300, 200), ItemColor: 0xff0000 },
      { FieldType: SheetFieldType.Line, ...at(100, 400, 300, 0) },
      { FieldType: SheetFieldType.CheckBox, FieldName: 'yes', FieldValue: 'X', ...at(100, 500, 12, 12) },
      { FieldType: SheetFieldType.CheckBox, FieldName: 'no', ...at(100, 540, 12, 12) },
      { FieldType: SheetFieldType.Parameter, FieldName: 'PatNum', FieldValue: 'never' },
      { FieldType: SheetFieldType.MobileHeader, FieldValue: 'never' },
    );
    const page = painted[0]!;
    const frame = page.indexOf('72 72 m\n288 72 l\n288 216 l\n72 216 l\nh');
    expect(frame).toBeGreaterThan(0);
    expect(page.indexOf('BT')).toBeGreaterThan(frame);
    expect(page).toContain('72 288 m\n288 288 l');
    expect(page).toContain('1 0 0 SCN');
    expect(elementsOf(pdf.root).map((element) => element.text)).toContain('X');
    expect(text).not.toContain('never');
  });

  it('grows: what grows moves everything that is lower, or only what stands beneath it', async () => {
    const long = Array.from({ length: 10 }, (_, index) => `line ${index}`).join('\n');
    const placeOf = (page: string, word: string, words: readonly string[]) => {
      const tops = [...page.matchAll(/1 0 0 1 [\d.]+ ([\d.]+) Tm/g)].map(([, y]) => Number(y));
      return tops.at(words.indexOf(word) - words.length)!;
    };
    const below = ['beneath', 'beside'];
    const tops = async (GrowthBehavior: number) => {
      await layFixture(practice);
      saved = await save(practice);
      const { painted } = await printed(
        { FieldType: SheetFieldType.StaticText, FieldValue: long, ...at(50, 50, 200, 20), GrowthBehavior },
        { FieldType: SheetFieldType.StaticText, FieldValue: 'beneath', ...at(50, 100, 200, 20) },
        { FieldType: SheetFieldType.StaticText, FieldValue: 'beside', ...at(400, 100, 200, 20) },
      );
      // The foot of the page has two texts more.
      const page = painted[0]!;
      return below.map((word) => placeOf(page, word, [...below, 'footer', 'number']));
    };
    const [beneath, beside] = await tops(GrowthBehaviorEnum.DownLocal);
    const [all, allBeside] = await tops(GrowthBehaviorEnum.DownGlobal);
    expect(beneath).toBe(all);
    expect(allBeside).toBe(all);
    expect(beside! - beneath!).toBeGreaterThan(80);
  });
});
