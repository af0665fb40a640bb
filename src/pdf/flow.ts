import type { Paper } from './paper.ts';

/** The smallest part of a block that stays on one page. Points. */
export interface Piece {
  readonly height: number;
  /** Stays on the page of the piece that follows. */
  readonly withNext?: boolean;
  draw(top: number): void;
}

/** A field of the sheet with what it has to show. Points, from the top of the first page. */
export interface Block {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Where the field ends on the sheet; what is lower moves down by what the block needs beyond that. */
  readonly bottom: number;
  readonly pieces: readonly Piece[];
  /** Drawn again at the top of every further page. */
  readonly repeated?: Piece;
}

/** Where a page may be written on, in points from its top. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Draws blocks from top to bottom. A block that grew pushes down what stands below it on the sheet; a piece that does
 * not fit a page goes to the next one whole, and what is below follows (`treatment-plans.md` 5.3).
 */
export function drawBlocks(paper: Paper, blocks: readonly Block[], band: Band): void {
  const strip = new Strip(band);
  const drawn: { block: Block; end: number }[] = [];
  for (const block of blocks.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    const moved = drawn
      .filter(({ block: other }) => other.bottom <= block.top + 1)
      .map(({ block: other, end }) => end - other.bottom);
    const start = block.top + Math.max(0, ...moved);
    drawn.push({ block, end: drawBlock(paper, strip, block, start) });
  }
}

/** Answers where the block ends. */
function drawBlock(paper: Paper, strip: Strip, { pieces, repeated, top, bottom }: Block, start: number): number {
  let at = start;
  let page = -1;
  for (let index = 0; index < pieces.length; index++) {
    const needed = together(pieces, index);
    const begins = strip.fitting(at, needed);
    const isTurned = page >= 0 && strip.pageOf(begins) !== page;
    at = begins;
    page = strip.pageOf(at);
    paper.onPage(page);
    if (isTurned && repeated) {
      repeated.draw(strip.onPage(at));
      at += repeated.height;
    }
    pieces[index]!.draw(strip.onPage(at));
    at += pieces[index]!.height;
  }
  // A block that needs less than its field leaves the rest of the field blank.
  return Math.max(at, start + (bottom - top));
}

/** Height of a piece and of those it must not be parted from. */
function together(pieces: readonly Piece[], from: number): number {
  let height = 0;
  for (let index = from; index < pieces.length; index++) {
    height += pieces[index]!.height;
    if (!pieces[index]!.withNext) break;
  }
  return height;
}

/** All pages as one strip: the first as far as its lower margin, of every other one what lies between its margins. */
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

  /** The first place from `at` on with this much room on its page; what no page can hold starts one. */
  fitting(at: number, height: number): number {
    const page = this.pageOf(at);
    const isTop = at === this.#startOf(page) || (page === 0 && at <= this.#band.top);
    const end = this.#startOf(page + 1);
    return at + height <= end + 0.01 || isTop ? at : end;
  }

  #startOf(page: number): number {
    return page === 0 ? 0 : this.#band.bottom + (page - 1) * this.#tall;
  }
}
