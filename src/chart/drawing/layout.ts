import { toothSize } from '../anatomy/sizes.ts';
import { POSITIONS, placeFromMidline } from '../teeth.ts';

/** Units of the drawing for a millimetre of a tooth: across, lengthwise, and from cheek to tongue. */
export const WIDTH = 6.5;
export const LENGTH = 6.3;
export const DEPTH = 5.4;

export const DRAWING_WIDTH = 1000;
const MARGIN = 56;
const LEAST_GAP = 4;
/** Between the two middle incisors. */
const MIDLINE_GAP = 6;
/** From the necks of the teeth. */
export const GUM_HEIGHT = 44;
const BITE_HEIGHT = 11 * DEPTH;

/** The room of one permanent tooth. */
export interface Slot {
  readonly x: number;
  readonly halfWidth: number;
}

/** The y of every horizontal band of the drawing. */
export interface Lanes {
  readonly biteHeight: number;
  readonly upperExtra: number;
  /** Biting edges of the upper teeth. */
  readonly upperEdge: number;
  /** Middle of the upper teeth seen from below. */
  readonly upperBite: number;
  readonly upperNumbers: number;
  readonly middle: number;
  readonly lowerNumbers: number;
  readonly lowerBite: number;
  readonly lowerEdge: number;
  readonly lowerExtra: number;
  /** Where brackets may begin: beyond all teeth and their signs. */
  readonly upperOuter: number;
  readonly lowerOuter: number;
  readonly bottom: number;
}

/** Where each of the 32 teeth has its room. Both jaws are equally wide. */
export const slots: ReadonlyMap<string, Slot> = new Map([
  ...row(POSITIONS.slice(0, 16), true),
  ...row(POSITIONS.slice(16).reverse(), false),
]);

function row(teeth: readonly string[], upper: boolean): [string, Slot][] {
  const widths = teeth.map((tooth) => toothSize(placeFromMidline(tooth), upper, false).width * WIDTH);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const gap = Math.max(LEAST_GAP, (DRAWING_WIDTH - 2 * MARGIN - MIDLINE_GAP - total) / 15);
  let left = (DRAWING_WIDTH - total - gap * 14 - gap - MIDLINE_GAP) / 2;
  return teeth.map((tooth, index) => {
    const width = widths[index]!;
    const slot = { x: left + width / 2, halfWidth: width / 2 };
    left += width + gap + (index === 7 ? MIDLINE_GAP : 0);
    return [tooth, slot];
  });
}

/** The heights that the content needs, in units. */
interface Room {
  /** Brackets of quadrants, sextants and arches above and below. */
  readonly above: number;
  readonly below: number;
  /** Extra teeth. */
  readonly upperExtra: number;
  readonly lowerExtra: number;
  /** The longest tooth with its signs, from the biting edge. */
  readonly upperTeeth: number;
  readonly lowerTeeth: number;
}

/** Stacks the lanes from top to bottom. */
export function lanesFor(room: Room): Lanes {
  const upperExtra = 12 + signRoom(room.upperExtra) + room.above;
  const upperEdge = upperExtra + room.upperExtra - signRoom(room.upperExtra) + room.upperTeeth;
  const upperBite = upperEdge + 10 + BITE_HEIGHT / 2;
  const upperNumbers = upperBite + BITE_HEIGHT / 2 + 17;
  const middle = upperNumbers + 11;
  const lowerNumbers = middle + 20;
  const lowerBite = lowerNumbers + 8 + BITE_HEIGHT / 2;
  const lowerEdge = lowerBite + BITE_HEIGHT / 2 + 10;
  const lowerExtra = lowerEdge + room.lowerTeeth + room.lowerExtra;
  const lowerOuter = lowerExtra + signRoom(room.lowerExtra);
  return {
    biteHeight: BITE_HEIGHT,
    upperExtra,
    upperEdge,
    upperBite,
    upperNumbers,
    middle,
    lowerNumbers,
    lowerBite,
    lowerEdge,
    lowerExtra,
    upperOuter: upperExtra - signRoom(room.upperExtra),
    lowerOuter,
    bottom: lowerOuter + room.below,
  };
}

/** Room for the signs of extra teeth, which are outside of their lane. */
const signRoom = (extra: number) => (extra > 0 ? 16 : 0);
