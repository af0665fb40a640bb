import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { charts } from '../../test/fixtures/charts.ts';
import { fontWith } from '../../test/support/font-with.ts';
import { elementsOf, paintedOn, readPdf, textOfPdf } from '../../test/support/pdf-reader.ts';
import { pngFile } from '../../test/support/png-file.ts';
import { drawChart, statusMark } from '../chart/draw.ts';
import { statusColors } from '../chart/status.ts';
import { SheetFieldType } from '../domain/enums.ts';
import type { PlanDocument, SignatureMark } from '../pdf/model.ts';
import { type PrintedLine, planTable, type TableChoices } from '../pdf/plan-columns.ts';
import { printPlan } from '../pdf/print-plan.ts';
import { internalSheet, type Sheet, type SheetField } from '../pdf/sheet.ts';
import { openFonts } from './fonts.ts';
import { startPrinter } from './printer.ts';

const fonts = openFonts();

const everything: TableChoices = {
  isDiscountPlan: false,
  showFees: true,
  showIns: true,
  showDiscount: true,
  showSubTotals: true,
  showTotals: true,
  isItemized: true,
};

const line = (values: Partial<PrintedLine> = {}): PrintedLine => ({
  priorityKey: '151',
  priority: '1',
  color: '#000000',
  isDone: false,
  tooth: '13',
  surf: 'MOD',
  code: 'D2393',
  isSubstituted: false,
  description: 'Filling, three surfaces',
  fee: 204,
  allowed: 150,
  priIns: 80,
  secIns: 0,
  discount: 54,
  pat: 70,
  tax: 0,
  catPercUcr: 204,
  prognosis: 'Good',
  dx: 'C',
  abbr: 'C3 (P)',
  prov: 'DOC',
  dateTP: '03/10/2025',
  clinic: '',
  ...values,
});

const plan = (values: Partial<PlanDocument> = {}): PlanDocument => ({
  title: 'Treatment plan of Pamela Hoovey',
  author: 'Amazing Smiles',
  subject: 'Fillings',
  createdAt: '2025-03-10 09:00:00',
  language: 'en-US',
  sheet: internalSheet,
  texts: {
    Heading: 'Fillings',
    defaultHeading: 'Amazing Smiles\n(555)555-0100\nPamela Hoovey, DOB 3/2/1984',
    Note: 'ONLY AN ESTIMATE.',
    tpPatPortionEst: '70.00',
    SignatureText: '',
    SignaturePracticeText: '',
    DateTSigned: '',
    DateTPracticeSigned: '',
  },
  legend: [],
  lines: planTable([line()], everything),
  signature: { kind: 'empty' },
  signaturePractice: { kind: 'empty' },
  footer: 'Pamela Hoovey',
  ...values,
});

const printed = async (values: Partial<PlanDocument> = {}) => readPdf(await printPlan(plan(values), fonts));

describe('a printed plan', () => {
  it('is a tagged PDF/UA file with its language and its fonts', async () => {
    const pdf = await printed();
    expect(pdf.catalog).toContain('/Lang (en-US)');
    expect(pdf.catalog).toContain('/MarkInfo');
    const file = Buffer.from(await printPlan(plan(), fonts)).toString('latin1');
    expect(file).toContain('/DisplayDocTitle true');
    expect(file).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.fonts.length).toBeGreaterThan(0);
    expect(pdf.fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true);
  });

  it('has no text that a reader would not find in its place', async () => {
    const pdf = await printed({
      lines: planTable(
        Array.from({ length: 80 }, () => line()),
        everything,
      ),
    });
    expect(pdf.unmarked).toBe('');
    expect(pdf.pages).toBeGreaterThan(1);
    expect(pdf.artifacts[1]).toContain('Description');
    expect(pdf.artifacts.map((text) => /Page \d+ of \d+/.exec(text)?.[0])).toEqual(
      pdf.artifacts.map((_, index) => `Page ${index + 1} of ${pdf.pages}`),
    );
  });

  it('ends a long name before the number of the page', async () => {
    const long = `Maximiliana ${'Wolfeschlegelsteinhausenbergerdorff-'.repeat(6)} · Crowns`;
    const { artifacts } = await readPdf(await printPlan(plan({ footer: long }), fonts));
    for (const foot of artifacts) expect(foot).toMatch(/Maximiliana Wolfe[^·]{50,130}… ?Page \d of \d/);
  });

  it('tells headings, table and cells apart', async () => {
    const elements = elementsOf((await printed()).root);
    expect(elements[0]!.type).toBe('Document');
    expect(elements.find(({ type }) => type === 'H1')!.text).toBe('Fillings');
    const heads = elements.filter(({ type, scope }) => type === 'TH' && scope === 'Column');
    expect(heads.map(({ text }) => text)).toEqual(
      'Done,Priority,Tth,Surf,Code,Sub,Description,Fee,Allowed,Pri Ins,Sec Ins,Discount,Pat'.split(','),
    );
    const rowHeads = elements.filter(({ type, scope }) => type === 'TH' && scope === 'Row');
    expect(rowHeads.map(({ text }) => text)).toEqual(['Filling, three surfaces', 'Subtotal', 'Total']);
    expect(heads.find(({ text }) => text === 'Pat')!.expanded).toBe('Patient pays');
    const rows = elements.filter(({ type }) => type === 'TR').map((row) => row.children.map(({ text }) => text));
    expect(rows.slice(1)).toEqual([
      [
        '',
        '1',
        '13',
        'MOD',
        'D2393',
        '',
        'Filling, three surfaces',
        '204.00',
        '150.00',
        '80.00',
        '0.00',
        '54.00',
        '70.00',
      ],
      ['', '', '', '', '', '', 'Subtotal', '204.00', '150.00', '80.00', '0.00', '54.00', '70.00'],
      ['', '', '', '', '', '', 'Total', '204.00', '150.00', '80.00', '0.00', '54.00', '70.00'],
    ]);
  });

  it('is the same to the byte for the same plan, and another one for another', async () => {
    const [first, again, other] = await Promise.all([
      printPlan(plan(), fonts),
      printPlan(plan(), fonts),
      printPlan(plan({ footer: 'Brandon Booter' }), fonts),
    ]);
    expect(Buffer.compare(first, again)).toBe(0);
    expect(Buffer.compare(first, other)).not.toBe(0);
  });

  it('never parts a signature box', async () => {
    const noteOf = (lines: number) => Array.from({ length: lines }, (_, index) => `Line ${index}`).join('\n');
    for (let lines = 1; lines < 90; lines += 4) {
      const texts = { ...plan().texts, Note: noteOf(lines) };
      const signature = { kind: 'stamp', text: 'Digitally Signed by Amazing Smiles\r\nDate Signed: today' } as const;
      const pdf = await printed({ texts, signature });
      const box = elementsOf(pdf.root).find(({ type }) => type === 'Sect')!;
      expect(new Set(elementsOf(box).flatMap(({ pages }) => pages)).size).toBe(1);
      expect(textOfPdf(pdf)).toContain(`Line ${lines - 1}`);
    }
  });

  it('keeps the note and the signature below it on one page', async () => {
    const turned: boolean[] = [];
    for (let lines = 1; lines < 60; lines += 3) {
      const rows = planTable(
        Array.from({ length: lines }, () => line()),
        everything,
      );
      const elements = elementsOf((await printed({ lines: rows })).root);
      const pageOf = (start: string) => elements.find(({ text }) => text.startsWith(start))!.pages[0]!;
      expect(pageOf('ONLY AN ESTIMATE')).toBe(pageOf('Signature of'));
      turned.push(pageOf('ONLY AN ESTIMATE') > 0);
    }
    expect(new Set(turned).size).toBe(2);
  });

  it('keeps a check box with its frame and with what it says, whatever grows above', async () => {
    const usual = { ...internalSheet.fields[0]!, name: '', isBold: false, fontSize: 9, align: 'left' as const };
    const table = internalSheet.fields.find(({ name }) => name === 'TreatPlanMain')!;
    const at = { y: table.y + table.height + 20, height: 14 };
    const fields: SheetField[] = [
      table,
      { ...usual, ...at, type: SheetFieldType.Rectangle, x: 60, width: 14, color: '#ff0000' },
      { ...usual, ...at, type: SheetFieldType.CheckBox, value: 'X', x: 60, width: 14 },
      { ...usual, ...at, type: SheetFieldType.StaticText, value: 'Told about it', x: 80, width: 300 },
    ];
    const pages = new Set<number>();
    for (let lines = 12; lines < 32; lines++) {
      const rows = planTable(
        Array.from({ length: lines }, () => line({ allowed: 0 })),
        everything,
      );
      const bytes = await printPlan(plan({ sheet: { ...internalSheet, fields }, lines: rows }), fonts);
      const elements = elementsOf(readPdf(bytes).root).filter(({ type }) => type === 'P');
      const [tick, words] = ['X', 'Told about it'].map((said) => elements.find(({ text }) => text === said)!.pages[0]!);
      const frame = paintedOn(bytes).findIndex((page) => page.includes('1 0 0 SCN'));
      expect([tick, frame]).toEqual([words, words]);
      pages.add(words!);
    }
    expect(pages.size).toBe(2);
  });

  it('lets a frame grow with what it holds, and a line move with it', async () => {
    const usual = { ...internalSheet.fields[0]!, name: '', fontSize: 9 };
    const fields: SheetField[] = [
      { ...usual, type: SheetFieldType.Rectangle, x: 40, y: 50, width: 300, height: 50 },
      { ...usual, type: SheetFieldType.StaticText, value: 'line\n'.repeat(9), x: 50, y: 60, width: 280, height: 20 },
      { ...usual, type: SheetFieldType.Line, x: 40, y: 120, width: 300, height: 0 },
    ];
    const bytes = await printPlan(plan({ sheet: { ...internalSheet, fields } }), fonts);
    const grown = 10 * 9 * 1.32 - 20 * 0.72;
    const [foot, rule] = [(50 + 50) * 0.72 + grown, 120 * 0.72 + grown].map((y) => Math.round(y * 100) / 100);
    const page = paintedOn(bytes)[0]!;
    expect(page).toContain(`244.8 36 l\n244.8 ${foot} l\n28.8 ${foot} l`);
    expect(page).toContain(`28.8 ${rule} m\n244.8 ${rule} l`);
  });

  it('tells what every mark of the chart means, in as many lines as the sheet has room for', async () => {
    const words = ['Existing', 'Complete', 'Referred Out', 'Treatment Planned', 'Condition'];
    const legend = words.map((one) => ({ words: one, mark: statusMark('TP', statusColors([]), 'print') }));
    const chart = drawChart(charts['every-status']!, { theme: 'print', legend: false });
    const paintedWith = async (width: number) => {
      const fields = internalSheet.fields.map((field) =>
        field.name === 'toothChartLegend' ? { ...field, width } : field,
      );
      const bytes = await printPlan(plan({ chart, legend, sheet: { ...internalSheet, fields } }), fonts);
      const said = elementsOf(readPdf(bytes).root).map(({ text }) => text.trim());
      expect(said).toContain(words.join(' '));
      return paintedOn(bytes)[0]!;
    };
    expect(await paintedWith(200)).not.toBe(await paintedWith(650));
  });

  it('keeps a name with its box, whatever else grows', async () => {
    const box = internalSheet.fields.at(-1)!;
    const name = {
      ...internalSheet.fields[0]!,
      name: 'SignatureText',
      x: box.x,
      y: box.y + box.height + 5,
      height: 18,
    };
    const sheet: Sheet = { ...internalSheet, fields: [...internalSheet.fields, name] };
    for (let lines = 20; lines < 40; lines++) {
      const texts = { ...plan().texts, Note: 'note\n'.repeat(lines), SignatureText: 'P. Hoovey' };
      const elements = elementsOf((await printed({ sheet, texts })).root);
      const places = elements
        .filter(({ text }) => text === 'P. Hoovey' || text.startsWith('Signature of'))
        .map(({ pages }) => pages[0]);
      expect(places).toHaveLength(2);
      expect(new Set(places).size).toBe(1);
    }
  });

  it('shows letters of many languages, and a question mark where the type has none', async () => {
    const names = 'Zoë Nuñez Łukasz Đặng Ελένη Дарья';
    const texts = { ...plan().texts, Note: `${names} 漢 \u200d.` };
    expect(textOfPdf(await printed({ texts }))).toContain(`${names} ? .`);
  });

  it('takes letters that its type lacks out of the office’s own fonts, the first that has one', async () => {
    const place = mkdtempSync(join(tmpdir(), 'bitewing-fonts-'));
    try {
      const files = ['漢字', '字李'].map((letters, index) => {
        const file = join(place, `${index}.ttf`);
        writeFileSync(file, fontWith(letters));
        return file;
      });
      const texts = { ...plan().texts, Note: 'Name: 漢字 and 李 小', Heading: '李' };
      const print = () => printPlan(plan({ texts }), openFonts(files));
      const bytes = await print();
      const pdf = readPdf(bytes);
      expect(textOfPdf(pdf)).toContain('Name: 漢字 and 李 ?');
      expect(elementsOf(pdf.root).find(({ type }) => type === 'H1')!.text).toBe('李');
      expect(pdf.fonts).toHaveLength(4);
      expect(pdf.fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true);
      expect(Buffer.compare(bytes, await print())).toBe(0);
    } finally {
      rmSync(place, { recursive: true });
    }
  });

  it('sets right-to-left words from the right, and says every line in the order it is read', async () => {
    const note = 'תוכנית ל-90 יום (כולל מע"מ 17%), ראו www.example.com או שן 36.';
    const texts = { ...plan().texts, Heading: 'Crown שרה כהן-לוי 2025', Note: note };
    const rows = planTable([line({ description: 'כתר מלא D2740' })], everything);
    const pdf = await printed({ texts, lines: rows });
    const said = elementsOf(pdf.root).map(({ text }) => text);
    for (const text of [texts.Heading, note, 'כתר מלא D2740']) expect(said).toContain(text);
  });

  it('turns every line of a paragraph as its first letter turns', async () => {
    // Where the lines of a note begin that starts at the left: within its frame.
    const left = 50 * 0.72 + 4;
    const linesAtLeft = async (words: string[]) => {
      const texts = { ...plan().texts, Note: words.join(' ') };
      const bytes = await printPlan(plan({ texts }), fonts);
      expect(elementsOf(readPdf(bytes).root).map(({ text }) => text)).toContain(texts.Note);
      const begins = [...paintedOn(bytes)[0]!.matchAll(/1 0 0 1 ([\d.]+) [\d.]+ Tm/g)].map(([, x]) => Number(x));
      return begins.filter((x) => Math.abs(x - left) < 0.1).length;
    };
    const words = Array.from({ length: 50 }, () => 'word');
    expect(await linesAtLeft(['שלום', ...words])).toBe(0);
    expect(await linesAtLeft([...words, 'שלום'])).toBeGreaterThan(2);
  });

  it('ends with the evidence of its signature', async () => {
    const evidence = {
      signatures: [
        {
          heading: 'Patient signature',
          signerName: 'Pamela Hoovey',
          relation: 'patient',
          method: 'Signed through the API',
          signedAt: '2025-03-10 09:00:00',
          developer: 'Amazing Smiles',
          state: 'valid',
          digest: 'ab'.repeat(32),
          record: '17',
          consent: '',
          drawing: undefined,
        },
      ],
      chainHead: 'cd'.repeat(32),
      chainRecords: 17,
      howToVerify: ['Run bitewing verify plan 102.'],
    };
    const pdf = await printed({ evidence });
    const last = elementsOf(pdf.root).filter(({ pages }) => pages.includes(pdf.pages - 1));
    const text = last.map((element) => element.text).join(' ');
    for (const fact of ['Pamela Hoovey', '2025-03-10 09:00:00', 'ab'.repeat(32), 'cd'.repeat(32), 'verify plan 102']) {
      expect(text).toContain(fact);
    }
    expect(text).not.toContain('Agreed to');
  });

  it('is made whatever places and sizes its sheet has', async () => {
    const drawing: SignatureMark = {
      kind: 'drawing',
      strokes: [
        [
          [1, 2],
          [50, 60],
        ],
        [[3, 3]],
      ],
      width: 331,
      height: 79,
    };
    const file = pngFile({ width: 1, height: 1, lines: [[0, 1, 2, 3]] });
    const sizes = [0, 1, 17, 25, 80, 2000];
    const kinds = [
      ...Object.values(SheetFieldType).map((type) => [type, 'name'] as const),
      ...['Note', 'constructor', '__proto__'].map((name) => [SheetFieldType.OutputText, name] as const),
      ...['toothChart', 'toothChartLegend'].map((name) => [SheetFieldType.Special, name] as const),
      [SheetFieldType.Grid, 'TreatPlanMain'] as const,
    ];
    const chart = drawChart(charts['every-status']!, { theme: 'print', legend: false });
    const legend = [{ words: 'Planned', mark: statusMark('TP', statusColors([]), 'print') }];
    for (const size of sizes) {
      const fields = kinds.map(([type, name], index): SheetField => {
        const place = { x: (index * 97) % 900, y: (index * 211) % 1200, width: Math.max(1, size), height: size };
        const picture = type === SheetFieldType.Image ? { words: 'logo', file } : undefined;
        return { ...internalSheet.fields[0]!, ...place, type, name, value: 'X', pushes: 'beneath', picture };
      });
      const sheet = { ...internalSheet, fields };
      const pdf = await printed({ sheet, chart, legend, signature: drawing, signaturePractice: drawing });
      expect(pdf.unmarked).toBe('');
    }
  });

  it('takes time in proportion to what it says', async () => {
    const texts = { ...plan().texts, Note: 'x'.repeat(65_000) };
    const lines = planTable(
      Array.from({ length: 400 }, () => line({ description: 'y'.repeat(255) })),
      everything,
    );
    const pdf = await printed({ texts, lines });
    expect(textOfPdf(pdf).replaceAll(' ', '').match(/x/g)!.length).toBeGreaterThanOrEqual(65_000);
  });
});

describe('columns', () => {
  const captions = (choices: Partial<TableChoices>, chosen?: Parameters<typeof planTable>[2]) =>
    planTable([line()], { ...everything, ...choices }, chosen).columns.map(({ caption }) => caption);

  it.each([
    [{ isDiscountPlan: true }, ['DPlan'], ['Pri Ins', 'Sec Ins', 'Allowed']],
    [{ showFees: false }, ['Pat'], ['Fee']],
    [{ showIns: false }, ['Discount', 'Pat'], ['Pri Ins', 'Sec Ins', 'Allowed']],
    [{ showDiscount: false }, ['Pri Ins', 'Pat'], ['Discount']],
    [{ showIns: false, showDiscount: false }, ['Fee'], ['Discount', 'Pat', 'Pri Ins']],
  ])('with %j show and leave out', (choices, shown, left) => {
    expect(captions(choices)).toEqual(expect.arrayContaining(shown));
    for (const caption of left) expect(captions(choices)).not.toContain(caption);
  });

  it('are those the office chose, in its order and with its captions', () => {
    const chosen = [
      { name: 'Abbr', caption: 'What', width: 0 },
      { name: 'Appt', caption: '', width: 0 },
      { name: 'Tax Est', caption: '', width: 0 },
      { name: 'Pat', caption: 'You pay', width: 80 },
    ];
    expect(captions({ showIns: false, showDiscount: false }, chosen)).toEqual(['What', 'Tax Est', 'You pay']);
  });

  it('leave work that is not billed out of the sum of what is allowed', () => {
    const table = planTable([line({ allowed: -1 }), line({ allowed: 150 })], everything);
    const column = table.columns.findIndex(({ caption }) => caption === 'Allowed');
    expect(table.rows.map(({ cells }) => cells[column])).toEqual(['X', '150.00', '150.00', '150.00']);
  });

  it('have a subtotal at every change of priority, and no amounts in lines where the plan is not itemised', () => {
    const lines = [line(), line(), line({ priorityKey: '0', priority: '' })];
    const table = planTable(lines, { ...everything, isItemized: false });
    expect(table.rows.map(({ kind, cells }) => [kind, cells.at(-1)])).toEqual([
      ['line', ''],
      ['line', ''],
      ['subtotal', '140.00'],
      ['line', ''],
      ['subtotal', '70.00'],
      ['total', '210.00'],
    ]);
  });
});

describe('the printer', () => {
  it('prints beside the requests, many at once, what printing here gives', async () => {
    const printer = startPrinter();
    try {
      const plans = Array.from({ length: 6 }, (_, index) => plan({ footer: `Copy ${index}` }));
      const made = await Promise.all(plans.map((one) => printer.print(one)));
      for (const [index, one] of plans.entries()) {
        expect(Buffer.compare(made[index]!, await printPlan(one, fonts))).toBe(0);
      }
    } finally {
      await printer.close();
    }
  });

  it('goes on after a document that cannot be made', async () => {
    const printer = startPrinter();
    try {
      await expect(printer.print({ ...plan(), createdAt: 'never' })).rejects.toThrow('could not be made');
      expect((await printer.print(plan())).length).toBeGreaterThan(1000);
    } finally {
      await printer.close();
    }
  });
});
