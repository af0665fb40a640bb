import { ToothInitialType } from '../../domain/enums.ts';
import { isMaxillary, isPrimary, isSupernumerary } from '../../domain/teeth.ts';
import { type FacialView, facialView } from '../anatomy/facial.ts';
import { type OcclusalView, occlusalView } from '../anatomy/occlusal.ts';
import type { Frame } from '../anatomy/outlines.ts';
import { toothSize } from '../anatomy/sizes.ts';
import type { ToothMark } from '../model.ts';
import { isOnRight, placeFromMidline } from '../teeth.ts';
import { DEPTH, type Lanes, LENGTH, type Slot, WIDTH } from './layout.ts';

/** One tooth with its place in the drawing. */
export interface Spot {
  readonly tooth: string;
  /** Middle of the tooth, moved teeth included. */
  readonly x: number;
  readonly halfWidth: number;
  readonly neck: number;
  readonly crown: number;
  readonly root: number;
  /** 1 in the upper jaw, where crowns point down; -1 in the lower one. */
  readonly down: 1 | -1;
  readonly face: FacialView;
  readonly bite: OcclusalView;
  /** Absent for an extra tooth, which is shown from the cheek only. */
  readonly hasBite: boolean;
  readonly onFace: Frame;
  readonly onBite: Frame;
  /** y of the tip of the root. */
  readonly tip: number;
}

/** Size of an extra tooth in relation to the tooth beside it. */
const EXTRA = 0.42;

/** A tooth in its slot; `marks` are those that move it. */
export function spotOf(tooth: string, slot: Slot, lanes: Lanes, marks: readonly ToothMark[]): Spot {
  const upper = isMaxillary(tooth);
  const extra = isSupernumerary(tooth);
  const place = placeFromMidline(tooth);
  const primary = isPrimary(tooth);
  const size = toothSize(place, upper, primary);
  const scale = extra ? EXTRA : 1;
  const down = upper ? 1 : -1;
  /** The side of mesial: on the patient's right it is to the viewer's right. */
  const mesial = isOnRight(tooth) ? 1 : -1;
  const moved = (type: ToothInitialType, most: number) => movedBy(marks, type, most);
  const crown = size.crown * LENGTH * scale;
  const root = size.root * LENGTH * scale;
  const halfWidth = Math.min((size.width * WIDTH) / 2, slot.halfWidth) * scale;
  const atEdge = upper ? lanes.upperEdge : lanes.lowerEdge;
  const edge = extra ? (upper ? lanes.upperExtra + root + crown : lanes.lowerExtra - root - crown) : atEdge;
  const neck = edge - down * crown + down * moved(ToothInitialType.ShiftO, MOST_LENGTHWISE) * LENGTH;
  const x =
    (extra ? slot.x + mesial * slot.halfWidth * (primary ? -0.5 : 0.5) : slot.x) +
    mesial * moved(ToothInitialType.ShiftM, MOST_SIDEWAYS) * WIDTH;
  const tilt = (moved(ToothInitialType.TipM, 45) * Math.PI) / 180;
  const turn = (moved(ToothInitialType.Rotate, 180) * Math.PI) / 180;
  const halfDepth = Math.min((size.depth * DEPTH) / 2, lanes.biteHeight / 2);
  const outward = moved(ToothInitialType.ShiftB, 6) + moved(ToothInitialType.TipB, 45) / 15;
  const biteMiddle = (upper ? lanes.upperBite : lanes.lowerBite) - down * outward * DEPTH;
  const spot = { tooth, x, halfWidth, neck, crown, root, down, hasBite: !extra } as const;
  return {
    ...spot,
    face: facialView(place, upper, primary),
    bite: occlusalView(place, upper, primary),
    tip: neck - down * root,
    onFace: frame({
      x,
      y: neck,
      across: halfWidth * mesial,
      near: down * crown,
      far: down * root,
      angle: tilt * mesial * down,
    }),
    onBite: frame({
      x,
      y: biteMiddle,
      across: halfWidth * mesial,
      near: down * halfDepth,
      far: down * halfDepth,
      angle: turn * mesial * down,
    }),
  };
}

/** Most millimetres that a tooth is drawn away from its place: the margins have room for no more. */
const MOST_SIDEWAYS = 6;
export const MOST_LENGTHWISE = 5;

/** How far a tooth was moved in one direction, at most `most`. */
export function movedBy(marks: readonly ToothMark[], type: ToothInitialType, most: number): number {
  const sum = marks.reduce((total, mark) => total + (mark.type === type ? mark.movement : 0), 0);
  return Math.max(-most, Math.min(most, Number.isFinite(sum) ? sum : 0));
}

interface Turned {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly near: number;
  readonly far: number;
  readonly angle: number;
}

/** A frame of these sizes, turned around its origin. */
function frame({ x, y, across, near, far, angle }: Turned): Frame {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  return {
    x,
    y,
    acrossX: across * cosine,
    acrossY: -across * sine,
    nearX: near * sine,
    nearY: near * cosine,
    farX: far * sine,
    farY: far * cosine,
  };
}
