import autocannon from 'autocannon';
import { HEADERS } from './headers.ts';
import type { Server } from './servers.ts';

export interface Measured {
  readonly requestsPerSecond: number;
  /** CPU time of the server for one request, in microseconds. */
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
  readonly faults: number;
}

export interface Load {
  readonly name: string;
  /** Whether the peers are measured too: the load needs rows, but none of the published rules. */
  readonly forPeers?: boolean;
  readonly requests: readonly { method: 'GET' | 'POST' | 'PUT'; path: string; body?: string }[];
}

/** Runs a load against one server for some seconds, over 16 connections. */
export async function measure(server: Server, load: Load, seconds: number, connections = 16): Promise<Measured> {
  const requests = load.requests.map((request) => ({ ...request, path: `/api/v1${request.path}` }));
  let connected = 0;
  const before = await server.usage();
  const result = await autocannon({
    url: server.origin,
    connections,
    duration: seconds,
    headers: HEADERS,
    requests,
    // Each connection begins at another place. Side by side from the first on, sixteen callers would write the same patient at the
    // same time, and fifteen of them would write what the first had just stored.
    setupClient: (client) => client.setRequests(rotated(requests, connected++ / connections)),
  });
  const after = await server.usage();
  return {
    cpu: (after.cpu - before.cpu) / Math.max(1, result.requests.total),
    p50: result.latency.p50,
    requestsPerSecond: result.requests.average,
    p99: result.latency.p99,
    faults: result.non2xx + result.errors + result.timeouts,
  };
}

function rotated<T>(all: readonly T[], part: number): T[] {
  const start = Math.floor((part % 1) * all.length);
  return [...all.slice(start), ...all.slice(0, start)];
}

export const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
