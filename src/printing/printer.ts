import type { PlanDocument } from '../pdf/model.ts';
import type { PictureJob } from '../pictures/jobs.ts';
import { type MakingLimits, startMaking } from './making.ts';
import { requirePrintable } from './printable.ts';

/** Makes documents without delaying requests. */
interface Printer {
  /** The plan as a PDF file. Throws when it could not be made: a Refusal where that is the document's or the moment's fault. */
  print(plan: PlanDocument): Promise<Uint8Array>;
  /** A picture made of others; undefined where nothing can be made of them. */
  picture(job: PictureJob): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

const LIMITS: MakingLimits = { mostWaiting: 50, longest: 30_000, mostMemory: 768, idle: 10_000 };

/**
 * A printer in a process of its own, since a page takes as long as a hundred requests, and what strangers send as text or picture
 * must not end the server. Pictures have another one, so that no signature waits for them. `fonts` are the office's own files.
 * `onRemark` is told what could not be printed, such as a missing picture.
 */
export function startPrinter(
  fonts: readonly string[] = [],
  onRemark: (remark: string) => void = () => {},
  limits: MakingLimits = LIMITS,
): Printer {
  const plans = startMaking(onRemark, limits);
  const pictures = startMaking(onRemark, limits);
  return {
    async print(plan) {
      requirePrintable(plan);
      return (await plans.make((id) => ({ id, plan, fonts })))!;
    },
    picture: (picture) => pictures.make((id) => ({ id, picture })),
    async close() {
      await Promise.all([plans.close(), pictures.close()]);
    },
  };
}
