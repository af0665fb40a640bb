import { CLOCK_OPTIONS, type ClockState, FILTER_OPTIONS, refuseUnknown, type TestControls } from './controls.ts';
import type { LoggedRequest } from './request-log.ts';

/** The controls of a server that runs elsewhere on this machine with `--test-controls`; `origin` is its address. */
export function connect(origin: string): TestControls {
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${origin.replace(/\/+$/, '')}/_test${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) {
      const hint = response.status === 404 ? ' Was the server started with --test-controls?' : '';
      throw new Error(`${text}${hint}`);
    }
    return JSON.parse(text);
  };
  const clock = (method: string, path: string, body?: unknown) => send<ClockState>(method, `/clock${path}`, body);
  const named = (name: string) => `/snapshots/${encodeURIComponent(name)}`;
  const only = async (sent: Promise<unknown>) => void (await sent);
  return {
    reset: () => only(send('POST', '/reset')),
    snapshot: (name) => only(send('PUT', named(name))),
    restore: (name) => only(send('POST', `${named(name)}/restore`)),
    clock: {
      async set(now, options = {}) {
        refuseUnknown('clock.set()', options, CLOCK_OPTIONS);
        return clock('PUT', '', { now, frozen: options.frozen ?? false });
      },
      advance: (seconds) => clock('POST', '/advance', { seconds }),
      freeze: () => clock('PUT', '', { frozen: true }),
      resume: () => clock('PUT', '', { frozen: false }),
      reset: () => clock('DELETE', ''),
    },
    fail: (fault) => only(send('POST', '/faults', fault)),
    clearFaults: () => only(send('DELETE', '/faults')),
    throttle: (throttle) => only(send('PUT', '/throttle', throttle)),
    clearThrottles: () => only(send('DELETE', '/throttle')),
    async requests(filter = {}) {
      refuseUnknown('requests()', filter, FILTER_OPTIONS);
      const { path, limit } = filter;
      const query = new URLSearchParams();
      if (path !== undefined) query.set('path', path);
      if (limit !== undefined) query.set('limit', String(limit));
      return send<LoggedRequest[]>('GET', `/requests?${query}`);
    },
    clearRequests: () => only(send('DELETE', '/requests')),
  };
}
