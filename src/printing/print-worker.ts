import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../domain/refusal.ts';
import type { PlanDocument } from '../pdf/model.ts';
import type { PictureJob } from '../pictures/jobs.ts';

/** What goes to the worker: a document to be printed, or a picture to be made. */
export type PrintJob =
  | { readonly id: number; readonly plan: PlanDocument }
  | { readonly id: number; readonly picture: PictureJob };

interface Made {
  /** Undefined if nothing can be made of a picture. */
  readonly bytes: Uint8Array | undefined;
  readonly remarks: readonly string[];
}

/** What comes back. */
export type PrintResult =
  | ({ readonly id: number } & Made)
  | { readonly id: number; readonly status: number; readonly refusal: string }
  | { readonly id: number; readonly problem: string };

/** Loads the code for documents when the first one is asked for. */
async function printing() {
  const [{ printPlan }, { withPictures }, { openFonts }] = await Promise.all([
    import('../pdf/print-plan.ts'),
    import('./pictures.ts'),
    import('./fonts.ts'),
  ]);
  const fonts = openFonts(workerData as readonly string[]);
  return async (document: PlanDocument): Promise<Made> => {
    const { plan, remarks } = withPictures(document);
    return { bytes: await printPlan(plan, fonts), remarks };
  };
}

let print: ReturnType<typeof printing> | undefined;

async function made(job: PrintJob): Promise<Made> {
  if ('picture' in job) {
    const { makePicture } = await import('../pictures/jobs.ts');
    return { bytes: makePicture(job.picture), remarks: [] };
  }
  print ??= printing();
  return (await print)(job.plan);
}

const resultOf = (id: number, error: unknown): PrintResult =>
  error instanceof Refusal
    ? { id, status: error.status, refusal: error.message }
    : { id, problem: error instanceof Error ? (error.stack ?? '') : '' };

parentPort!.on('message', async (job: PrintJob) => {
  const { id } = job;
  try {
    const { bytes, remarks } = await made(job);
    // Bytes that are part of a larger buffer must be copied.
    const isAlone = bytes && bytes.byteLength === bytes.buffer.byteLength;
    parentPort!.postMessage({ id, bytes, remarks } satisfies PrintResult, isAlone ? [bytes.buffer as ArrayBuffer] : []);
  } catch (error) {
    parentPort!.postMessage(resultOf(id, error));
  }
});
