import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPractice } from '../../db/opening/open.ts';
import type { Practice } from '../../db/practice.ts';
import { insertRow } from '../../db/rows/rows.ts';
import { unitOfWork } from '../../db/unit-of-work.ts';
import { codeColumns } from './columns.ts';
import { readCsv } from './csv.ts';
import { importCodesCommand } from './import.ts';
import { importCodes } from './import-codes.ts';

let practice: Practice;

beforeEach(async () => {
  ({ practice } = await openPractice(':memory:', { now: () => '2026-06-15 09:00:00' }));
  await unitOfWork(practice, async (tx) => {
    await insertRow(tx, 'definition', { DefNum: 70, Category: 11, ItemName: 'Old', IsHidden: 1 });
    await insertRow(tx, 'definition', { DefNum: 71, Category: 11, ItemName: 'Exams', ItemOrder: 1 });
    await insertRow(tx, 'definition', { DefNum: 72, Category: 11, ItemName: 'Fillings', ItemOrder: 2 });
    await insertRow(tx, 'procedurecode', {
      CodeNum: 5,
      ProcCode: 'D0120',
      Descript: 'Exam',
      ProcCat: 71,
      TreatArea: 3,
    });
  });
});
afterEach(() => practice.close());

const codes = () => practice.read((handle) => handle.db.selectFrom('procedurecode').selectAll().execute());
const code = async (procCode: string) => (await codes()).find((row) => row.ProcCode === procCode);

describe('loading codes', () => {
  it('adds, changes and leaves alone', async () => {
    const text =
      '\uFEFFProcCode,Descript,AbbrDesc,TreatArea,ProcCat,IsProsth\r\n' +
      'D0120,"Exam, short",ExSh,Mouth,Exams,\r\n' +
      'D2140,"Filling ""A""",F1,surf,72,false\r\n' +
      'D2740,Crown,,2,,yes\r\n';
    expect(await importCodes(practice, text)).toEqual({ added: 2, changed: 1, unchanged: 0 });
    expect(await code('D0120')).toMatchObject({ CodeNum: 5, Descript: 'Exam, short', AbbrDesc: 'ExSh', TreatArea: 3 });
    expect(await code('D2140')).toMatchObject({ Descript: 'Filling "A"', TreatArea: 1, ProcCat: 72, IsProsth: 0 });
    // What the file leaves open: the code as abbreviation, the first category that can be seen.
    expect(await code('D2740')).toMatchObject({ AbbrDesc: 'D2740', ProcCat: 71, TreatArea: 2, IsProsth: 1 });

    const before = await codes();
    expect(await importCodes(practice, text)).toEqual({ added: 0, changed: 0, unchanged: 3 });
    expect(await codes()).toEqual(before);
  });

  it('is said to take the columns that it takes', () => {
    let help = '';
    importCodesCommand()
      .configureOutput({ writeOut: (text) => (help += text) })
      .outputHelp();
    const told = help.slice(help.indexOf('Columns,'), help.indexOf('Example:')).match(/\b[A-Z]\w+/g)!;
    expect(told.slice(1).sort()).toEqual([...Object.keys(codeColumns), 'ProcCat'].sort());
  });

  it('compares codes exactly', async () => {
    expect(await importCodes(practice, 'ProcCode,Descript\nd0120,Exam\nD0120 ,Exam')).toMatchObject({ added: 2 });
    expect((await codes()).map((row) => row.ProcCode)).toEqual(['D0120', 'd0120', 'D0120 ']);
  });

  it('reads columns in any order and letter case, and semicolons', async () => {
    await importCodes(practice, 'descript;PROCCODE\nÜberkronung;D2740\n');
    expect(await code('D2740')).toMatchObject({ Descript: 'Überkronung' });
  });

  it('takes a table of thousands', async () => {
    const lines = Array.from({ length: 3000 }, (_, place) => `X${place},Work ${place}`);
    expect(await importCodes(practice, ['ProcCode,Descript', ...lines].join('\n'))).toMatchObject({ added: 3000 });
  });

  it.each([
    ['', 'The file is empty. Its first line names the columns, at least ProcCode and Descript.'],
    ['ProcCode,AbbrDesc\nD1,x', 'Line 1: column Descript is missing.'],
    ['ProcCode,Descript,procCode\n', 'Line 1: column ProcCode stands there twice.'],
    ['ProcCode,Descript\nD1,a\nD2', 'Line 3 has 1 cells, the header has 2.'],
    ['ProcCode,Descript\nD1,\n', 'Line 2, column Descript: it is empty.'],
    ['ProcCode,Descript\n,a\n', 'Line 2, column ProcCode: it is empty.'],
    ['ProcCode,Descript\nD1,a\n\nD2,b\nD1,c', 'Line 5, column ProcCode: D1 stands in line 2 already.'],
    ['ProcCode,Descript\n~GRP~,a', 'Line 2, column ProcCode: "~GRP~" belongs to group notes and cannot be loaded.'],
    [
      'ProcCode,Descript\nD12345678901234567,a',
      'Line 2, column ProcCode: "D12345678901234567" is longer than 15 characters.',
    ],
    [
      'ProcCode,Descript,TreatArea\nD1,"two\nlines",Mouth\nD2,b,Leg',
      'Line 4, column TreatArea: "Leg" is none of None, Surf, Tooth, Mouth, Quad, Sextant, Arch, ToothRange.',
    ],
    ['ProcCode,Descript,ProcCat\nD1,a,Wine', 'Line 2, column ProcCat: "Wine" is no category of procedure codes here.'],
    ['ProcCode,Descript,IsProsth\nD1,a,maybe', 'Line 2, column IsProsth: "maybe" is neither true nor false.'],
    [
      'ProcCode,Descript,IsProsth\nD1,a,constructor',
      'Line 2, column IsProsth: "constructor" is neither true nor false.',
    ],
    ['ProcCode,Descript,IsTaxed\nD1,a,__proto__', 'Line 2, column IsTaxed: "__proto__" is neither true nor false.'],
    ['ProcCode,Descript\nD1,a\0b', 'Line 2, column Descript: "a\\u0000b" holds a control character.'],
    ['ProcCode,Descript\nD1,\u001b[31ma', 'Line 2, column Descript: "\\u001b[31ma" holds a control character.'],
    [
      `ProcCode,Descript\nD1,${'x'.repeat(1_000_000)}`,
      `Line 2, column Descript: "${'x'.repeat(39)}…" is longer than 255 characters.`,
    ],
    ['ProcCode,Descript,BaseUnits\nD1,a,-1', 'Line 2, column BaseUnits: "-1" is not a whole number.'],
    ['ProcCode,Descript,ProcTime\nD1,a,XO', 'Line 2, column ProcTime: "XO" may hold X and / only.'],
    ['ProcCode,Descript\nD1,"open', 'Line 2, column 2: a quote is opened and never closed.'],
    ['ProcCode,Descript\nD1,"a"b', 'Line 2, column 2: after a closing quote only a separator may follow.'],
    ['ProcCode,Descript\nD1,a"b', 'Line 2, column 2: a cell with a quote inside must stand in quotes.'],
  ])('refuses all of %j', async (text, sentence) => {
    const before = await codes();
    await expect(importCodes(practice, text)).rejects.toThrow(sentence);
    expect(await codes()).toEqual(before);
  });

  it('names the columns it knows', async () => {
    await expect(importCodes(practice, 'ProcCode,Descript,Fee\n')).rejects.toThrow(
      /^Line 1, column 3: "Fee" is not a known column. Known are ProcCode, Descript, /,
    );
  });
});

describe('reading CSV', () => {
  it('keeps empty cells, also the last one', () => {
    expect(readCsv('a,,\n,b,')).toEqual([
      { line: 1, cells: ['a', '', ''] },
      { line: 2, cells: ['', 'b', ''] },
    ]);
  });

  it('takes a cell of any length', () => {
    const cell = 'a "b"\n'.repeat(2_000_000);
    const [line] = readCsv(`"${cell.replaceAll('"', '""')}",c`);
    expect(line!.cells[0] === cell).toBe(true);
    expect(line!.cells[1]).toBe('c');
  });

  it('counts lines as an editor does', () => {
    expect(readCsv('a\r\n\r\n"b\r\nc"\rd').map(({ line }) => line)).toEqual([1, 3, 5]);
  });
});
