import { type LookupAddress, lookup } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';

/** Milliseconds until a name server is asked once more, and then is given up. */
const PATIENCE = { timeout: 1_500, tries: 2 };

/** Milliseconds after which nobody waits for an address any more. */
const LONGEST_WAIT = 10_000;

type FindAddresses = (name: string) => Promise<readonly LookupAddress[]>;

const ofThisSystem: FindAddresses = (name) =>
  new Promise((resolve, reject) => {
    lookup(name, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/**
 * Finds the addresses of receivers. The system's own way keeps a thread until it has an answer, and of all the process's
 * names only two are looked up so at a time: a few names whose servers are silent would keep everybody from their
 * receivers, and from a database that has a name. So the hosts file is read, which comes before name servers everywhere, and
 * they are asked over sockets of ours. Only for what neither knows, the system is asked, for one name at a time.
 */
export function findingAddresses(
  servers: readonly string[] = [],
  otherwise = ofThisSystem,
  hosts = HOSTS,
): FindAddresses {
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
    if (/(^|\.)localhost\.?$/i.test(name)) return LOOPBACK;
    for (const known of [() => fromHosts(name, hosts), () => fromNameServers(name, servers)]) {
      const found = await known();
      if (found.length > 0) return found;
    }
    return inLine(name);
  };
}

/** The file in which an administrator gives names to addresses. */
const HOSTS =
  process.platform === 'win32' ? `${process.env.SystemRoot ?? 'C:/Windows'}/System32/drivers/etc/hosts` : '/etc/hosts';

async function fromHosts(name: string, file: string): Promise<readonly LookupAddress[]> {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [address = '', ...names] = line.toLowerCase().replace(/#.*/s, '').trim().split(/\s+/);
    return names.includes(wanted) && isIP(address) > 0 ? [{ address, family: isIP(address) }] : [];
  });
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
