import type { Row } from '../../../db/schema/tables.ts';
import type { DrawnSignature, SignatureMark, Stroke } from '../../../pdf/model.ts';
import type { EvidenceRecord } from '../../../signing/evidence/record.ts';
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

/** The pad of /chairside, in its own units; another program's strokes may need more room. */
const PAD = { width: 900, height: 200 };

/** What a pen drew on a screen, as the records keep it; undefined where it drew nothing. */
export function drawingOf(strokes: EvidenceRecord['strokes'] = null): DrawnSignature | undefined {
  const points = strokes?.flat() ?? [];
  if (!strokes || points.length === 0) return undefined;
  const left = points.reduce((least, [x]) => Math.min(least, x), 0);
  const top = points.reduce((least, [, y]) => Math.min(least, y), 0);
  return {
    strokes: strokes.filter(({ length }) => length > 0).map((stroke) => stroke.map(([x, y]) => [x - left, y - top])),
    width: points.reduce((most, [x]) => Math.max(most, x), PAD.width) - left,
    height: points.reduce((most, [, y]) => Math.max(most, y), PAD.height) - top,
  };
}
