import { Worker } from 'node:worker_threads';
import type { PlanDocument } from '../pdf/model.ts';
import type { PictureJob } from '../pictures/jobs.ts';
import type { PrintJob, PrintResult } from './print-worker.ts';
import { workerAddress } from './worker-address.ts';

/** Makes documents without delaying requests. */
export interface Printer {
  /** The plan as a PDF file. Throws when it could not be made. */
  print(plan: PlanDocument): Promise<Uint8Array>;
  /** A picture made of others; undefined where nothing can be made of them. */
  picture(job: PictureJob): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/** Documents that may wait to be printed. Further callers are told to try again. */
const MOST_WAITING = 50;
/** Most milliseconds that a document may take. */
const LONGEST = 30_000;

interface Waiting {
  resolve(bytes: Uint8Array | undefined): void;
  reject(error: Error): void;
  readonly tooLate: NodeJS.Timeout;
}

/**
 * A printer in a thread of its own, since a page takes as long as a hundred requests. The thread starts with the first
 * document, opens its fonts once, and is started again if it fails. `fonts` are the office's own files. `onRemark` is
 * told what could not be printed, such as a missing picture.
 */
export function startPrinter(fonts: readonly string[] = [], onRemark: (remark: string) => void = () => {}): Printer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;

  function give(id: number): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    if (found) clearTimeout(found.tooLate);
    if (waiting.size === 0) worker?.unref();
    return found;
  }

  function fail(failed: Worker, error: Error): void {
    if (worker !== failed) return;
    worker = undefined;
    for (const id of [...waiting.keys()]) give(id)?.reject(error);
  }

  function begin(): Worker {
    const begun = new Worker(workerAddress, { workerData: fonts });
    begun.on('message', (result: PrintResult) => {
      const asked = give(result.id);
      if ('bytes' in result) {
        for (const remark of result.remarks) onRemark(remark);
        asked?.resolve(result.bytes);
      } else asked?.reject(new Error(`The document could not be made: ${result.problem}`));
    });
    begun.on('error', (error) => fail(begun, error as Error));
    begun.on('exit', () => fail(begun, new Error('The printing thread ended.')));
    return begun;
  }

  function make(job: (id: number) => PrintJob): Promise<Uint8Array | undefined> {
    if (waiting.size >= MOST_WAITING) return Promise.reject(new Error('Too many documents are waiting.'));
    worker ??= begin();
    const current = worker;
    const id = ++lastId;
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array | undefined>();
    const tooLate = setTimeout(() => {
      fail(current, new Error('The document took too long.'));
      void current.terminate();
    }, LONGEST);
    waiting.set(id, { resolve, reject, tooLate });
    // A document that is being made keeps the program alive, an idle thread does not.
    current.ref();
    current.postMessage(job(id));
    return promise;
  }

  return {
    print: async (plan) => (await make((id) => ({ id, plan })))!,
    picture: (picture) => make((id) => ({ id, picture })),
    async close() {
      const ending = worker;
      if (ending) fail(ending, new Error('The server stops.'));
      await ending?.terminate();
    },
  };
}
