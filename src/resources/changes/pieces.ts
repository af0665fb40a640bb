/** How much more the next piece may hold than the one before. */
const GROWTH = 4;

/** Rows to read next so that they have about `wanted` characters, if `rows` of them had `length`; at least one. */
export function fitting(rows: number, length: number, wanted: number): number {
  const likely = Math.floor((rows * wanted) / Math.max(length, 1));
  return Math.max(1, Math.min(likely, rows * GROWTH));
}
