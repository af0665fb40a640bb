import { progress } from '@clack/prompts';

/** Receives the progress of long work. */
export interface Progress {
  /** So much more of the whole is done. */
  advance(amount: number, doing: string): void;
  end(): void;
}

/** For work that nobody waits for. */
export const silent = (): Progress => ({ advance() {}, end() {} });

/** A bar on a terminal; elsewhere a line for each tenth of the whole. */
export function tellProgress(whole: number): Progress {
  if (process.stdout.isTTY) {
    const bar = progress({ max: Math.ceil(whole) });
    bar.start('');
    return { advance: (amount, doing) => bar.advance(amount, doing), end: () => bar.stop('') };
  }
  let done = 0;
  const tenths = () => Math.floor((done * 10) / whole + 1e-9);
  return {
    advance(amount, doing) {
      const before = tenths();
      done += amount;
      if (tenths() > before) console.log(`${String(tenths() * 10).padStart(4)} %  ${doing}`);
    },
    end() {},
  };
}
