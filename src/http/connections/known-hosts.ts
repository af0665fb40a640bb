import { hostname } from 'node:os';
import { badRequest } from '../../domain/refusal.ts';
import type { Exchange } from '../exchange.ts';
import { type Proxies, requireProxy, schemeOfCaller } from './proxies.ts';

export interface HostSettings {
  /** The server listens where only this machine can reach it. */
  readonly isLocal: boolean;
  /** Address under which callers know the server, without a slash at its end; `''` when none was set. */
  readonly publicUrl: string;
  /** Through which callers come; undefined where they come by themselves. */
  readonly proxies?: Proxies | undefined;
}

export interface KnownHosts {
  /**
   * Refuses with 403 a caller who does not come through the proxy, where there is one. Refuses with 400 a Host that
   * is not ours, where only this machine may call: a web page can make its own name lead to 127.0.0.1 (DNS
   * rebinding), but it cannot make the browser send another Host.
   */
  check(asked: Exchange): void;
  /** The address to print for this caller; one that is not ours is never repeated. */
  originFor(asked: Exchange): string;
  /** The same for the Location header; `''` where the path alone is certain, and a caller completes it itself. */
  locationBase(asked: Exchange): string;
}

const MOST_REMEMBERED = 100;

/** Addresses that a monitor may call under any name; they tell nothing about the practice. */
const HEALTH = ['/healthz', '/livez', '/readyz'];

export function knownHosts({ isLocal, publicUrl, proxies }: HostSettings): KnownHosts {
  const publicName = publicUrl ? new URL(publicUrl).hostname.replace(/[[\]]/g, '') : undefined;
  const ownName = hostname().toLowerCase();
  const schemeOf = ({ request }: Exchange) => schemeOfCaller(request, proxies);

  function isKnown(name: string, asked: Exchange): boolean {
    if (isLoopbackName(name) || name === publicName) return true;
    return !isLocal && (name === ownName || name === localAddress(asked));
  }
  const known = ({ host }: { host: string }, asked: Exchange) => {
    const name = nameIn(host);
    return name !== undefined && isKnown(name, asked);
  };
  // Names that were found good: clients send the same few with every request.
  const local = new Set<string>();
  const isLocalHost = (host: string, asked: Exchange) => {
    if (local.has(host)) return true;
    if (!known({ host }, asked)) return false;
    if (local.size < MOST_REMEMBERED) local.add(host);
    return true;
  };
  function locationBase(asked: Exchange): string {
    const { host = '' } = asked.headers;
    return publicUrl || (known({ host }, asked) ? `${schemeOf(asked)}://${host.toLowerCase()}` : '');
  }

  return {
    check(asked) {
      if (proxies && !HEALTH.includes(asked.url)) requireProxy(proxies, asked, isLoopbackName);
      const { host } = asked.headers;
      // Only very old clients (HTTP/1.0) send no Host; no browser does.
      if (!isLocal || host === undefined || isLocalHost(host, asked) || HEALTH.includes(asked.url)) return;
      throw badRequest(
        'The Host header names another server. This one answers to localhost, 127.0.0.1, [::1] and the name in --public-url.',
      );
    },
    originFor(asked) {
      const { localPort = 80 } = asked.request.socket;
      const address = localAddress(asked);
      return (
        locationBase(asked) || `${schemeOf(asked)}://${address.includes(':') ? `[${address}]` : address}:${localPort}`
      );
    },
    locationBase,
  };
}

/** The name in a Host header, lower case, or undefined when it is no host with or without a port. */
export function nameIn(host: string): string | undefined {
  if (host.length > 260) return undefined;
  const [, bracketed, plain] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

/** Whether a Host header names this machine as only itself can; without one it is no browser. */
export const isLoopbackHost = (host: string | undefined) => host === undefined || isLoopbackName(nameIn(host) ?? '');

export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

function localAddress(asked: Exchange): string {
  return (asked.request.socket.localAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
}
