import { setTimeout as pause } from 'node:timers/promises';
import type { Watch } from '../db/office-watch.ts';

/** Where the progress of the first look and every fault are logged. */
interface WatchLog {
  info(sentence: string): void;
  error(facts: { err: unknown }, sentence: string): void;
}

/** Milliseconds between two lines about the first look. */
const NEWS_EVERY = 10_000;

/** Looks every `seconds` for what other programs wrote into an office's database, until it is stopped. */
export function startWatching(watch: Watch | undefined, seconds: number, log: WatchLog): { stop(): Promise<void> } {
  if (!watch) return { stop: async () => {} };
  const onFault = (error: unknown) => log.error({ err: error }, 'watch');
  const ending = new AbortController();
  const rest = (milliseconds: number) => pause(milliseconds, undefined, { signal: ending.signal, ref: false });
  let lastFault = '';
  let toldAt = performance.now();

  function tellProgress(): void {
    if (performance.now() - toldAt < NEWS_EVERY) return;
    toldAt = performance.now();
    const { rows, rowsInAll } = watch!.figures();
    log.info(`Reading the office's database for the first time: ${rows} of about ${rowsInAll} rows.`);
  }

  async function round(): Promise<void> {
    const { isBegun } = watch!.figures();
    await watch!.look({
      pause: rest,
      onUnreadable: (_table, error) => onFault(error),
      onLearnt: isBegun ? undefined : tellProgress,
    });
    lastFault = '';
    if (!isBegun) log.info(`The office's ${watch!.figures().rows} rows are known: their changes are told from now on.`);
  }

  async function work(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await round();
      } catch (error) {
        // A database that is away is asked again, and the fault is logged once.
        const fault = String(error);
        if (!ending.signal.aborted && fault !== lastFault) onFault(error);
        lastFault = fault;
      }
      await rest(seconds * 1000).catch(() => {});
    }
  }

  const working = work();
  return {
    async stop() {
      ending.abort();
      await working;
    },
  };
}
