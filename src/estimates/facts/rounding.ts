/**
 * Amounts inside the engine are dollars in whole ten-thousandths of a cent (RND-2). Every sum, difference and product
 * is rounded to this grid again, so that a chain of them is decimal arithmetic. Fifteen significant digits are not
 * enough for that: of 1000.3 − 1000.2 only twelve are right.
 */
const GRID = 1_000_000;
const GRID_PER_CENT = 10_000;

/** The decimal number that a calculated number of dollars means: `1000.3 - 1000.2` → `0.1`. */
export function decimal(dollars: number): number {
  return Math.round(dollars * GRID) / GRID + 0; // + 0 turns −0 into 0
}

/** Dollars rounded to cents, half cents to the even cent (RND-1): `16.665` → `16.66`, `20.635` → `20.64`. */
export function roundHalfEven(dollars: number): number {
  const scaled = Math.round(dollars * GRID);
  const cents = Math.floor(scaled / GRID_PER_CENT);
  const rest = scaled - cents * GRID_PER_CENT;
  const up = rest > GRID_PER_CENT / 2 || (rest === GRID_PER_CENT / 2 && cents % 2 !== 0);
  return (up ? cents + 1 : cents) / 100 + 0;
}
