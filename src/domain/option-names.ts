/**
 * A sentence when an object has a name that nobody reads, so that a misspelled option is not passed over in silence;
 * undefined when all are known. `what` names the object: `startServer() has no option "prot". Did you mean port?`
 */
export function unknownOption(what: string, given: object, known: readonly string[]): string | undefined {
  // Where nobody checks types, anything may come.
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return `${what} takes an object of options.`;
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  const nearest = nearestName(unknown, known);
  const hint = nearest ? `Did you mean ${nearest}?` : `It has ${known.join(', ')}.`;
  return `${what} has no option "${unknown.slice(0, 60)}". ${hint}`;
}

/** The known name that was probably meant: the same but for letter case and signs between, or a few letters away. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = plain(name);
  const near = known
    .map((each) => ({ each, most: Math.max(1, Math.min(each.length, wanted.length) / 3), spelled: plain(each) }))
    // A request may ask for this: most names need no comparing, because a much longer one is not near.
    .filter(({ most, spelled }) => Math.abs(spelled.length - wanted.length) <= most)
    .map(({ each, most, spelled }) => ({ each, most, distance: distanceOf(wanted, spelled) }))
    .filter(({ most, distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.each;
}

/** Long enough for every name of ours. */
const LONGEST = 40;

const plain = (name: string) =>
  name
    .slice(0, LONGEST)
    .replace(/[-_\s]/g, '')
    .toLowerCase();

/** Letters to be put in, left out, changed or swapped with their neighbour, to make one text of the other. */
function distanceOf(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line.push(
        Math.min(
          rows[row - 1]![column]! + 1,
          line[column - 1]! + 1,
          rows[row - 1]![column - 1]! + changed,
          isSwapped ? rows[row - 2]![column - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(line);
  }
  return rows[one.length]![other.length]!;
}
