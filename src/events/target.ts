import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { badRequest } from '../domain/refusal.ts';
import { isPrivateAddress, isPrivateName } from './private-addresses.ts';

/**
 * Milliseconds that a name server has to answer when a subscription is made. A name that is not known yet is accepted.
 */
const LONGEST_LOOKUP = 3_000;

const PRIVATE = 'EndPointUrl leads to this machine or its own network. Allow that with --events-private on.';

/** A call would go where it may not. */
export class RefusedTarget extends Error {}

/** The address of a receiver, or a refusal: an http or https URL without a user name. */
export function readTarget(text: string): URL {
  // URL removes control characters silently, so another address would be called than the one that is shown.
  const url = URL.canParse(text) && !/\p{Cc}/u.test(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw badRequest('EndPointUrl must be a web address such as https://example.com/events.');
  }
  if (url.username !== '' || url.password !== '') {
    throw badRequest('EndPointUrl must not hold a user name or a password.');
  }
  return url;
}

/** Refuses an address whose name, or any address its name leads to now, is private (`extensions.md`, Changes). */
export async function refusePrivateTarget(text: string): Promise<void> {
  const { hostname } = readTarget(text);
  const addresses = isIP(bare(hostname)) ? [bare(hostname)] : await addressesOf(hostname);
  if (isPrivateName(hostname) || addresses.some(isPrivateAddress)) throw badRequest(PRIVATE);
}

/** Refuses a private address in the URL of a call: such an address is never looked up by name. */
export function refusePrivateHost(hostname: string): void {
  const isPrivate = isIP(bare(hostname)) ? isPrivateAddress(hostname) : isPrivateName(hostname);
  if (isPrivate) throw new RefusedTarget();
}

/** Looks up a name for a call and answers public addresses only: one private address refuses all of them. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (addresses.some(({ address }) => isPrivateAddress(address))) return callback(new RefusedTarget(), []);
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

function addressesOf(hostname: string): Promise<string[]> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve([]), LONGEST_LOOKUP);
    lookup(hostname, { all: true }, (error, addresses) => {
      clearTimeout(timer);
      resolve(error ? [] : addresses.map(({ address }) => address));
    });
  });
}
