import { networkInterfaces } from 'node:os';

/** Hosts that mean every address of the machine: good to listen on, and not to open. */
const LOOPBACK_OF: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

export const isEveryAddress = (host: string) => Object.hasOwn(LOOPBACK_OF, host);

/** The host by which this machine opens what listens on `host`, as a URL has it. */
export function hostToOpen(host: string): string {
  const opened = LOOPBACK_OF[host] ?? host;
  return opened.includes(':') ? `[${opened}]` : opened;
}

/** IPv4 addresses by which other machines may reach this one. */
export const networkAddresses = () =>
  Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
