import { placeOf, practiceId } from '../db/opening/practice-id.ts';
import type { Config } from '../settings/config.ts';
import { type KeyPractice, type KeyStore, openKeyStore } from './key-store.ts';

/**
 * The keys of the practice that a server is about to serve. A demo practice that has keys gets a number of its own now
 * (`settles`), so that they stay with it when it is moved or copied: whoever made them may have named its control file only.
 */
export async function keysOf(
  { database, control }: Pick<Config, 'database' | 'control'>,
  settles: boolean,
): Promise<{ keys: KeyStore; practice: KeyPractice }> {
  const place = placeOf(database);
  const practice = { ...(await practiceId(database)), place };
  const keys = openKeyStore(control, practice);
  if (!settles || keys.list().length === 0) return { keys, practice };
  keys.close();
  const settled = { ...(await practiceId(database, true)), place };
  return { keys: openKeyStore(control, settled), practice: settled };
}
