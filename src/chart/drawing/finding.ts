import { abutment, facialParts, screw } from '../anatomy/facial.ts';
import { type Outline, outline, placed, xIn, yIn } from '../anatomy/outlines.ts';
import type { ChartProcedure } from '../model.ts';
import type { PathShape, Shape } from '../shapes.ts';
import { tenth } from './signs.ts';
import type { Spot } from './spot.ts';
import type { Ink, Theme } from './theme.ts';
import { path } from './tooth.ts';

type Drawn = Pick<ChartProcedure, 'kind' | 'surfaces' | 'text'>;

/** The shapes of a finding on a tooth; none for an exam and the like, for which the sign is enough. */
export function findingShapes(finding: Drawn, spot: Spot, ink: Ink, theme: Theme): Shape[] {
  const face = (shape: Outline, paint: Partial<PathShape> = ink) => path('finding', placed(shape, spot.onFace), paint);
  const bite = (shape: Outline, paint: Partial<PathShape> = ink) =>
    spot.hasBite ? [path('finding', placed(shape, spot.onBite), paint)] : [];
  const stroke = (width: number) => ({
    stroke: ink.stroke,
    strokeWidth: width,
    ...(ink.dash ? { dash: [ink.dash[0] + width, ink.dash[1] + width] as const } : {}),
  });
  const groove = { stroke: ink.fill ? theme.crown : ink.stroke, strokeWidth: 0.8, opacity: 0.8 };
  const wholeCrown = () => [
    face(spot.face.crown),
    ...bite(spot.bite.outer),
    ...bite(spot.bite.surfaces.O, groove).map((shape) => ({ ...shape, part: 'detail' })),
  ];

  switch (finding.kind) {
    case 'filling':
      return fillingShapes(finding.surfaces || 'O', spot, face, bite);
    case 'crown':
      return wholeCrown();
    case 'pontic':
      return [face(JOINT), ...bite(BITE_JOINT), ...wholeCrown()];
    case 'veneer':
      return [face(veneerOf(spot.face.crown)), ...bite(spot.bite.surfaces.B)];
    case 'denture':
      return [face(DENTURE_BASE), ...wholeCrown()];
    case 'rootCanal':
      return [...spot.face.canals.map((canal) => face(canalOutline(canal, spot))), ...bite(CHAMBER)];
    case 'post':
      return [face(postOutline(spot)), face(CORE), ...bite(CORE_ON_BITE)];
    case 'implant':
      return [face(screw), face(abutment)];
    case 'retainedRoot':
      return spot.face.roots.map((root) => face(root));
    case 'extraction':
      return [face(CROSS, stroke(2.6)), ...bite(BITE_CROSS, stroke(2.6))];
    case 'sealant':
      return [...bite(spot.bite.surfaces.O), ...lettersOn(spot, 'S', ink, theme, spot.hasBite ? 'bite' : 'face')];
    case 'spaceMaintainer':
      return [face(BAND), face(LOOP, stroke(2))];
    case 'ortho':
      return [face(WIRE, stroke(1.6)), face(BRACKET)];
    case 'perio':
      return [face(GUM_LINE, stroke(2.6))];
    case 'watch':
      return lettersOn(spot, finding.text || 'W', ink, theme, 'face');
    default:
      return finding.text ? lettersOn(spot, finding.text, ink, theme, 'face') : [];
  }
}

type Put<R> = (shape: Outline) => R;

/**
 * Every surface on both views. B and F are the same surface, and so are O and I: the form of the tooth draws the edge.
 */
function fillingShapes(letters: string, spot: Spot, face: Put<Shape>, bite: Put<Shape[]>): Shape[] {
  return [...new Set(letters)].flatMap((letter): Shape[] => {
    switch (letter) {
      case 'M':
      case 'D':
        return [face(facialParts[letter]), ...bite(spot.bite.surfaces[letter])];
      case 'O':
      case 'I':
        return [face(facialParts[letter]), ...bite(spot.bite.surfaces.O)];
      case 'B':
      case 'F':
        return [face(facialParts.B), ...bite(spot.bite.surfaces.B)];
      case 'V':
        return [face(facialParts.V), ...bite(spot.bite.surfaces.V)];
      case 'L':
        return bite(spot.bite.surfaces.L);
      default:
        return [];
    }
  });
}

/** A canal with its width, which is the same on every tooth. */
function canalOutline([x1, y1, x2, y2, x3, y3]: Spot['face']['canals'][number], spot: Spot): Outline {
  const half = 2.6 / spot.halfWidth;
  return [
    ['M', x1 - half * 1.4, y1],
    ['Q', x2 - half, y2, x3 - half * 0.5, y3],
    ['L', x3 + half * 0.5, y3],
    ['Q', x2 + half, y2, x1 + half * 1.4, y1],
    ['Z'],
  ];
}

/** A post in the widest canal, from the core downwards. */
function postOutline(spot: Spot): Outline {
  const [x1, , x2, , x3] =
    spot.face.canals[spot.face.canals.length === 2 ? 0 : Math.floor(spot.face.canals.length / 2)]!;
  const half = 3.4 / spot.halfWidth;
  const end = x1 * 0.16 + x2 * 0.48 + x3 * 0.36;
  return [
    ['M', x1 - half, 0.3],
    ['L', end - half * 0.7, -0.56],
    ['L', end + half * 0.7, -0.56],
    ['L', x1 + half, 0.3],
    ['Z'],
  ];
}

/** A shell a little inside the crown. */
function veneerOf(crown: Outline): Outline {
  return crown.map(([command, ...numbers]) => [
    command,
    ...numbers.map((value, index) => (index % 2 === 0 ? value * 0.86 : 0.08 + value * 0.86)),
  ]);
}

function lettersOn(spot: Spot, text: string, ink: Ink, theme: Theme, view: 'face' | 'bite'): Shape[] {
  const frame = view === 'face' ? spot.onFace : spot.onBite;
  const middle = view === 'face' ? 0.52 : 0;
  const [x, y] = [xIn(frame, 0, middle), yIn(frame, 0, middle)];
  const size = text.length > 2 ? 10 : 13;
  return [
    {
      kind: 'text',
      part: 'finding',
      x: tenth(x),
      y: tenth(y + size * 0.36),
      size,
      anchor: 'middle',
      bold: true,
      text: [...text].slice(0, 5).join(''),
      fill: ink.fill && view === 'bite' ? theme.crown : ink.stroke,
    },
  ];
}

const CROSS = outline('M -0.9 -0.72 L 0.9 0.86 M 0.9 -0.72 L -0.9 0.86');
const BITE_CROSS = outline('M -0.78 -0.78 L 0.78 0.78 M 0.78 -0.78 L -0.78 0.78');
const JOINT = outline('M -1.16 0.5 L 1.16 0.5 L 1.16 0.68 L -1.16 0.68 Z');
const BITE_JOINT = outline('M -1.14 -0.14 L 1.14 -0.14 L 1.14 0.14 L -1.14 0.14 Z');
const DENTURE_BASE = outline(
  'M -1.02 0.1 C -1.08 -0.05 -1.06 -0.2 -0.94 -0.26 C -0.4 -0.34 0.4 -0.34 0.94 -0.26 C 1.06 -0.2 1.08 -0.05 1.02 0.1 C 0.8 0.2 0.5 0.3 0 0.22 C -0.5 0.3 -0.8 0.2 -1.02 0.1 Z',
);
const CHAMBER = outline('M -0.18 0 C -0.18 -0.22 0.18 -0.22 0.18 0 C 0.18 0.22 -0.18 0.22 -0.18 0 Z');
const CORE = outline('M -0.5 0.1 L 0.5 0.1 L 0.38 0.58 L -0.38 0.58 Z');
const CORE_ON_BITE = outline('M -0.36 -0.34 L 0.36 -0.34 L 0.36 0.34 L -0.36 0.34 Z');
const BAND = outline('M -0.9 0.24 C -0.4 0.16 0.4 0.16 0.9 0.24 L 0.97 0.62 C 0.4 0.7 -0.4 0.7 -0.97 0.62 Z');
const LOOP = outline('M 0.94 0.4 C 1.6 0.24 2.5 0.24 2.5 0.46 C 2.5 0.68 1.6 0.66 0.96 0.54');
const BRACKET = outline('M -0.3 0.4 L 0.3 0.4 L 0.3 0.68 L -0.3 0.68 Z');
const WIRE = outline('M -1.14 0.54 L 1.14 0.54');
const GUM_LINE = outline('M -1.04 0.14 Q -0.6 -0.16 0 -0.14 Q 0.6 -0.16 1.04 0.14');
