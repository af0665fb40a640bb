import { abutment } from '../anatomy/facial.ts';
import { outline, placed } from '../anatomy/outlines.ts';
import type { ToothState } from '../facts.ts';
import type { PathShape, Shape } from '../shapes.ts';
import type { Spot } from './spot.ts';
import type { Theme } from './theme.ts';

/** What is left of the natural tooth, and what replaces it. */
interface Standing {
  readonly state: ToothState;
  /** A crown, a bridge tooth or a denture fills the place, so no cross says that it is empty. */
  readonly isFilled: boolean;
  /** Whether the crown is gone and the root was left. */
  readonly isRootOnly: boolean;
}

/** The tooth itself, before any finding. */
export function toothShapes(spot: Spot, { state, isFilled, isRootOnly }: Standing, theme: Theme): Shape[] {
  if (state === 'hidden') return [];
  if (state === 'missing')
    return isFilled ? [] : [...ghostRoots(spot, theme), ...ghostCrown(spot, theme), cross(spot, theme)];
  if (state === 'implant') return isFilled ? [] : implantShapes(spot, theme);
  const { face, bite } = spot;
  const line = { stroke: theme.outline, strokeWidth: 1.1 };
  const roots = face.roots.map((root) => path('root', placed(root, spot.onFace), { fill: theme.root, ...line }));
  if (isRootOnly) return [...roots, ...ghostCrown(spot, theme)];
  const { M, D } = bite.surfaces;
  const details = [
    placed(face.details, spot.onFace),
    // The outlines of two sides draw the edges of all four.
    ...(spot.hasBite ? [M, D, bite.surfaces.O, bite.details].map((shape) => placed(shape, spot.onBite)) : []),
  ];
  return [
    ...roots,
    path('crown', placed(face.crown, spot.onFace), { fill: theme.crown, ...line }),
    ...(spot.hasBite ? [path('bite', placed(bite.outer, spot.onBite), { fill: theme.crown, ...line })] : []),
    path('detail', details.join(' '), { stroke: theme.detail, strokeWidth: 0.9 }),
  ];
}

const ghostPaint = (theme: Theme) => ({ stroke: theme.ghost, strokeWidth: 1, dash: [1.5, 3] }) as const;

function ghostRoots(spot: Spot, theme: Theme): Shape[] {
  const d = spot.face.roots.map((root) => placed(root, spot.onFace)).join(' ');
  return [path('ghost', d, ghostPaint(theme))];
}

function ghostCrown(spot: Spot, theme: Theme): Shape[] {
  const d = [placed(spot.face.crown, spot.onFace), ...(spot.hasBite ? [placed(spot.bite.outer, spot.onBite)] : [])];
  return [path('ghost', d.join(' '), ghostPaint(theme))];
}

/** The cross for a missing tooth. */
function cross(spot: Spot, theme: Theme): Shape {
  const d = placed(CROSS, spot.hasBite ? spot.onBite : spot.onFace);
  return path('missing', d, { stroke: theme.ghost, strokeWidth: 1.4 });
}

/** The crown that an implant will carry; the screw is drawn by the finding. */
function implantShapes(spot: Spot, theme: Theme): Shape[] {
  const metal = { fill: theme.root, stroke: theme.outline, strokeWidth: 1 };
  return [path('abutment', placed(abutment, spot.onFace), metal), ...ghostCrown(spot, theme)];
}

const CROSS = outline('M -0.4 -0.36 L 0.4 0.36 M 0.4 -0.36 L -0.4 0.36');

type PathPaint = Omit<PathShape, 'kind' | 'part' | 'd'>;

export const path = (part: string, d: string, paint: PathPaint): PathShape => ({ kind: 'path', part, d, ...paint });
