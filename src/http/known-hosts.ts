import { hostname } from 'node:os';
import type { FastifyRequest } from 'fastify';
import { badRequest } from '../domain/refusal.ts';
import { type Proxies, requireProxy } from './proxies.ts';

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
  check(request: FastifyRequest): void;
  /** The address to print for this caller; one that is not ours is never repeated. */
  originFor(request: FastifyRequest): string;
  /** The same for the Location header; `''` where the path alone is certain, and a caller completes it itself. */
  locationBase(request: FastifyRequest): string;
}

const MOST_REMEMBERED = 100;

/** Addresses that a monitor may call under any name; they tell nothing about the practice. */
const HEALTH = ['/healthz', '/livez', '/readyz'];

export function knownHosts({ isLocal, publicUrl, proxies }: HostSettings): KnownHosts {
  const publicName = publicUrl ? new URL(publicUrl).hostname.replace(/[[\]]/g, '') : undefined;
  const ownName = hostname().toLowerCase();

  function isKnown(name: string, request: FastifyRequest): boolean {
    if (isLoopbackName(name) || name === publicName) return true;
    return !isLocal && (name === ownName || name === localAddress(request));
  }
  const known = ({ host }: { host: string }, request: FastifyRequest) => {
    const name = nameIn(host);
    return name !== undefined && isKnown(name, request);
  };
  // Names that were found good: clients send the same few with every request.
  const local = new Set<string>();
  const isLocalHost = (host: string, request: FastifyRequest) => {
    if (local.has(host)) return true;
    if (!known({ host }, request)) return false;
    if (local.size < MOST_REMEMBERED) local.add(host);
    return true;
  };
  function locationBase(request: FastifyRequest): string {
    const { host = '' } = request.headers;
    return publicUrl || (known({ host }, request) ? `${schemeOf(request)}://${host.toLowerCase()}` : '');
  }

  return {
    check(request) {
      if (proxies && !HEALTH.includes(request.url)) requireProxy(proxies, request, isLoopbackName);
      const { host } = request.headers;
      // Only very old clients (HTTP/1.0) send no Host; no browser does.
      if (!isLocal || host === undefined || isLocalHost(host, request) || HEALTH.includes(request.url)) return;
      throw badRequest(
        'The Host header names another server. This one answers to localhost, 127.0.0.1, [::1] and the name in --public-url.',
      );
    },
    originFor(request) {
      const { localPort = 80 } = request.raw.socket;
      const address = localAddress(request);
      return (
        locationBase(request) ||
        `${schemeOf(request)}://${address.includes(':') ? `[${address}]` : address}:${localPort}`
      );
    },
    locationBase,
  };
}

/** How the caller reached us, or the proxy in front. */
const schemeOf = ({ protocol }: FastifyRequest) => (protocol === 'https' ? 'https' : 'http');

/** The name in a Host header, lower case, or undefined when it is no host with or without a port. */
function nameIn(host: string): string | undefined {
  if (host.length > 260) return undefined;
  const [, bracketed, plain] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

export function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

function localAddress(request: FastifyRequest): string {
  return (request.raw.socket.localAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
}
