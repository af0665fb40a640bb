import {
  CLOCK_OPTIONS,
  type ClockState,
  checkName,
  FILTER_OPTIONS,
  refuseUnknown,
  type TestControls,
} from './controls.ts';
import type { LoggedRequest } from './request-log.ts';

const NO_ADDRESS = { protocol: '', origin: '', pathname: '', search: '' };

/**
 * The controls of a server that runs elsewhere on this machine with `--test-controls`; `address` is one of it: its
 * `origin`, or the `url` of its API.
 */
export function connect(address: string): TestControls {
  const { protocol, origin, pathname, search } = URL.canParse(address) ? new URL(address) : NO_ADDRESS;
  if (!/^https?:$/.test(protocol) || !/^\/(api\/v1\/?)?$/.test(pathname) || search)
    throw new TypeError(
      `connect() needs the origin or the url of a server, such as http://127.0.0.1:30223, not "${address}".`,
    );
  const send = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${origin}/_test${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }).catch((cause) => {
      throw new Error(`No server answers at ${origin}.`, { cause });
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return JSON.parse(text);
  };
  const clock = (method: string, path: string, body?: unknown) => send<ClockState>(method, `/clock${path}`, body);
  const named = (name: string) => {
    checkName(name);
    return `/snapshots/${name}`;
  };
  const only = async (sent: Promise<unknown>) => void (await sent);
  return {
    reset: () => only(send('POST', '/reset')),
    snapshot: async (name) => only(send('PUT', named(name))),
    restore: async (name) => only(send('POST', `${named(name)}/restore`)),
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
    fail: (fault) => only(send('POST', '/faults', fault ?? null)),
    clearFaults: () => only(send('DELETE', '/faults')),
    throttle: (throttle) => only(send('PUT', '/throttle', throttle ?? null)),
    clearThrottles: () => only(send('DELETE', '/throttle')),
    async requests(filter = {}) {
      refuseUnknown('requests()', filter, FILTER_OPTIONS);
      const given = Object.entries(filter).filter(([, value]) => value !== undefined);
      const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)] as [string, string]));
      return send<LoggedRequest[]>('GET', `/requests?${query}`);
    },
    clearRequests: () => only(send('DELETE', '/requests')),
  };
}
