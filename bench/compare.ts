/** Measures servers on the same database in turns, so that other work of the machine slows all of them alike. */

import { HEADERS } from './headers.ts';
import { type Load, type Measured, measure, median } from './load.ts';
import { ONLY_READS, type Peer } from './peers.ts';
import type { Server } from './servers.ts';

export type Contender = 'bitewing' | 'bare' | Peer;

/** Whether a load is one that it is measured with: the peers know nothing of the rules, and one of them stores nothing. */
export function takes(contender: Contender, load: Load): boolean {
  if (contender === 'bitewing' || contender === 'bare') return true;
  return load.forPeers === true && (contender !== ONLY_READS || load.requests.every(({ method }) => method === 'GET'));
}

interface Settings {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** The medians of one server's rounds, and the range of its requests a second. */
export interface Figures extends Measured {
  readonly contender: Contender;
  /** Lowest and highest of the rounds' requests a second. */
  readonly spread: readonly [number, number];
  /** Bytes the process held at the end. */
  readonly memory: number;
}

/**
 * One load on all servers that take it, in turns; the order changes with each round, and each finds what was `restore`d. The first
 * round does not count: in it V8 compiles what a load needs, and whoever has more code would be measured by that.
 */
export async function compare(
  load: Load,
  servers: ReadonlyMap<Contender, Server>,
  { rounds, seconds, connections }: Settings,
  restore: () => Promise<void>,
): Promise<Figures[]> {
  const results = new Map([...servers].map(([name]) => [name, [] as Measured[]]));
  for (let round = 0; round <= rounds; round++) {
    const turns = [...servers];
    const first = round % turns.length;
    for (const [name, server] of [...turns.slice(first), ...turns.slice(0, first)]) {
      const measured = await measure(server, load, seconds, connections);
      if (round > 0) results.get(name)!.push(measured);
      if (load.requests.some(({ method }) => method === 'POST')) await restore();
    }
  }
  const figures: Figures[] = [];
  for (const [contender, measured] of results) {
    const of = (what: 'cpu' | 'requestsPerSecond' | 'p50' | 'p99') => median(measured.map((one) => one[what]));
    const all = measured.map(({ requestsPerSecond }) => requestsPerSecond);
    figures.push({
      contender,
      cpu: of('cpu'),
      requestsPerSecond: of('requestsPerSecond'),
      p50: of('p50'),
      p99: of('p99'),
      faults: measured.reduce((sum, { faults }) => sum + faults, 0),
      spread: [Math.min(...all), Math.max(...all)],
      memory: (await servers.get(contender)!.usage()).memory,
    });
  }
  return figures;
}

/**
 * Throws an Error unless the first request of a load gets the same fields from all: a server that leaves some out is not measured.
 * Values may differ in how a date or an empty text is written.
 */
export async function sameFields({ requests }: Load, servers: ReadonlyMap<Contender, Server>): Promise<void> {
  const [{ method, path, body } = requests[0]!] = requests;
  let expected: string | undefined;
  for (const [name, { origin }] of servers) {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: HEADERS,
      ...(body ? { body } : {}),
    });
    const answer = await response.json();
    const row = Array.isArray(answer) ? answer[0] : answer;
    const fields = `${response.status}, ${Array.isArray(answer) ? `${answer.length} × ` : ''}${Object.keys(row).sort()}`;
    expected ??= fields;
    if (fields !== expected) throw new Error(`${name} answers ${path} with\n${fields}\ninstead of\n${expected}`);
  }
}
