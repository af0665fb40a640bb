import { retryAfter } from './api-error.ts';

/** Statuses after which it tries again: nothing was done, or the same question may be asked again. */
const PASSING = new Set([429, 502, 503, 504]);
const LONGEST_WAIT_MS = 60_000;

/**
 * A `fetch` that sends a request up to `tries` times: again after an answer that says "not now", and after none at all.
 * It waits as long as Retry-After says, else a little longer each time, and no longer once the caller has aborted.
 */
export function withRetries(send: typeof fetch, tries: number) {
  return async (request: Request): Promise<Response> => {
    const { signal } = request;
    // Not every browser tells by `request.body` whether there is one, and none takes one with a GET.
    const text = request.method === 'GET' ? '' : await request.text();
    const body = text === '' ? {} : { body: text };
    const init = { method: request.method, headers: Object.fromEntries(request.headers), signal, ...body };
    for (let tried = 1; ; tried++) {
      const isLast = tried >= tries;
      let wait = 100 * 2 ** tried * (0.5 + Math.random() / 2);
      try {
        const response = await send(request.url, init);
        if (isLast || !isPassing(response)) return response;
        await response.body?.cancel();
        wait = Math.min((retryAfter(response) ?? wait / 1000) * 1000, LONGEST_WAIT_MS);
      } catch (error) {
        if (isLast || signal.aborted) throw error;
      }
      await pause(wait, signal);
    }
  };
}

/** A 409 that asks for patience says that the first try of this request has not ended. */
const isPassing = (response: Response) =>
  PASSING.has(response.status) || (response.status === 409 && retryAfter(response) !== undefined);

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}
