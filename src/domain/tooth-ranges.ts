import type { ToothNomenclature } from './enums.ts';
import { displayTooth, foldCase, PRIMARY_LETTERS } from './teeth.ts';

const INVALID = 'ToothRange is invalid.';
const COLUMN_LENGTH = 100;
/** What is longer is not repeated in a sentence. */
const LONGEST_PIECE = 50;
/** Teeth a range may name, in its order: permanent teeth, then primary ones. Supernumerary teeth do not qualify. */
const RANGE_TEETH = [...Array.from({ length: 32 }, (_, index) => String(index + 1)), ...PRIMARY_LETTERS];
const LAST_UPPER = RANGE_TEETH.indexOf('16');
const LAST_PERMANENT = RANGE_TEETH.indexOf('32');

/**
 * A tooth range as a caller writes it (`2,3, 13-15`, `a-c`), expanded to the stored list of teeth, or the sentence that
 * refuses it (`procedures.md` 15). Blanks and letter case do not matter; hyphens expand in the order 1…32 or A…T.
 */
export function parseToothRange(text: string): { teeth: string } | { refusal: string } {
  const named = new Set<number>();
  for (const piece of foldCase(text.replace(/\s/g, '')).split(',')) {
    const [first = '', last = first, ...excess] = piece.split('-');
    const from = RANGE_TEETH.indexOf(first);
    const to = RANGE_TEETH.indexOf(last);
    if (piece.length > LONGEST_PIECE) return { refusal: INVALID };
    if (!piece.includes('-') && from < 0) return { refusal: `${piece} is not a valid tooth number.` };
    const mixed = from <= LAST_PERMANENT && to > LAST_PERMANENT;
    if (excess.length > 0 || from < 0 || to < from || mixed) return { refusal: INVALID };
    for (let place = from; place <= to; place++) named.add(place);
  }
  const teeth = RANGE_TEETH.filter((_, place) => named.has(place)).join(',');
  return teeth.length > COLUMN_LENGTH ? { refusal: INVALID } : { teeth };
}

/**
 * A stored range as a plan's description shows it (`treatment-plans.md` 3.5): three or more teeth in a row become
 * `first-last`, never across the arches nor from permanent to primary teeth. Two teeth stay in their stored order.
 */
export function displayToothRange(range: string, nomenclature: ToothNomenclature): string {
  const teeth = range
    .replace(/\s/g, '')
    .split(',')
    .filter((tooth) => tooth !== '');
  const show = (tooth: string) => displayTooth(tooth, nomenclature);
  if (teeth.length <= 2) return teeth.map(show).join(',');
  return runsOf(teeth.sort((a, b) => placeOf(a) - placeOf(b)))
    .flatMap((run) => (run.length >= 3 ? `${show(run[0]!)}-${show(run.at(-1)!)}` : run.map(show)))
    .join(',');
}

function runsOf(sorted: string[]): string[][] {
  const runs: string[][] = [];
  for (const tooth of sorted) {
    const run = runs.at(-1);
    if (run && follows(run.at(-1)!, tooth)) run.push(tooth);
    else runs.push([tooth]);
  }
  return runs;
}

function follows(previous: string, tooth: string): boolean {
  const place = placeOf(previous);
  return placeOf(tooth) === place + 1 && place !== LAST_UPPER && place !== LAST_PERMANENT;
}

/** What no range may name, yet an old row might hold, sorts last. */
function placeOf(tooth: string): number {
  const place = RANGE_TEETH.indexOf(tooth);
  return place < 0 ? 1000 : place;
}
