import { badRequest } from '../domain/refusal.ts';
import type { Paper } from './paper.ts';

/** Most pages of fields: each is held in memory until the last one is drawn. A plan of a thousand lines has under a hundred. */
const MOST_PAGES = 300;

/** The smallest part of a block that stays on one page. Points. */
export interface Piece {
  readonly height: number;
  /** Whether it must be on the same page as the next piece. */
  readonly withNext?: boolean;
  draw(top: number): void;
}

/** Where something stands on the sheet: points, from the top of the first page. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Where the field ends on the sheet. If it needs more room, everything below moves down by the difference. */
  readonly bottom: number;
}

/** A field of the sheet with what it has to show. */
export interface Block extends Place {
  readonly pieces: readonly Piece[];
  /** Drawn again at the top of every further page. */
  readonly repeated?: Piece;
  /** Whether it moves everything that is lower, or only what is directly beneath it; absent = everything. */
  readonly pushes?: 'all' | 'beneath';
  /** Points below the field that stay on its page with it, if one page can hold both. */
  readonly keepsBelow?: number;
}

/** A fixed object behind the text: it stays on the page where it begins, and grows with its content. */
export interface Background extends Place {
  draw(top: number, height: number): void;
}

/** Where a page may be written on, in points from its top. */
interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** A block with its place on the strip of all pages, and the drawings with their places. */
interface Placed {
  readonly block: Block;
  readonly end: number;
  readonly drawings: readonly { page: number; draw: () => void }[];
}

/**
 * Draws backgrounds, and over them blocks from top to bottom. A block that grew pushes down what is below it on the
 * sheet. A piece that does not fit on a page goes to the next one as a whole, and so does what is below it
 * (`treatment-plans.md` 5.3).
 */
export function drawBlocks(
  paper: Paper,
  blocks: readonly Block[],
  backgrounds: readonly Background[],
  band: Band,
): void {
  const strip = new Strip(band);
  const rows = rowsOf([...blocks.filter(({ pieces }) => pieces.length === 1), ...backgrounds]);
  const placed: Placed[] = [];
  for (const block of blocks.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    const start = block.top + pushOn(block, placed);
    placed.push(placeBlock(strip, block, rows.has(block) ? inRow(strip, block, start, rows.get(block)!) : start));
  }
  const pages = 1 + strip.pageOf(placed.reduce((lowest, { end }) => Math.max(lowest, end), 0));
  if (pages > MOST_PAGES) {
    throw badRequest(`A document of more than ${MOST_PAGES} pages cannot be printed; this one would have ${pages}.`);
  }
  for (const background of backgrounds) drawBackground(paper, strip, background, placed, rows.get(background));
  for (const { page, draw } of placed.flatMap(({ drawings }) => drawings)) {
    paper.onPage(page);
    draw();
  }
}

/** Greatest height, in points, of small fields beside each other, such as a check box and its text. */
const TALLEST_ROW = 40;

/** A row of small fields, which no page break divides. */
type Row = Pick<Place, 'top' | 'bottom'>;

function rowsOf(places: readonly (Place & Partial<Block>)[]): Map<Place, Row> {
  const found = new Map<Place, Row>();
  const lowest = ({ top, bottom, pieces }: Place & Partial<Block>) =>
    Math.max(bottom, top + (pieces?.[0]?.height ?? 0));
  const small = places.filter((place) => lowest(place) - place.top <= TALLEST_ROW).toSorted((a, b) => a.top - b.top);
  for (let at = 0; at < small.length; ) {
    const members = [small[at]!];
    let bottom = lowest(small[at]!);
    while (++at < small.length && small[at]!.top < bottom) {
      members.push(small[at]!);
      bottom = Math.max(bottom, lowest(small[at]!));
    }
    const row = { top: members[0]!.top, bottom };
    if (members.length > 1 && bottom - row.top <= TALLEST_ROW) for (const member of members) found.set(member, row);
  }
  return found;
}

/** Where a member of a row begins, if its row stays whole. */
function inRow(strip: Strip, { top }: Place, start: number, row: Row): number {
  const into = top - row.top;
  return strip.fitting(start - into, row.bottom - row.top) + into;
}

/** Points by which a place moves down, as others above it grew. */
function pushOn(place: Place, placed: readonly Placed[]): number {
  const moved = placed
    .filter(({ block }) => block.bottom <= place.top + 1 && (block.pushes !== 'beneath' || isBeneath(block, place)))
    .map(({ block, end }) => end - block.bottom);
  return Math.max(0, ...moved);
}

const isBeneath = (one: Place, other: Place) => one.left < other.right && other.left < one.right;

function placeBlock(strip: Strip, block: Block, start: number): Placed {
  const { pieces, repeated, top, bottom, keepsBelow = 0 } = block;
  const drawings: { page: number; draw: () => void }[] = [];
  const whole =
    Math.max(
      bottom - top,
      pieces.reduce((sum, { height }) => sum + height, 0),
    ) + keepsBelow;
  let at = keepsBelow > 0 && strip.canHold(whole) ? strip.fitting(start, whole) : start;
  let page = -1;
  for (const [index, piece] of pieces.entries()) {
    const begins = strip.fitting(at, together(pieces, index));
    const isTurned = page >= 0 && strip.pageOf(begins) !== page;
    at = begins;
    page = strip.pageOf(at);
    if (isTurned && repeated) {
      const head = strip.onPage(at);
      drawings.push({ page, draw: () => repeated.draw(head) });
      at += repeated.height;
    }
    const above = strip.onPage(at);
    drawings.push({ page, draw: () => piece.draw(above) });
    at += piece.height;
  }
  // A block that needs less than its field leaves the rest of the field blank.
  return { block, end: Math.max(at, start + (bottom - top)), drawings };
}

function drawBackground(
  paper: Paper,
  strip: Strip,
  background: Background,
  placed: readonly Placed[],
  row: Row | undefined,
): void {
  const { top, bottom } = background;
  const moved = top + pushOn(background, placed);
  const start = row ? inRow(strip, background, moved, row) : moved;
  const grown = placed
    .filter(({ block }) => holds(background, block))
    .map(({ block, end }) => end - block.bottom - (start - top));
  const page = strip.pageOf(start);
  const height = bottom - top + Math.max(0, ...grown);
  const stays = strip.pageOf(start + height) === page;
  paper.onPage(page);
  background.draw(strip.onPage(start), stays ? height : bottom - top);
}

const holds = (outer: Place, inner: Place) =>
  outer.left <= inner.left && inner.right <= outer.right && outer.top <= inner.top && inner.bottom <= outer.bottom;

/** Height of a piece together with those that must be on the same page. */
function together(pieces: readonly Piece[], from: number): number {
  let height = 0;
  for (let index = from; index < pieces.length; index++) {
    height += pieces[index]!.height;
    if (!pieces[index]!.withNext) break;
  }
  return height;
}

/** All pages as one strip: the first one down to its lower margin, and of the others the part between their margins. */
class Strip {
  readonly #band: Band;
  readonly #tall: number;

  constructor(band: Band) {
    this.#band = band;
    this.#tall = band.bottom - band.top;
  }

  pageOf(at: number): number {
    return at < this.#band.bottom ? 0 : 1 + Math.floor((at - this.#band.bottom) / this.#tall + 1e-9);
  }

  onPage(at: number): number {
    const page = this.pageOf(at);
    return page === 0 ? at : this.#band.top + (at - this.#startOf(page));
  }

  /** The first place from `at` on with this much room on its page. What is too high for any page starts a new one. */
  fitting(at: number, height: number): number {
    const page = this.pageOf(at);
    const isTop = at === this.#startOf(page) || (page === 0 && at <= this.#band.top);
    const end = this.#startOf(page + 1);
    return at + height <= end + 0.01 || isTop ? at : end;
  }

  canHold(height: number): boolean {
    return height <= this.#tall;
  }

  #startOf(page: number): number {
    return page === 0 ? 0 : this.#band.bottom + (page - 1) * this.#tall;
  }
}
