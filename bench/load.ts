import autocannon from 'autocannon';

export interface Measured {
  readonly requestsPerSecond: number;
  readonly p99: number;
  readonly faults: number;
}

export interface Load {
  readonly name: string;
  readonly requests: readonly { method: 'GET' | 'POST'; path: string; body?: string }[];
}

/** Runs a load against one server for some seconds, over 16 connections. */
export async function measure(origin: string, load: Load, seconds: number, connections = 16): Promise<Measured> {
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    headers: { authorization: 'ODFHIR Bench/Bench', 'content-type': 'application/json' },
    requests: load.requests.map((request) => ({ ...request, path: `/api/v1${request.path}` })),
  });
  return {
    requestsPerSecond: result.requests.average,
    p99: result.latency.p99,
    faults: result.non2xx + result.errors + result.timeouts,
  };
}

export const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
