/** The six surfaces of a tooth, as the columns of a perio measure are named. */
type PerioSurface = 'MBvalue' | 'Bvalue' | 'DBvalue' | 'MLvalue' | 'Lvalue' | 'DLvalue';

/** The four regions that a text of measurements may be sent for (PerioExams page). */
export const PERIO_REGIONS = ['UpperFacial', 'UpperLingual', 'LowerLingual', 'LowerFacial'] as const;
export type PerioRegion = (typeof PERIO_REGIONS)[number];

/** What was measured at one surface: its pocket, and the flags that followed the number. */
export interface PerioReading {
  /** 1 to 32. */
  readonly tooth: number;
  readonly surface: PerioSurface;
  /** Millimetres, 0 to 9. */
  readonly depth: number;
  /** Sum of bleeding 1, suppuration 2, plaque 4 and calculus 8. */
  readonly flags: number;
}

const FLAGS: Readonly<Record<string, number>> = { b: 1, s: 2, p: 4, c: 8 };

/** Sixteen teeth of three surfaces each. */
const SURFACES = 48;

/**
 * Reads the measurements of a region, which run from the patient's right to the left: teeth 1 to 16 above, 32 to 17
 * below. A digit is the depth of the next surface, the letters behind it its flags; everything else is ignored
 * (`companions-people.md` 12.1).
 */
export function readPerioString(region: PerioRegion, text: string): PerioReading[] {
  const readings: PerioReading[] = [];
  for (const character of text.toLowerCase()) {
    if (/^[0-9]$/.test(character)) {
      if (readings.length === SURFACES) break;
      readings.push({ ...surfaceAt(region, readings.length), depth: Number(character), flags: 0 });
    } else if (Object.hasOwn(FLAGS, character)) {
      const last = readings.pop();
      if (last) readings.push({ ...last, flags: last.flags | FLAGS[character]! });
    }
  }
  return readings;
}

/** On the right side a tooth's distal surface comes first, on the left its mesial one. */
function surfaceAt(region: PerioRegion, index: number): Pick<PerioReading, 'tooth' | 'surface'> {
  const place = Math.floor(index / 3);
  const isRight = place < 8;
  const side = (isRight ? ['D', '', 'M'] : ['M', '', 'D'])[index % 3]!;
  return {
    tooth: region.startsWith('Upper') ? place + 1 : 32 - place,
    surface: `${side}${region.endsWith('Facial') ? 'B' : 'L'}value` as PerioSurface,
  };
}
