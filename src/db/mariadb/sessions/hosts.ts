/**
 * Good answers in a row, one a second, that a server gives after it failed before it is trusted again
 * (`reliability.md` 3, rule 2).
 */
export const GOOD_ANSWERS = 5;

/** What is known of several servers that hold the same data. Plain data: every event makes a new one. */
export interface Hosts {
  /** Position of the one server in use. */
  readonly inUse: number;
  /** For each server, in order of preference: good answers in a row, counted up to `GOOD_ANSWERS`, which is trust. */
  readonly goodAnswers: readonly number[];
}

/** At the start every server is trusted. */
export function trustAll(count: number): Hosts {
  return { inUse: 0, goodAnswers: Array.from({ length: count }, () => GOOD_ANSWERS) };
}

/** A server was asked whether it is well. After a bad answer, or none, its good ones are counted from 0 again. */
export function afterAnswer(hosts: Hosts, server: number, isGood: boolean): Hosts {
  return choose(withAnswers(hosts, server, isGood ? Math.min(hosts.goodAnswers[server]! + 1, GOOD_ANSWERS) : 0));
}

/** A request failed on the server in use. If no other server is known to answer, the next one in the list is tried. */
export function afterFailure(hosts: Hosts): Hosts {
  const failed = withAnswers(hosts, hosts.inUse, 0);
  const next = choose(failed);
  if (next.inUse !== hosts.inUse) return next;
  return { ...next, inUse: (hosts.inUse + 1) % hosts.goodAnswers.length };
}

function withAnswers(hosts: Hosts, server: number, count: number): Hosts {
  return { ...hosts, goodAnswers: hosts.goodAnswers.with(server, count) };
}

/**
 * The first trusted server is used, so that all Bitewing servers with the same list use the same one. If none is
 * trusted, the one in use is kept as long as it answers, since every change closes its sessions; else one that
 * answers is used.
 */
function choose(hosts: Hosts): Hosts {
  const { inUse, goodAnswers } = hosts;
  const most = Math.max(...goodAnswers);
  const isKept = most === 0 || (most < GOOD_ANSWERS && goodAnswers[inUse]! > 0);
  return isKept ? hosts : { ...hosts, inUse: goodAnswers.indexOf(most) };
}
