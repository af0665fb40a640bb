import { isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { badRequest } from '../domain/refusal.ts';
import { findingAddresses } from './names.ts';
import { isMetadataAddress, isPrivateAddress, isPrivateName } from './private-addresses.ts';

/**
 * Milliseconds that a name server has to answer when a subscription is made. A name that is not known yet is accepted.
 */
const LONGEST_LOOKUP = 3_000;

const PRIVATE = 'EndPointUrl leads to this machine or its own network. Allow that with --events-private on.';
const METADATA = 'This is where a cloud tells the secrets of its machines. It is never called.';

/** A call would go where it may not. */
export const refusedTarget = (mayBePrivate: boolean) =>
  new Error(mayBePrivate ? METADATA : 'The address is private, and --events-private is not on.');

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

/**
 * Refuses an address whose name, or any address its name leads to now, is private (`extensions.md`, Changes). Where that is
 * allowed, names are looked up with each call only.
 */
export async function refuseTarget(text: string, mayBePrivate: boolean): Promise<void> {
  const { hostname } = readTarget(text);
  if (isMetadataAddress(hostname)) throw badRequest(`EndPointUrl is refused. ${METADATA}`);
  if (mayBePrivate) return;
  const addresses = isIP(bare(hostname)) ? [bare(hostname)] : await addressesOf(hostname);
  if (isPrivateName(hostname) || addresses.some((address) => isRefused(address))) throw badRequest(PRIVATE);
}

/** Refuses a private address in the URL of a call: such an address is never looked up by name. */
export function refuseHost(hostname: string, mayBePrivate: boolean): void {
  const isAllowed = isIP(bare(hostname)) ? mayCall(hostname, mayBePrivate) : mayBePrivate || !isPrivateName(hostname);
  if (!isAllowed) throw refusedTarget(mayBePrivate);
}

/** Whether a call may go to this address. */
export const mayCall = (address: string, mayBePrivate: boolean): boolean =>
  mayBePrivate ? !isMetadataAddress(address) : !isRefused(address);

/** Whether a call may not go there: a private address, or one of this machine's own, which may be public. */
export const isRefused = (address: string, own = ownAddresses()): boolean =>
  isPrivateAddress(address) || own.has(bare(address).replace(/^::ffff:(?=\d+\.)/i, ''));

const ownAddresses = (): ReadonlySet<string> =>
  new Set(Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? []));

const addressesFor = findingAddresses();

/** Looks up a name for a call: one address that may not be called refuses all of them. */
export const lookupFor =
  (mayBePrivate: boolean): LookupFunction =>
  (hostname, options, callback) => {
    addressesFor(hostname).then(
      (found) => {
        if (!found.every(({ address }) => mayCall(address, mayBePrivate)))
          return callback(refusedTarget(mayBePrivate), []);
        const fitting = found.filter(({ family }) => !options.family || options.family === family);
        const [first] = fitting;
        if (first === undefined) return callback(Object.assign(new Error('No address.'), { code: 'ENOTFOUND' }), []);
        return options.all ? callback(null, fitting) : callback(null, first.address, first.family);
      },
      (error) => callback(error, []),
    );
  };

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

async function addressesOf(hostname: string): Promise<string[]> {
  const late = new Promise<[]>((resolve) => setTimeout(resolve, LONGEST_LOOKUP, []).unref());
  const found = await Promise.race([addressesFor(hostname).catch(() => []), late]);
  return found.map(({ address }) => address);
}
