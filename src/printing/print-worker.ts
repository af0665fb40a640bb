import { parentPort, workerData } from 'node:worker_threads';
import type { PlanDocument } from '../pdf/model.ts';
import { printPlan } from '../pdf/print-plan.ts';
import { openFonts } from './fonts.ts';
import { withPictures } from './pictures.ts';

/** What goes to the worker and comes back. */
export interface PrintJob {
  readonly id: number;
  readonly plan: PlanDocument;
}

export type PrintResult =
  | { readonly id: number; readonly bytes: Uint8Array; readonly remarks: readonly string[] }
  | { readonly id: number; readonly problem: string };

const fonts = openFonts(workerData as readonly string[]);

parentPort!.on('message', async ({ id, plan }: PrintJob) => {
  try {
    const ready = withPictures(plan);
    const bytes = await printPlan(ready.plan, fonts);
    parentPort!.postMessage({ id, bytes, remarks: ready.remarks } satisfies PrintResult, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    parentPort!.postMessage({ id, problem: error instanceof Error ? (error.stack ?? '') : '' } satisfies PrintResult);
  }
});
