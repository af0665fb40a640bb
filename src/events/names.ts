import { type LookupAddress, lookup } from 'node:dns';
import { Resolver } from 'node:dns/promises';

/** Milliseconds until a name server is asked once more, and then is given up. */
const PATIENCE = { timeout: 1_500, tries: 2 };

/** Milliseconds after which nobody waits for an address any more. */
const LONGEST_WAIT = 10_000;

export type FindAddresses = (name: string) => Promise<readonly LookupAddress[]>;

const ofThisSystem: FindAddresses = (name) =>
  new Promise((resolve, reject) => {
    lookup(name, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/**
 * Finds the addresses of receivers. The system's own way keeps a thread until it has an answer, and of all the process's
 * names only two are looked up so at a time: a few names whose servers are silent would keep everybody from their
 * receivers, and from a database that has a name. So the name servers are asked over sockets of ours. Only for what they
 * do not know, such as the names in a hosts file, the system is asked, for one name at a time.
 */
export function findingAddresses(servers: readonly string[] = [], otherwise = ofThisSystem): FindAddresses {
  let last: Promise<unknown> = Promise.resolve();

  function inLine(name: string): Promise<readonly LookupAddress[]> {
    const asked = performance.now();
    const mine = last.then(() => {
      if (performance.now() - asked < LONGEST_WAIT) return otherwise(name);
      throw Object.assign(new Error('The names before this one took too long.'), { code: 'EAI_AGAIN' });
    });
    last = mine.catch(() => {});
    return mine;
  }

  return async (name) => {
    const known = /(^|\.)localhost\.?$/i.test(name) ? LOOPBACK : await fromNameServers(name, servers);
    return known.length > 0 ? known : inLine(name);
  };
}

/** What the name means by itself (RFC 6761 6.3). */
const LOOPBACK: readonly LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

async function fromNameServers(name: string, servers: readonly string[]): Promise<readonly LookupAddress[]> {
  const resolver = new Resolver(PATIENCE);
  if (servers.length > 0) resolver.setServers(servers);
  const of = (family: number) => (addresses: readonly string[]) => addresses.map((address) => ({ address, family }));
  const found = await Promise.allSettled([resolver.resolve4(name).then(of(4)), resolver.resolve6(name).then(of(6))]);
  return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}
