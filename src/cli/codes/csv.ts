import { CommandProblem } from '../terminal/problems.ts';

/** A line of the file: its number as an editor shows it, and its cells. */
export interface CsvLine {
  readonly line: number;
  readonly cells: string[];
}

/**
 * Reads comma-separated text as spreadsheets write it: quotes around cells, doubled quotes inside them, line breaks of
 * any kind, a byte order mark. Semicolons separate when the first line has no comma. Empty lines are passed over.
 *
 * No library: csv-parse takes one kind of line break for a whole file and reads two lines as one where kinds are mixed,
 * tells the line where a record ends instead of where it begins, and is ten times as long.
 *
 * Throws `CommandProblem` with the line when a quote does not close or stands where it cannot.
 */
export function readCsv(text: string): CsvLine[] {
  const source = text.replace(/^\uFEFF/, '');
  const firstLine = /^[^\r\n]*/.exec(source)![0];
  const separator = firstLine.includes(',') || !firstLine.includes(';') ? ',' : ';';
  const lines: CsvLine[] = [];
  let line = 1;
  let start = 1;
  let cells: string[] = [];
  let at = 0;

  const endLine = () => {
    if (cells.length > 1 || cells[0] !== '') lines.push({ line: start, cells });
    cells = [];
    line++;
    start = line;
  };

  while (at < source.length) {
    const place = `Line ${line}, column ${cells.length + 1}`;
    const cell = source[at] === '"' ? readQuoted(source, at, place) : readPlain(source, at, separator, place);
    cells.push(cell.text);
    line += cell.breaks;
    at = cell.end;
    const after = source[at];
    if (after === separator) {
      at++;
      if (at === source.length) cells.push('');
    } else if (after === undefined) {
      break;
    } else if (after === '\r' || after === '\n') {
      at += source.startsWith('\r\n', at) ? 2 : 1;
      endLine();
    } else {
      throw new CommandProblem(`${place}: after a closing quote only a separator may follow.`);
    }
  }
  if (cells.length > 0) endLine();
  return lines;
}

interface Cell {
  readonly text: string;
  /** Where the cell ends: at a separator, a line break or the end of the text. */
  readonly end: number;
  /** Line breaks inside it. */
  readonly breaks: number;
}

function readQuoted(source: string, start: number, place: string): Cell {
  let end = start;
  do {
    const quote = source.indexOf('"', end + 1);
    if (quote < 0) throw new CommandProblem(`${place}: a quote is opened and never closed.`);
    end = quote + 1;
  } while (source[end] === '"');
  const text = source.slice(start + 1, end - 1).replaceAll('""', '"');
  return { text, end, breaks: text.match(/\r\n|\r|\n/g)?.length ?? 0 };
}

function readPlain(source: string, start: number, separator: string, place: string): Cell {
  let end = start;
  while (end < source.length && source[end] !== separator && source[end] !== '\r' && source[end] !== '\n') end++;
  const text = source.slice(start, end);
  if (text.includes('"')) throw new CommandProblem(`${place}: a cell with a quote inside must stand in quotes.`);
  return { text, end, breaks: 0 };
}
