import type { Row } from '../../db/schema/tables.ts';
import { PerioSequenceType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';

const SURFACES = ['MBvalue', 'Bvalue', 'DBvalue', 'MLvalue', 'Lvalue', 'DLvalue'] as const;
const LINGUAL: readonly string[] = ['MLvalue', 'Lvalue', 'DLvalue'];

type MeasureValues = Pick<Row<'periomeasure'>, 'SequenceType' | 'IntTooth' | 'ToothValue' | (typeof SURFACES)[number]>;

const NONE = -1;
const between = (first: number, last: number) => (value: number) => value >= first && value <= last;
const depth = between(0, 19);

/**
 * The values that each type allows on surfaces, apart from -1, or else its one value for the whole tooth (PerioMeasures
 * page).
 */
const OF_SURFACES: Readonly<Record<number, (value: number) => boolean>> = {
  [PerioSequenceType.Furcation]: depth,
  [PerioSequenceType.GingMargin]: (value) => depth(value) || between(101, 119)(value),
  [PerioSequenceType.MGJ]: depth,
  [PerioSequenceType.Probing]: depth,
  [PerioSequenceType.BleedSupPlaqCalc]: between(0, 15),
};
const OF_TOOTH: Readonly<Record<number, (value: number) => boolean>> = {
  [PerioSequenceType.Mobility]: depth,
  [PerioSequenceType.SkipTooth]: between(1, 1),
};

/** 400 for the first value, in page order, that the type of the measurement does not allow. */
export function refuseValues(measure: MeasureValues): void {
  const { SequenceType, IntTooth, ToothValue } = measure;
  const name = Object.entries(PerioSequenceType).find(([, type]) => type === SequenceType)?.[0] ?? '';
  const notAllowed = (key: string) => badRequest(`${key} is not allowed for SequenceType ${name}.`);
  const ofTooth = OF_TOOTH[SequenceType];
  if (ofTooth) {
    if (ToothValue === NONE) throw badRequest('ToothValue is required.');
    if (!ofTooth(ToothValue)) throw badRequest('ToothValue is invalid.');
    const given = SURFACES.find((surface) => measure[surface] !== NONE);
    if (given) throw notAllowed(given);
    return;
  }
  const ofSurfaces = OF_SURFACES[SequenceType];
  if (!ofSurfaces) throw badRequest('SequenceType is invalid.');
  if (ToothValue !== NONE) throw notAllowed('ToothValue');
  for (const surface of SURFACES) {
    if (measure[surface] === NONE) continue;
    // The palate of the upper jaw has no mucogingival junction.
    if (SequenceType === PerioSequenceType.MGJ && IntTooth <= 16 && LINGUAL.includes(surface))
      throw notAllowed(surface);
    if (!ofSurfaces(measure[surface])) throw badRequest(`${surface} is invalid.`);
  }
  if (SURFACES.every((surface) => measure[surface] === NONE)) {
    throw badRequest('At least one surface value is required.');
  }
}
