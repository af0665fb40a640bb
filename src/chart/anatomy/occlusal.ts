import { type Outline, outline } from './outlines.ts';

/**
 * A tooth seen from its biting side. x runs from -1 (distal) to 1 (mesial), y from -1 (cheek) to 1 (tongue), over the
 * greatest width and depth.
 */
export interface OcclusalView {
  readonly outer: Outline;
  /** The five surfaces by their letters; I is O, F is B; V is the part of B at the gum. */
  readonly surfaces: Readonly<Record<'M' | 'O' | 'D' | 'B' | 'L' | 'V', Outline>>;
  /** Grooves. */
  readonly details: Outline;
}

interface Corners {
  /** Half widths at the cheek and the tongue, and half depths at the mesial and distal sides, of the corners. */
  readonly cheek: number;
  readonly tongue: number;
  readonly depth: number;
  /** How far the cheek side is moved to the mesial: the slant of an upper molar. */
  readonly slant: number;
  /** Size of the middle surface as shares of the whole. */
  readonly middle: readonly [width: number, depth: number];
}

type Point = readonly [number, number];

/** Builds the view out of four rounded sides around a middle. */
function view(corners: Corners, details: string): OcclusalView {
  const outer = ring(corners, 1, 1);
  const inner = ring(corners, ...corners.middle);
  const rim = (side: Side) => between(outer[side], inner[side]);
  return {
    outer: joined(outer),
    surfaces: {
      B: rim('B'),
      M: rim('M'),
      L: rim('L'),
      D: rim('D'),
      O: joined(inner),
      V: between(outer.B, ring(corners, 0.9, 0.84).B),
    },
    details: outline(details),
  };
}

type Side = 'B' | 'M' | 'L' | 'D';
type Curve = readonly [Point, Point, Point, Point];

/** Four curves, clockwise from the distal corner at the cheek; their middles reach width and depth. */
function ring({ cheek, tongue, depth, slant }: Corners, width: number, height: number): Record<Side, Curve> {
  const at = (x: number, y: number): Point => [(x - y * slant) * width, y * height];
  const bulge = (corner: number) => (1 - corner) * (4 / 3);
  const [u, v, w] = [bulge(cheek), bulge(depth), bulge(tongue)];
  const x = (cheek + tongue) / 2;
  return {
    B: [at(-cheek, -depth), at(-cheek + u, -depth - v), at(cheek - u, -depth - v), at(cheek, -depth)],
    M: [at(cheek, -depth), at(x + bulge(x), -depth + v), at(x + bulge(x), depth - v), at(tongue, depth)],
    L: [at(tongue, depth), at(tongue - w, depth + v), at(-tongue + w, depth + v), at(-tongue, depth)],
    D: [at(-tongue, depth), at(-x - bulge(x), depth - v), at(-x - bulge(x), -depth + v), at(-cheek, -depth)],
  };
}

function joined(sides: Record<Side, Curve>): Outline {
  const curves = [sides.B, sides.M, sides.L, sides.D].map(
    ([, one, two, end]) => ['C', ...one, ...two, ...end] as const,
  );
  return [['M', ...sides.B[0]], ...curves, ['Z']];
}

/** The area between an outer and an inner curve of the same side. */
function between(outer: Curve, inner: Curve): Outline {
  const [start, one, two, end] = outer;
  const [innerStart, innerOne, innerTwo, innerEnd] = inner;
  return [
    ['M', ...start],
    ['C', ...one, ...two, ...end],
    ['L', ...innerEnd],
    ['C', ...innerTwo, ...innerOne, ...innerStart],
    ['Z'],
  ];
}

const upperMolar = view(
  { cheek: 0.74, tongue: 0.68, depth: 0.74, slant: 0.1, middle: [0.52, 0.5] },
  'M -0.36 -0.12 Q -0.1 0.02 0.04 -0.04 Q 0.2 -0.1 0.42 -0.06 M 0.04 -0.04 L 0.02 -0.38 M -0.2 -0.02 Q -0.24 0.2 -0.38 0.36',
);
const lowerMolar = view(
  { cheek: 0.76, tongue: 0.74, depth: 0.76, slant: 0, middle: [0.54, 0.5] },
  'M -0.44 0 Q -0.2 -0.08 0 0 Q 0.2 0.08 0.44 0 M -0.2 -0.04 L -0.24 -0.36 M 0.14 0.02 L 0.16 -0.36 M 0 0 L 0.02 0.36',
);
const premolar = view(
  { cheek: 0.72, tongue: 0.62, depth: 0.72, slant: 0, middle: [0.52, 0.46] },
  'M -0.36 0 Q 0 -0.08 0.36 0 M -0.36 0 L -0.42 -0.14 M -0.36 0 L -0.42 0.14 M 0.36 0 L 0.42 -0.14 M 0.36 0 L 0.42 0.14',
);
const canine = view(
  { cheek: 0.68, tongue: 0.56, depth: 0.68, slant: 0, middle: [0.62, 0.28] },
  'M -0.4 0 Q 0 -0.12 0.4 0',
);
const incisor = view(
  { cheek: 0.8, tongue: 0.56, depth: 0.7, slant: 0, middle: [0.72, 0.22] },
  'M -0.5 0 Q 0 -0.06 0.5 0',
);

/** The form of a tooth: `place` as for `facialView`. */
export function occlusalView(place: number, isUpper: boolean, primary: boolean): OcclusalView {
  if (place <= 2) return incisor;
  if (place === 3) return canine;
  if (!primary && place <= 5) return premolar;
  return isUpper ? upperMolar : lowerMolar;
}
