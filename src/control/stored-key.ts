import { wallClock } from '../clock.ts';
import { PERMISSIONS, type Permission } from '../http/permissions.ts';

/** A developer/customer key pair as the store keeps it: a hash of the pair, never the pair. */
export interface StoredKey {
  readonly keyNum: number;
  readonly developerName: string;
  /** The last four characters of the customer key, so that a person can tell two keys apart. */
  readonly ending: string;
  readonly permissions: readonly Permission[];
  readonly createdAt: string;
  readonly revokedAt: string;
  /** It is refused from this moment on, `yyyy-MM-dd HH:mm:ss` in the time zone of this process; '' = never. */
  readonly expiresAt: string;
}

/** A row of `api_key`. */
export const storedKey = (row: Record<string, unknown>): StoredKey => ({
  keyNum: Number(row.KeyNum),
  developerName: String(row.DeveloperName),
  ending: String(row.Ending),
  permissions: permissionsFrom(String(row.Permissions)),
  createdAt: String(row.CreatedAt),
  revokedAt: String(row.RevokedAt),
  expiresAt: expiryFrom(String(row.ExpiresAt)),
});

/**
 * An expiry as the file has it: in UTC with a `Z` at its end, so that a command and a server in different time zones mean the
 * same moment. Years too late for every zone stay as they were given.
 */
export function storedExpiry(expiresAt: string): string {
  if (expiresAt === '' || expiresAt >= '9999') return expiresAt;
  return `${new Date(expiresAt.replace(' ', 'T')).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

/** Without a `Z`, as earlier releases wrote it, it is a time of the wall clock of whoever reads it. */
const expiryFrom = (stored: string) => (stored.endsWith('Z') ? wallClock(new Date(stored.replace(' ', 'T'))) : stored);

function permissionsFrom(text: string): Permission[] {
  return text.split(' ').filter((name): name is Permission => (PERMISSIONS as readonly string[]).includes(name));
}

export const isOver = (expiresAt: string, now: string) => expiresAt !== '' && expiresAt <= now;

/** Whether a pair is accepted at this moment. */
export const isInForce = ({ revokedAt, expiresAt }: StoredKey, now: string): boolean =>
  revokedAt === '' && !isOver(expiresAt, now);
