import type { Row } from '../../db/schema/tables.ts';
import { PerioSequenceType } from '../../domain/enums.ts';
import { badRequest, invalid } from '../../domain/refusal.ts';

const SURFACES = ['MBvalue', 'Bvalue', 'DBvalue', 'MLvalue', 'Lvalue', 'DLvalue'] as const;
const LINGUAL: readonly string[] = ['MLvalue', 'Lvalue', 'DLvalue'];

type MeasureValues = Pick<Row<'periomeasure'>, 'SequenceType' | 'IntTooth' | 'ToothValue' | (typeof SURFACES)[number]>;

const NONE = -1;
const between = (first: number, last: number) => (value: number) => value >= first && value <= last;
const depth = between(0, 19);

interface Range {
  readonly allows: (value: number) => boolean;
  /** As the service's refusals word it. */
  readonly words: string;
}
const DEPTH: Range = { allows: depth, words: '0-19' };

/**
 * The values that each type allows on surfaces, apart from -1, or else its one value for the whole tooth (PerioMeasures
 * page).
 */
const OF_SURFACES: Readonly<Record<number, Range>> = {
  [PerioSequenceType.Furcation]: DEPTH,
  [PerioSequenceType.GingMargin]: {
    allows: (value) => depth(value) || between(101, 119)(value),
    words: '0-19 or 101-119',
  },
  [PerioSequenceType.MGJ]: DEPTH,
  [PerioSequenceType.Probing]: DEPTH,
  [PerioSequenceType.BleedSupPlaqCalc]: { allows: between(0, 15), words: '0-15' },
};
const OF_TOOTH: Readonly<Record<number, (value: number) => boolean>> = {
  [PerioSequenceType.Mobility]: depth,
  [PerioSequenceType.SkipTooth]: between(1, 1),
};

export const nameOfSequence = (sequenceType: number): string =>
  Object.entries(PerioSequenceType).find(([, type]) => type === sequenceType)?.[0] ?? '';

/** 400 for the first value, in page order, that the type of the measurement does not allow, in the service's own words. */
export function refuseValues(measure: MeasureValues): void {
  const { SequenceType, IntTooth, ToothValue } = measure;
  const name = nameOfSequence(SequenceType);
  const mustBe = (values: string) => `must be ${values} for SequenceType of ${name}.`;
  const badSurface = (surface: string, values: string) => badRequest(`${surface} is invalid. Value ${mustBe(values)}`);
  const ofTooth = OF_TOOTH[SequenceType];
  if (ofTooth) {
    if (ToothValue === NONE) throw badRequest('ToothValue is required.');
    if (!ofTooth(ToothValue)) throw invalid('ToothValue');
    const given = SURFACES.find((surface) => measure[surface] !== NONE);
    if (given) throw badSurface(given, '-1');
    return;
  }
  const ofSurfaces = OF_SURFACES[SequenceType];
  if (!ofSurfaces) throw invalid('SequenceType');
  if (ToothValue !== NONE) throw badRequest(`ToothValue ${mustBe('-1')}`);
  for (const surface of SURFACES) {
    if (measure[surface] === NONE) continue;
    // The palate of the upper jaw has no mucogingival junction.
    if (SequenceType === PerioSequenceType.MGJ && IntTooth <= 16 && LINGUAL.includes(surface))
      throw badSurface(surface, '-1');
    if (!ofSurfaces.allows(measure[surface])) throw badSurface(surface, ofSurfaces.words);
  }
  if (SURFACES.every((surface) => measure[surface] === NONE)) {
    throw badRequest('At least one surface value is required.');
  }
}
