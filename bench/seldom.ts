/** What a server does seldom, and all of it at once: its start, and an export of every procedure. */
import type { Contender } from './compare.ts';
import { HEADERS } from './headers.ts';
import { median } from './load.ts';
import type { Server } from './servers.ts';

export interface Started {
  /** Milliseconds from the start of the process until its first answer was read. */
  readonly start: number;
  /** Bytes that the process held then. */
  readonly atRest: number;
}

/** Starts each server in turns and stops it again; medians. */
export async function startsOf(
  starters: ReadonlyMap<Contender, () => Promise<Server>>,
  path: string,
  rounds: number,
): Promise<Map<Contender, Started>> {
  const found = new Map([...starters.keys()].map((name) => [name, [] as Started[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, start] of starters) {
      const server = await start();
      await answerOf(server, `/api/v1${path}`);
      found.get(name)!.push({ start: performance.now() - server.begun, atRest: (await server.usage()).memory });
      await server.stop();
    }
  }
  return mediansOf(found);
}

function mediansOf(found: ReadonlyMap<Contender, readonly Started[]>): Map<Contender, Started> {
  const of = (all: readonly Started[], what: keyof Started) => median(all.map((one) => one[what]));
  return new Map([...found].map(([name, all]) => [name, { start: of(all, 'start'), atRest: of(all, 'atRest') }]));
}

/** Where each of them that can exports its procedures. */
const EXPORTS: Partial<Record<Contender, string>> = {
  bitewing: '/api/ext/v1/export/procedurelogs',
  bare: '/api/v1/procedurelogs/export',
};

/**
 * Procedures that each server exports in a second, read in turns by one caller; medians. Throws an Error unless all export
 * the same number.
 */
export async function exportsOf(
  servers: ReadonlyMap<Contender, Server>,
  rounds: number,
): Promise<Map<Contender, number>> {
  const found = new Map<Contender, number[]>();
  let expected: number | undefined;
  for (let round = 0; round < rounds; round++) {
    for (const [name, server] of servers) {
      const path = EXPORTS[name];
      if (path === undefined) continue;
      const begun = performance.now();
      const rows = await linesOf(await answerOf(server, path));
      expected ??= rows;
      if (rows !== expected) throw new Error(`${name} exports ${rows} procedures instead of ${expected}.`);
      found.set(name, [...(found.get(name) ?? []), (rows * 1000) / (performance.now() - begun)]);
    }
  }
  return new Map([...found].map(([name, all]) => [name, median(all)]));
}

async function answerOf(server: Server, path: string): Promise<Response> {
  const response = await fetch(server.origin + path, { headers: HEADERS });
  if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
  return response;
}

const LINE_FEED = 10;

/** Lines of an answer that is too long to be held. */
async function linesOf(response: Response): Promise<number> {
  let lines = 0;
  for await (const piece of response.body!) {
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, at + 1)) lines++;
  }
  return lines;
}
