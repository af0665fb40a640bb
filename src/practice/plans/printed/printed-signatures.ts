import type { Row } from '../../../db/schema/tables.ts';
import type { SignatureMark, Stroke } from '../../../pdf/model.ts';
import type { Point } from '../../../signing/points.ts';
import { verifySignature } from '../../../signing/verify.ts';

/** The box that drawn signatures are scaled into when they are stored, in pixels. */
const BOX = { width: 331, height: 79 };

/**
 * What a signature box shows (`treatment-plans.md` 5.4). A signature that no longer belongs to the plan is not drawn,
 * since nobody signed what is printed.
 */
export function signatureMark(
  plan: Row<'treatplan'>,
  rows: readonly Row<'proctp'>[],
  column: 'Signature' | 'SignaturePractice',
): SignatureMark {
  const stored = plan[column] ?? '';
  const found = verifySignature(stored, plan, rows);
  if (found.kind === 'stamp') return { kind: 'stamp', text: found.text };
  if (found.kind === 'drawing') return { kind: 'drawing', strokes: strokesOf(found.points), ...BOX };
  // The format of a signature pad cannot be drawn, so the box says that there is a signature.
  if (stored !== '' && plan.SigIsTopaz !== 0) return { kind: 'remark', text: 'Signed on a signature pad' };
  return { kind: 'empty' };
}

/** Pen positions as strokes; 0,0 lifts the pen. */
function strokesOf(points: readonly Point[]): Stroke[] {
  const strokes: [number, number][][] = [[]];
  for (const { x, y } of points) {
    if (x === 0 && y === 0) strokes.push([]);
    else if (isOnPaper(x) && isOnPaper(y)) strokes.at(-1)!.push([x, y]);
  }
  return strokes.filter((stroke) => stroke.length > 0);
}

const isOnPaper = (value: number) => Math.abs(value) <= 10_000;
