import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { badRequest } from '../../domain/refusal.ts';

/** What a password must contain; the first that is missing is told (Userods page). */
const RULES: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^.{8,}$/su, 'at least 8 characters'],
  [/\p{Lu}/u, 'a capital letter'],
  [/\p{Ll}/u, 'a lower-case letter'],
  [/\d/, 'a number'],
];

const SPECIAL = [/[^\p{L}\p{N}\s]/u, 'a special character'] as const;

/** Refuses a weak password; the refusal does not repeat it. */
export function requireStrong(password: string, needsSpecial: boolean): void {
  for (const [pattern, what] of needsSpecial ? [...RULES, SPECIAL] : RULES) {
    if (!pattern.test(password)) throw badRequest(`Password must have ${what}.`);
  }
}

const COST = { N: 16_384, r: 8, p: 1 };
const hash = promisify<string, Uint8Array, number, object, Buffer>(scrypt);

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64: our own form, from which no password can be recovered. */
export async function keptPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hashed = await hash(password.normalize(), salt, 32, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hashed.toString('base64')].join('$');
}
