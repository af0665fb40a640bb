import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackName, nameIn } from './known-hosts.ts';

/**
 * Whether a browser sent it for a web page that is neither ours nor of this machine. Browsers name the page (`Origin`) with every
 * request that carries a key, and no page can keep them from it.
 */
export function isStrangersPage({ origin, host = '' }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return false;
  const name = URL.canParse(origin) ? nameIn(new URL(origin).host) : undefined;
  return name === undefined || (!isLoopbackName(name) && name !== nameIn(host));
}
