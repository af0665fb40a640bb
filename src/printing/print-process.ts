import { Refusal } from '../domain/refusal.ts';
import type { PlanDocument } from '../pdf/model.ts';
import type { PictureJob } from '../pictures/jobs.ts';

/** What goes to the process: a document to be printed with the office's own fonts, or a picture to be made. */
export type PrintJob =
  | { readonly id: number; readonly plan: PlanDocument; readonly fonts: readonly string[] }
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

/** Loads the code for documents, and the fonts, when the first one is asked for. */
async function printing(files: readonly string[]) {
  const [{ printPlan }, { withPictures }, { openFonts }] = await Promise.all([
    import('../pdf/print-plan.ts'),
    import('./pictures.ts'),
    import('./fonts.ts'),
  ]);
  const fonts = openFonts(files);
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
  print ??= printing(job.fonts);
  return (await print)(job.plan);
}

const resultOf = (id: number, error: unknown): PrintResult =>
  error instanceof Refusal
    ? { id, status: error.status, refusal: error.message }
    : { id, problem: error instanceof Error ? (error.stack ?? '') : '' };

process.on('message', async (job: PrintJob) => {
  const { id } = job;
  try {
    process.send!({ id, ...(await made(job)) } satisfies PrintResult);
  } catch (error) {
    process.send!(resultOf(id, error));
  }
});
process.on('disconnect', () => process.exit());
