import { type Outline, outline } from './outlines.ts';

/**
 * A tooth seen from the cheek. x runs from -1 (distal) to 1 (mesial) over the greatest width of the crown, y from 0 at
 * the neck to 1 at the biting edge and from 0 to -1 at the tip of the root.
 */
export interface FacialView {
  readonly crown: Outline;
  /** The visible parts of the roots, the ones at the back first. */
  readonly roots: readonly Outline[];
  /** The middle of every canal, from the chamber to the tip, as x, y pairs of a quadratic curve. */
  readonly canals: readonly (readonly [number, number, number, number, number, number])[];
  /** Lines on the crown that give it form. */
  readonly details: Outline;
}

const NECK = 'C 0.36 -0.07 -0.36 -0.07 -0.68 0 Z';

const incisor: FacialView = {
  crown: outline(
    `M -0.68 0 C -0.74 0.25 -1 0.55 -1 0.84 C -1 0.97 -0.9 1 -0.74 1 L 0.86 1 C 0.97 1 1 0.94 0.99 0.84 C 0.97 0.5 0.76 0.25 0.68 0 ${NECK}`,
  ),
  roots: [
    outline(
      'M -0.68 0 C -0.64 -0.4 -0.45 -0.82 -0.2 -0.96 C -0.1 -1.01 0.02 -1.01 0.1 -0.95 C 0.36 -0.76 0.62 -0.36 0.68 0 Z',
    ),
  ],
  canals: [[0, 0.35, 0.06, -0.4, -0.04, -0.93]],
  details: outline('M -0.34 0.86 Q -0.3 0.7 -0.32 0.56 M 0.32 0.86 Q 0.3 0.7 0.3 0.56'),
};

const canine: FacialView = {
  crown: outline(
    `M -0.68 0 C -0.74 0.25 -1 0.4 -1 0.62 C -1 0.76 -0.3 0.9 -0.06 0.99 C 0 1.01 0.06 1.01 0.12 0.98 C 0.34 0.88 0.97 0.8 0.97 0.66 C 0.97 0.45 0.76 0.25 0.68 0 ${NECK}`,
  ),
  roots: [
    outline(
      'M -0.68 0 C -0.66 -0.4 -0.44 -0.82 -0.26 -0.95 C -0.16 -1.02 -0.04 -1.01 0.04 -0.95 C 0.34 -0.72 0.66 -0.36 0.68 0 Z',
    ),
  ],
  canals: [[0, 0.35, 0.08, -0.4, -0.1, -0.93]],
  details: outline('M 0.03 0.86 Q 0.08 0.6 0.02 0.3'),
};

const premolar: FacialView = {
  crown: outline(
    `M -0.7 0 C -0.76 0.25 -1 0.42 -1 0.66 C -1 0.84 -0.5 0.86 -0.2 0.97 C -0.08 1.01 0.08 1.01 0.2 0.96 C 0.46 0.84 1 0.82 1 0.62 C 1 0.42 0.78 0.25 0.7 0 C 0.36 -0.06 -0.36 -0.06 -0.7 0 Z`,
  ),
  roots: [
    outline(
      'M -0.7 0 C -0.68 -0.4 -0.46 -0.84 -0.26 -0.95 C -0.16 -1.01 0 -1.01 0.06 -0.94 C 0.34 -0.74 0.66 -0.36 0.7 0 Z',
    ),
  ],
  canals: [[0, 0.3, 0.06, -0.4, -0.1, -0.92]],
  details: outline('M 0 0.86 Q 0.06 0.6 0 0.34'),
};

const MOLAR_CROWN =
  'M -0.76 0 C -0.86 0.2 -1 0.4 -1 0.64 C -1 0.9 -0.72 1 -0.5 0.98 C -0.3 0.96 -0.16 0.9 -0.06 0.86 C 0.06 0.92 0.24 1.01 0.5 1 C 0.78 0.99 1 0.88 1 0.62 C 1 0.4 0.86 0.2 0.76 0';
const MOLAR_NECK = 'C 0.5 -0.05 0.2 -0.02 0 -0.1 C -0.2 -0.02 -0.5 -0.05 -0.76 0 Z';

const upperMolar: FacialView = {
  crown: outline(`${MOLAR_CROWN} ${MOLAR_NECK}`),
  roots: [
    // The palatal root, behind the other two.
    outline(
      'M -0.36 0 C -0.36 -0.4 -0.2 -0.86 -0.1 -0.96 C -0.03 -1.02 0.05 -1.02 0.12 -0.95 C 0.24 -0.84 0.38 -0.4 0.38 0 Z',
    ),
    outline(
      'M -0.76 0 C -0.82 -0.3 -0.86 -0.7 -0.74 -0.88 C -0.68 -0.97 -0.56 -0.95 -0.5 -0.86 C -0.36 -0.66 -0.16 -0.4 -0.04 -0.28 L 0 0 Z',
    ),
    outline(
      'M 0.76 0 C 0.86 -0.34 0.8 -0.72 0.56 -0.92 C 0.48 -0.98 0.38 -0.96 0.36 -0.86 C 0.32 -0.64 0.14 -0.42 -0.04 -0.28 L 0 0 Z',
    ),
  ],
  canals: [
    [-0.3, 0.1, -0.56, -0.3, -0.64, -0.86],
    [0.02, 0.12, 0, -0.4, 0.02, -0.92],
    [0.3, 0.1, 0.58, -0.35, 0.48, -0.88],
  ],
  details: outline('M -0.06 0.84 Q -0.02 0.66 -0.06 0.46'),
};

const lowerMolar: FacialView = {
  crown: outline(`${MOLAR_CROWN} ${MOLAR_NECK}`),
  roots: [
    outline(
      'M -0.76 0 C -0.8 -0.3 -0.9 -0.72 -0.74 -0.9 C -0.66 -0.98 -0.54 -0.97 -0.48 -0.88 C -0.34 -0.68 -0.16 -0.5 -0.06 -0.34 L 0 0 Z',
    ),
    outline(
      'M 0.76 0 C 0.84 -0.34 0.74 -0.76 0.42 -0.95 C 0.32 -1 0.24 -0.97 0.22 -0.88 C 0.2 -0.68 0.06 -0.48 -0.06 -0.34 L 0 0 Z',
    ),
  ],
  canals: [
    [-0.3, 0.1, -0.56, -0.35, -0.62, -0.88],
    [0.3, 0.1, 0.58, -0.4, 0.36, -0.9],
  ],
  details: outline('M -0.34 0.9 Q -0.3 0.7 -0.34 0.5 M 0.26 0.92 Q 0.24 0.7 0.26 0.5'),
};

const wisdom: FacialView = {
  ...lowerMolar,
  roots: [
    outline(
      'M -0.74 0 C -0.78 -0.34 -0.78 -0.72 -0.56 -0.9 C -0.46 -0.98 -0.36 -0.96 -0.3 -0.88 C -0.2 -0.72 -0.16 -0.6 -0.1 -0.5 L 0 0 Z',
    ),
    outline(
      'M 0.74 0 C 0.74 -0.34 0.5 -0.76 0.2 -0.94 C 0.1 -1 0 -0.97 -0.02 -0.86 C -0.04 -0.72 -0.06 -0.6 -0.1 -0.5 L 0 0 Z',
    ),
  ],
  canals: [
    [-0.26, 0.1, -0.5, -0.35, -0.44, -0.84],
    [0.28, 0.1, 0.44, -0.4, 0.12, -0.88],
  ],
};

const spread = (x: number, y: number) => x * (1 - 0.32 * y * (y < 0 ? 1 : 0));

/** Moves the roots of a baby molar apart: they leave room for the tooth below. */
function spreading(view: FacialView): FacialView {
  const roots = view.roots.map((root) =>
    root.map(([command, ...numbers]) => {
      const moved = numbers.map((value, index) => (index % 2 === 0 ? spread(value, numbers[index + 1]!) : value));
      return [command, ...moved] as const;
    }),
  );
  const canals = view.canals.map(
    ([x1, y1, x2, y2, x3, y3]) => [spread(x1, y1), y1, spread(x2, y2), y2, spread(x3, y3), y3] as const,
  );
  return { ...view, roots, canals };
}

const primaryUpperMolar = spreading(upperMolar);
const primaryLowerMolar = spreading(lowerMolar);

/** The form of a tooth: `place` is 1 for a central incisor, up to 8 (5 for a primary tooth). */
export function facialView(place: number, isUpper: boolean, primary: boolean): FacialView {
  if (place <= 2) return incisor;
  if (place === 3) return canine;
  if (primary) return isUpper ? primaryUpperMolar : primaryLowerMolar;
  if (place <= 5) return premolar;
  if (place === 8) return wisdom;
  return isUpper ? upperMolar : lowerMolar;
}

/** An implant's screw in the place of the root, with its head at the neck. */
export const screw = outline(
  'M -0.46 0.06 L 0.46 0.06 L 0.4 -0.06 L 0.5 -0.1 L 0.4 -0.15 L 0.48 -0.2 L 0.39 -0.25 L 0.47 -0.3 L 0.38 -0.35 L 0.45 -0.4 L 0.36 -0.45 L 0.43 -0.5 L 0.34 -0.55 L 0.4 -0.6 L 0.3 -0.65 L 0.34 -0.7 L 0.2 -0.8 C 0.1 -0.85 -0.1 -0.85 -0.2 -0.8 L -0.34 -0.7 L -0.3 -0.65 L -0.4 -0.6 L -0.34 -0.55 L -0.43 -0.5 L -0.36 -0.45 L -0.45 -0.4 L -0.38 -0.35 L -0.47 -0.3 L -0.39 -0.25 L -0.48 -0.2 L -0.4 -0.15 L -0.5 -0.1 L -0.4 -0.06 Z',
);
/** The part that carries a crown on the screw. */
export const abutment = outline('M -0.34 0.06 L 0.34 0.06 L 0.24 0.5 L -0.24 0.5 Z');

/** Parts of the crown as seen from the cheek, inside the outline of every form. */
export const facialParts = {
  B: outline('M -0.46 0.45 C -0.46 0.25 0.46 0.25 0.46 0.45 C 0.46 0.72 -0.46 0.72 -0.46 0.45 Z'),
  V: outline(
    'M -0.66 0.06 C -0.4 0.03 0.4 0.03 0.66 0.06 C 0.68 0.14 0.68 0.16 0.68 0.22 C 0.4 0.28 -0.4 0.28 -0.68 0.22 C -0.68 0.16 -0.68 0.14 -0.66 0.06 Z',
  ),
  M: outline('M 0.93 0.5 C 0.99 0.6 0.98 0.7 0.92 0.8 C 0.7 0.82 0.58 0.74 0.6 0.62 C 0.62 0.52 0.76 0.46 0.93 0.5 Z'),
  D: outline(
    'M -0.93 0.5 C -0.99 0.6 -0.98 0.7 -0.92 0.8 C -0.7 0.82 -0.58 0.74 -0.6 0.62 C -0.62 0.52 -0.76 0.46 -0.93 0.5 Z',
  ),
  O: outline(
    'M -0.56 0.82 C -0.3 0.74 0.3 0.74 0.56 0.82 C 0.54 0.9 0.4 0.94 0.3 0.94 C 0.1 0.9 -0.1 0.9 -0.3 0.94 C -0.4 0.94 -0.54 0.9 -0.56 0.82 Z',
  ),
  I: outline(
    'M -0.74 0.86 C -0.3 0.84 0.3 0.84 0.74 0.86 C 0.78 0.9 0.74 0.96 0.66 0.97 L -0.6 0.97 C -0.72 0.96 -0.78 0.9 -0.74 0.86 Z',
  ),
} as const;
