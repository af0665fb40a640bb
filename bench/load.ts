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
  const before = await server.usage();
  const result = await autocannon({
    url: server.origin,
    connections,
    duration: seconds,
    headers: HEADERS,
    requests: load.requests.map((request) => ({ ...request, path: `/api/v1${request.path}` })),
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

export const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
