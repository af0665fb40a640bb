import type { EventEmitter } from 'node:events';

/** Milliseconds without a request after which it counts as quiet. */
const QUIET_MS = 10_000;

type Collect = (how: { readonly type: 'major'; readonly execution: 'async' }) => unknown;

/** Node has it where it was started with `--expose-gc`, as `npm start` does. */
const collectorOfNode = () => (globalThis as { gc?: Collect }).gc;

/**
 * Clears away what is no longer used, once, when nobody has asked anything for a while. Node itself does so only when it makes
 * new objects: after a rush a server that is idle would hold for ever what the last seconds of the rush left behind.
 */
export function startResting(
  server: Pick<EventEmitter, 'on' | 'off'>,
  collect: Collect | undefined = collectorOfNode(),
  quiet = QUIET_MS,
): { stop(): void } {
  if (!collect) return { stop: () => {} };
  let asked = 0;
  let askedBefore = 0;
  let cleared = 0;
  const count = () => void asked++;
  const look = () => {
    const isQuiet = asked === askedBefore;
    askedBefore = asked;
    if (!isQuiet || cleared === asked) return;
    cleared = asked;
    collect({ type: 'major', execution: 'async' });
  };
  server.on('request', count);
  const timer = setInterval(look, quiet).unref();
  return {
    stop() {
      clearInterval(timer);
      server.off('request', count);
    },
  };
}
