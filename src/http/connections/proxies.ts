import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { badRequest, Refusal } from '../../domain/refusal.ts';

/** Proxies in front of the server whose word about a caller counts: where it calls from, and how. */
export interface Proxies {
  includes(address: string): boolean;
}

/**
 * Reads addresses and networks with commas between, e.g. `10.0.0.5, 10.1.0.0/16, ::1`; undefined for anything else. A
 * network of every address names no proxy: whoever calls could say from where, and without encryption.
 */
export function parseProxies(text: string): Proxies | undefined {
  if (text === '') return undefined;
  const list = new BlockList();
  for (const part of text.split(',').map((one) => one.trim())) {
    const [address = '', bits, ...more] = part.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0 || more.length > 0) return undefined;
    if (bits === undefined) list.addAddress(address, family);
    else if (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 'ipv6' ? 128 : 32))
      list.addSubnet(address, Number(bits), family);
    else return undefined;
  }
  return {
    includes(address) {
      const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '');
      return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
    },
  };
}

const remoteAddress = ({ socket }: IncomingMessage) => socket.remoteAddress ?? '';

/** Where the caller is: what X-Forwarded-For says, as far back as proxies of ours have told it. */
export function addressOfCaller(request: IncomingMessage, proxies: Proxies | undefined): string {
  let address = remoteAddress(request);
  if (!proxies) return address;
  const told = headerText(request, 'x-forwarded-for').split(',');
  while (told.length > 0 && proxies.includes(address)) address = told.pop()!.trim() || address;
  return address;
}

/** How the caller reached us, or the proxy in front. */
export function schemeOfCaller(request: IncomingMessage, proxies: Proxies | undefined): 'http' | 'https' {
  const told = headerText(request, 'x-forwarded-proto').split(',').at(-1)!.trim();
  if (told && proxies?.includes(remoteAddress(request))) return told === 'https' ? 'https' : 'http';
  return (request.socket as Partial<TLSSocket>).encrypted ? 'https' : 'http';
}

const headerText = ({ headers }: IncomingMessage, name: string) => String(headers[name] ?? '');

/**
 * Refuses who goes past the proxy: its connection is not encrypted. This machine itself may, for probes and commands.
 * Throws a refusal, also for a caller whom the proxy gives no address.
 */
export function requireProxy(
  proxies: Proxies,
  { request, address }: { readonly request: IncomingMessage; readonly address: string },
  isLocal: (address: string) => boolean,
): void {
  const from = remoteAddress(request).replace(/^::ffff:(?=[\d.]+$)/i, '');
  if (!proxies.includes(from) && !isLocal(from)) {
    throw new Refusal(403, 'This server is reached through its proxy, and answers nobody who goes past it.');
  }
  if (isIP(address) === 0) throw badRequest('X-Forwarded-For holds no address.');
}
