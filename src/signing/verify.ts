import { cipherKey, decrypt } from './cipher.ts';
import { type BoundPlan, type BoundRow, keyDataForms } from './key-data.ts';
import { type Point, readPoints } from './points.ts';
import { stampText } from './stamp.ts';

/**
 * What a stored signature says about its plan: there is no signature; it is a stamp or a drawing that belongs to
 * exactly this plan; or it does not belong to it, because the plan changed or because the text never was a signature.
 */
type Verification =
  | { kind: 'unsigned' }
  | { kind: 'stamp'; text: string }
  | { kind: 'drawing'; points: Point[] }
  | { kind: 'broken' };

/**
 * Verifies a stored `Signature` or `SignaturePractice` against its plan and rows (`treatment-plans.md` 4.7), rows by
 * ItemOrder, then by ProcTPNum. Do not call it for a signature from a Topaz pad (`SigIsTopaz`): that has a format of
 * its own and would be called broken.
 */
export function verifySignature(base64: string, plan: BoundPlan, rows: readonly BoundRow[]): Verification {
  if (base64 === '') return { kind: 'unsigned' };
  for (const keyData of keyDataForms(plan, rows)) {
    const points = readPoints(decrypt(base64, cipherKey(keyData)) ?? '');
    if (points.length === 0) continue;
    const text = stampText(points);
    return text === undefined ? { kind: 'drawing', points } : { kind: 'stamp', text };
  }
  return { kind: 'broken' };
}
