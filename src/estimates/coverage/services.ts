import { TreatArea } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { archOf } from '../../domain/teeth.ts';

/** Where in the mouth a procedure is: stored tooth, surface (or quadrant, sextant, arch) and tooth range. */
export interface Spot {
  readonly ToothNum: string;
  readonly Surf: string;
  readonly ToothRange: string;
}

/** One service that counts for a frequency limitation. */
export interface Service extends Spot {
  readonly ProcNum: Key;
  readonly date: string;
}

/**
 * Services on named shelves: two services are in the same area (FRQ-5) exactly when they are on the same shelf, so
 * those near a procedure are found without reading the others. Each shelf is sorted by date.
 */
export type Shelves = Map<string, Service[]>;

/** Areas whose test is about teeth or arches alone; every other area compares the surface too. */
const PLAIN_AREAS: ReadonlySet<number> = new Set([
  TreatArea.Mouth,
  TreatArea.Tooth,
  TreatArea.ToothRange,
  TreatArea.Arch,
]);
const REGIONS: ReadonlySet<number> = new Set([TreatArea.Arch, TreatArea.Quad, TreatArea.Sextant]);

/** Stores a service for a benefit row with this treatment area. Services come in the order of their dates. */
export function shelve(shelves: Shelves, area: number, service: Service): void {
  const names = shelfNames(area, service);
  if (!PLAIN_AREAS.has(area)) names.push(surfaceShelf(service));
  for (const name of names) {
    const shelf = shelves.get(name);
    if (shelf) shelf.push(service);
    else shelves.set(name, [service]);
  }
}

/** The shelves of all services in the same area as a procedure whose code has the area `codeArea` (FRQ-5). */
export function shelvesAround(shelves: Shelves, area: number, spot: Spot, codeArea: number): Service[][] {
  const names = shelfNames(area, spot);
  if (!PLAIN_AREAS.has(area) && REGIONS.has(codeArea)) names.push(surfaceShelf(spot));
  return names.flatMap((name) => {
    const shelf = shelves.get(name);
    return shelf ? [shelf] : [];
  });
}

function shelfNames(area: number, spot: Spot): string[] {
  // Without any area on either side two services are always in the same place.
  const names = spot.ToothNum === '' && spot.Surf === '' && spot.ToothRange === '' ? ['nowhere'] : [];
  if (area === TreatArea.Mouth) return [...names, 'mouth'];
  if (area === TreatArea.Tooth) return spot.ToothNum === '' ? names : [...names, `tooth ${spot.ToothNum}`];
  if (area === TreatArea.ToothRange) return [...names, ...rangeOrArch(spot).map((tooth) => `tooth ${tooth}`)];
  if (area === TreatArea.Arch) {
    const arch = archOfSpot(spot);
    return arch ? [...names, `arch ${arch}`] : names;
  }
  const teeth = teethOfRange(spot.ToothRange);
  if (spot.ToothNum !== '') teeth.push(spot.ToothNum);
  if (teeth.length === 0) return [...names, `surface ${spot.Surf} of no tooth`];
  return [...names, ...teeth.map((tooth) => `surface ${spot.Surf} of ${tooth}`)];
}

function surfaceShelf(spot: Spot): string {
  return `surface ${spot.Surf}`;
}

/** An empty range with the surface of an arch means the whole arch. */
function rangeOrArch(spot: Spot): string[] {
  const teeth = teethOfRange(spot.ToothRange);
  if (teeth.length > 0 || (spot.Surf !== 'U' && spot.Surf !== 'L')) return teeth;
  const first = spot.Surf === 'U' ? 1 : 17;
  return Array.from({ length: 16 }, (_, index) => String(first + index));
}

function archOfSpot(spot: Spot): string | undefined {
  if (spot.Surf === 'U' || spot.Surf === 'L') return spot.Surf;
  const first = teethOfRange(spot.ToothRange)[0];
  return first === undefined ? undefined : archOf(first);
}

/** Stored ranges are expanded lists: `"2,3,4"`. */
function teethOfRange(range: string): string[] {
  return range === ''
    ? []
    : [...new Set(range.split(',').map((tooth) => tooth.trim()))].filter((tooth) => tooth !== '');
}
