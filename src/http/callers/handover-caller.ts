import { createHash } from 'node:crypto';
import type { Handover } from '../../db/evidence-log.ts';
import { Refusal } from '../../domain/refusal.ts';
import { BoundedMap } from '../../domain/remember.ts';
import type { Caller } from '../permissions.ts';
import { MOST_ADDRESSES, networkOf } from './lock-out.ts';

/** Who stands behind a token that came from an address; refuses a wrong one with 401, and many of them with 429. */
export type HandedOver = (token: string, address: string) => Caller;

/** The token of `Authorization: Handover {token}`; undefined for any other header. */
export function handoverToken(header: string | undefined): string | undefined {
  // Nearly every header is a pair of keys.
  if (header === undefined || header.startsWith('ODFHIR ')) return undefined;
  return /^\s*handover\s+(\S+)\s*$/i.exec(header)?.[1];
}

/** How a token is kept and looked for: it is long and random, so a plain digest hides it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

const MOST_WRONG = 20;
const FORGET_MS = 600_000;

/**
 * A token is worth nothing once the key that made it is revoked or expired. `key` is null where no stored key made
 * it.
 */
export const whileItsKeyStands = (found: Handover | undefined, stands: (keyNum: number) => boolean) =>
  found && (found.key === null || stands(found.key)) ? found : undefined;

/**
 * Wrong tokens are counted by address, so that guessing gets slow. A right token is taken even from an address that
 * is over the limit, since a tablet may share its address with whoever guesses.
 */
export function handedOverCallers(find: (tokenHash: string) => Handover | undefined): HandedOver {
  const wrong = new BoundedMap<string, { count: number; since: number }>(MOST_ADDRESSES);
  return (token, address) => {
    const tokenHash = hashOfToken(token);
    const found = find(tokenHash);
    if (!found) throw refused(address);
    return {
      developerName: found.developer,
      keyNum: found.key ?? undefined,
      permissions: new Set(),
      customer: tokenHash,
      handover: tokenHash,
      plan: found.treatPlanNum,
    };
  };

  function refused(address: string): Refusal {
    const now = performance.now();
    const network = networkOf(address);
    const known = wrong.get(network);
    const counted = known && now - known.since < FORGET_MS ? known : { count: 0, since: now };
    counted.count++;
    // Moved to the end: an address that goes on guessing must not be forgotten as the oldest one.
    wrong.delete(network);
    wrong.set(network, counted);
    if (counted.count <= MOST_WRONG) return new Refusal(401, 'Invalid token.');
    const wait = Math.ceil((counted.since + FORGET_MS - now) / 1000);
    return new Refusal(429, 'Too many wrong tokens. Try again later.', { 'retry-after': String(wait) });
  }
}
