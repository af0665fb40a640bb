import type { Block, Piece } from './flow.ts';
import type { Paper, Tag, TextLook } from './paper.ts';
import type { PrintedRow, PrintedTable } from './printed-table.ts';
import { POINTS } from './sheet.ts';
import { drawLine, wrapped } from './text.ts';

/** The place of a table, in points. It is centred between `left` and `right`. */
interface TablePlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const SIZE = 7.6;
const PAD_X = 3;
const PAD_Y = 2.1;
/** Points between a caption and what is above it. */
const CAPTION_GAP = 7;
/** A table with a caption and at most this many rows is not divided between pages. */
const WHOLE = 12;
/** If the elastic column gets narrower than this, in points, the others become narrower, too. */
const NARROWEST = 80;
/** Greatest width, in points, that another column grows to so that its lines need not break. */
const WIDEST = 90;
const INK = '#1f2933';
const FAINT = '#d5dbe1';
const SHADE = '#f1f4f7';
const look = (row: PrintedRow): TextLook => ({
  size: SIZE,
  isBold: row.kind !== 'line',
  color: row.color ?? '#000000',
});
const HEAD: TextLook = { size: SIZE, isBold: true, color: INK };
const CAPTION: TextLook = { size: 9, isBold: true, color: INK };

/** A table as a block: its heading row is repeated on every page, and a row is never divided. */
export function tableBlock(paper: Paper, parent: () => Tag, table: PrintedTable, place: TablePlace): Block {
  const widths = columnWidths(paper, table, place.right - place.left);
  const left = (place.left + place.right - sum(widths)) / 2;
  const edges = [left];
  for (const width of widths) edges.push(edges.at(-1)! + width);
  const tags = tableTags(paper, parent);
  const drawing = { paper, table, widths, edges, tags };
  const head = headPiece(drawing);
  const pieces = [
    ...(table.caption ? [captionPiece(drawing)] : []),
    { ...head, withNext: true },
    ...table.rows.map((row, index) => rowPiece(drawing, row, table.rows[index + 1])),
  ];
  // A small table with a heading of its own stays in one piece.
  const isWhole = table.caption !== '' && table.rows.length <= WHOLE;
  const first = pieces.length - 1;
  const ended = pieces.map((piece, index) =>
    index < first
      ? { ...piece, withNext: piece.withNext || isWhole }
      : {
          ...piece,
          draw: (top: number) => {
            piece.draw(top);
            tags.end();
          },
        },
  );
  return {
    ...place,
    pieces: ended,
    repeated: { ...head, draw: (top) => paper.artifact(() => drawHead(drawing, top)) },
  };
}

interface Drawing {
  readonly paper: Paper;
  readonly table: PrintedTable;
  readonly widths: readonly number[];
  /** Left edge of every column, and the right edge of the last. */
  readonly edges: readonly number[];
  readonly tags: ReturnType<typeof tableTags>;
}

/** The table's element, made when its first piece is drawn, so that readers meet it in its place. */
function tableTags(paper: Paper, parent: () => Tag) {
  let table: Tag | undefined;
  const element = () => {
    table ??= paper.tag(parent(), 'Table');
    return table;
  };
  return { element, end: () => element().end() };
}

function captionPiece({ paper, table, edges, tags }: Drawing): Piece {
  return {
    height: CAPTION_GAP + 14,
    withNext: true,
    draw: (top) => {
      const caption = paper.tag(tags.element(), 'Caption');
      paper.within(caption, () => paper.text(table.caption, edges[0]! + PAD_X, top + CAPTION_GAP, CAPTION));
      caption.end();
    },
  };
}

function headPiece(drawing: Drawing): Piece {
  const { paper, table, tags } = drawing;
  return {
    height: SIZE * 1.32 + 2 * PAD_Y + 1,
    draw: (top) => {
      paper.artifact(() => drawHeadFrame(drawing, top));
      const row = paper.tag(tags.element(), 'TR');
      for (const [index, column] of table.columns.entries()) {
        const expanded = column.words === column.caption ? {} : { expanded: column.words };
        const cell = paper.tag(row, 'TH', { scope: 'Column', ...expanded });
        paper.within(cell, () => drawCell(drawing, [column.caption], index, top + PAD_Y, HEAD));
        cell.end();
      }
      row.end();
    },
  };
}

function drawHead(drawing: Drawing, top: number): void {
  drawHeadFrame(drawing, top);
  for (const [index, { caption }] of drawing.table.columns.entries()) {
    drawCell(drawing, [caption], index, top + PAD_Y, HEAD);
  }
}

function drawHeadFrame({ paper, edges }: Drawing, top: number): void {
  const bottom = top + SIZE * 1.32 + 2 * PAD_Y;
  paper.rectangle(edges[0]!, top, edges.at(-1)! - edges[0]!, bottom - top, { fill: SHADE });
  paper.rule(edges[0]!, edges.at(-1)!, bottom, INK, 0.9);
}

function rowPiece(drawing: Drawing, row: PrintedRow, next: PrintedRow | undefined): Piece {
  const { paper, table, widths, edges, tags } = drawing;
  const lines = row.cells.map((cell, index) => wrapped(paper, cell, widths[index]! - 2 * PAD_X + 0.01, look(row)));
  const height = Math.max(1, ...lines.map((cell) => cell.length)) * paper.lineHeight(look(row)) + 2 * PAD_Y;
  return {
    height,
    // A sum must not be alone on a page.
    withNext: next !== undefined && next.kind !== 'line',
    draw: (top) => {
      paper.artifact(() => {
        const wide = edges.at(-1)! - edges[0]!;
        if (row.kind === 'total') paper.rectangle(edges[0]!, top, wide, height, { fill: SHADE });
        const isSum = row.kind !== 'line' || next?.kind === 'total';
        paper.rule(edges[0]!, edges.at(-1)!, top + height, isSum ? INK : FAINT, row.kind === 'total' ? 0.9 : 0.45);
      });
      const element = paper.tag(tags.element(), 'TR');
      // The cell that says what a row is about.
      const names = Math.max(
        0,
        table.columns.findIndex(({ isElastic }) => isElastic),
      );
      for (const [index] of table.columns.entries()) {
        const isHead = index === names && row.cells[index] !== '';
        const cell = paper.tag(element, isHead ? 'TH' : 'TD', isHead ? { scope: 'Row' } : {});
        if (row.cells[index]) paper.within(cell, () => drawCell(drawing, lines[index]!, index, top + PAD_Y, look(row)));
        cell.end();
      }
      element.end();
    },
  };
}

function drawCell(
  { paper, table, edges }: Drawing,
  lines: readonly string[],
  index: number,
  top: number,
  as: TextLook,
) {
  const left = edges[index]! + PAD_X;
  const right = edges[index + 1]! - PAD_X;
  const { align } = table.columns[index]!;
  for (const row of lines.keys()) {
    drawLine(paper, lines, row, as, { left, right, top: top + row * paper.lineHeight(as), align });
  }
}

/**
 * Columns are as wide as the layout says or as their longest word needs; if there is room, as their longest line. The
 * elastic column takes what is left.
 */
function columnWidths(paper: Paper, { columns, rows }: PrintedTable, room: number): number[] {
  const longest = (index: number, part: RegExp) => {
    const widest = rows.reduce((most, row) => {
      const parts = (row.cells[index] ?? '').split(part);
      return parts.reduce((wide, text) => Math.max(wide, paper.widthOf(text, look(row))), most);
    }, 0);
    return Math.max(widest, paper.widthOf(columns[index]!.caption, HEAD)) + 2 * PAD_X;
  };
  const elastic = columns.findIndex(({ isElastic }) => isElastic);
  const natural = columns.map(({ width }, index) => {
    const needed = longest(index, /\s+/);
    return Math.max(width * POINTS, index === elastic ? Math.min(NARROWEST + 2 * PAD_X, needed) : needed);
  });
  if (elastic < 0) return fitted(natural, room);
  const wanted = natural.map((width, index) =>
    index === elastic ? width : Math.max(width, Math.min(WIDEST, longest(index, /\r\n|\r|\n/))),
  );
  const chosen = sum(wanted) <= room ? wanted : natural;
  return fitted(chosen.with(elastic, Math.max(NARROWEST, chosen[elastic]! + room - sum(chosen))), room);
}

const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);

/** The widths in the same proportions, scaled to the room. */
function fitted(widths: readonly number[], room: number): number[] {
  const total = sum(widths);
  return total <= room ? [...widths] : widths.map((width) => (width * room) / total);
}
