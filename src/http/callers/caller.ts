import { createHash } from 'node:crypto';
import { Refusal } from '../../domain/refusal.ts';
import type { Operation } from '../operation.ts';
import { type Caller, PERMISSIONS, type Permission } from '../permissions.ts';
import { type KeyPair, pairIn } from './key-pair.ts';

/** How a pair of keys is looked up; the store, the demo pair and `--any-key` each answer in this form. */
export type FindCaller = (pair: KeyPair) => Caller | 'disabled' | undefined;

const PAIR = /^\s*odfhir\s+([^/\s]+)\/([^/\s]+)\s*$/i;

const unauthorized = (sentence: string) => new Refusal(401, sentence);

const HOW_TO = 'Authorization header is required. Use: ODFHIR {DeveloperKey}/{CustomerKey}';

/** The published sentence. */
export const UNKNOWN_KEYS = 'Invalid credentials.';

/**
 * Who sent this Authorization header (`api-conventions.md` 1). Refuses with 401 and a sentence that never repeats a
 * key; the scheme's letter case and surrounding blanks do not matter.
 */
export function identifyCaller(header: string | undefined, findCaller: FindCaller): Caller {
  const pair = pairIn(header ?? '');
  if (!pair) {
    const hasScheme = /^\s*odfhir\s/i.test(header ?? '');
    throw unauthorized(hasScheme ? 'Invalid credentials. Use: ODFHIR {DeveloperKey}/{CustomerKey}' : HOW_TO);
  }
  const caller = findCaller(pair);
  if (caller === 'disabled') throw unauthorized('API key is disabled.');
  if (!caller) throw unauthorized(UNKNOWN_KEYS);
  return caller;
}

/** The customer key of an Authorization header whose caller is known. */
export const customerKeyOf = (header: string | undefined) => PAIR.exec(header ?? '')?.[2];

/** 401 when the key lacks the permission group of the method; the service has no 403. */
function requirePermission(caller: Caller, permission: Permission): void {
  if (!caller.permissions.has(permission)) {
    throw unauthorized(`Not Authorized. This method needs the ${permission} permission.`);
  }
}

/** The token of a handover opens its own operations and no other; a key pair all others, by their permission. */
export function requireAccess(caller: Caller, { access, permission }: Pick<Operation, 'access' | 'permission'>): void {
  const isHandover = caller.handover !== undefined;
  if (access === 'handover' && !isHandover) throw unauthorized('This method needs the token of a handover.');
  if (access !== 'handover' && isHandover) throw unauthorized('The token of a handover does not open this method.');
  if (!isHandover) requirePermission(caller, permission);
}

/** A caller with every ordinary permission, for the demo pair and `--any-key`. */
export function localDeveloper(developerName: string, secret: string): Caller {
  return {
    developerName,
    permissions: new Set(PERMISSIONS.filter((permission) => permission !== 'Enterprise')),
    customer: createHash('sha256').update(secret).digest('hex'),
  };
}
