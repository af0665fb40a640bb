import type { Transaction } from '../../db/handle.ts';
import type { Practice } from '../../db/practice.ts';
import { insertRows, newRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { unitOfWork } from '../../db/unit-of-work.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { plainCell } from '../terminal/plain-text.ts';
import { CommandProblem } from '../terminal/problems.ts';
import { type CellReader, codeColumns, readCategory } from './columns.ts';
import { type CsvLine, readCsv } from './csv.ts';

type Code = Row<'procedurecode'>;

interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Loads an office's table of procedure codes from CSV text with a header line. A code that is there already (compared
 * exactly, case and blanks included) gets the values of the file; an empty cell leaves the stored value. Either the
 * whole file is loaded or nothing: `CommandProblem` names line and column of the first cell that cannot be read.
 */
export async function importCodes(practice: Practice, csvText: string): Promise<ImportCounts> {
  const [header, ...lines] = readCsv(csvText);
  if (!header)
    throw new CommandProblem('The file is empty. Its first line names the columns, at least ProcCode and Descript.');
  const names = readHeader(header);
  return unitOfWork(practice, async (tx) => {
    const categories = await definitionsOf(tx, 'ProcCodeCats');
    const readers = { ...codeColumns, ProcCat: readCategory(categories) };
    const codes = lines.map((line) => readLine(line, names, readers));
    refuseRepeats(codes);
    const firstCategory = categories.find((category) => !category.IsHidden)?.DefNum ?? 0;
    return storeCodes(tx, codes, firstCategory);
  });
}

interface ReadCode {
  readonly line: number;
  readonly values: Partial<Code> & { ProcCode: string };
}

const known = [...Object.keys(codeColumns), 'ProcCat'];

/** The columns' own spelling, whatever the letter case in the file. */
function readHeader({ line, cells }: CsvLine): string[] {
  const names = cells.map((cell, place) => {
    const name = known.find((each) => each.toLowerCase() === cell.trim().toLowerCase());
    if (name) return name;
    throw new CommandProblem(
      `Line ${line}, column ${place + 1}: "${plainCell(cell)}" is not a known column. Known are ${known.join(', ')}.`,
    );
  });
  const repeated = names.find((name, place) => names.indexOf(name) < place);
  if (repeated) throw new CommandProblem(`Line ${line}: column ${repeated} stands there twice.`);
  for (const required of ['ProcCode', 'Descript']) {
    if (!names.includes(required)) throw new CommandProblem(`Line ${line}: column ${required} is missing.`);
  }
  return names;
}

function readLine({ line, cells }: CsvLine, names: string[], readers: Record<string, CellReader>): ReadCode {
  if (cells.length !== names.length) {
    throw new CommandProblem(`Line ${line} has ${cells.length} cells, the header has ${names.length}.`);
  }
  const values: Record<string, string | number | bigint> = {};
  for (const [place, name] of names.entries()) {
    const cell = cells[place]!;
    if (cell === '') {
      if (name === 'ProcCode' || name === 'Descript')
        throw new CommandProblem(`Line ${line}, column ${name}: it is empty.`);
      continue;
    }
    if (CONTROL.test(cell))
      throw new CommandProblem(`Line ${line}, column ${name}: "${plainCell(cell)}" holds a control character.`);
    const read = readers[name]!(cell);
    if (typeof read === 'object')
      throw new CommandProblem(`Line ${line}, column ${name}: "${plainCell(cell)}" ${read.problem}.`);
    values[name] = read;
  }
  return { line, values: values as ReadCode['values'] };
}

/** What no spreadsheet puts into a cell; some programs read a text up to a zero only. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

function refuseRepeats(codes: ReadCode[]): void {
  const firstLines = new Map<string, number>();
  for (const { line, values } of codes) {
    const first = firstLines.get(values.ProcCode);
    if (first !== undefined) {
      throw new CommandProblem(`Line ${line}, column ProcCode: ${values.ProcCode} stands in line ${first} already.`);
    }
    firstLines.set(values.ProcCode, line);
  }
}

async function storeCodes(tx: Transaction, codes: ReadCode[], firstCategory: Code['ProcCat']): Promise<ImportCounts> {
  const stored = await tx.db.selectFrom('procedurecode').selectAll().orderBy('CodeNum', 'desc').execute();
  // If a code is stored twice, its first row counts.
  const byCode = new Map(stored.map((row) => [row.ProcCode, row]));
  const added: Code[] = [];
  let changed = 0;
  for (const { values } of codes) {
    const row = byCode.get(values.ProcCode);
    if (!row) {
      const defaults = { AbbrDesc: values.ProcCode, ProcTime: '/X/', ProcCat: firstCategory };
      added.push(newRow('procedurecode', tx.now, { ...defaults, ...values }));
    } else if ((await updateRow(tx, 'procedurecode', row, values)) !== row) {
      changed++;
    }
  }
  await insertRows(tx, 'procedurecode', added);
  return { added: added.length, changed, unchanged: codes.length - added.length - changed };
}
