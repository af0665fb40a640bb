import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Config, readConfig, SettingError } from '../config.ts';
import { type KeyStore, openKeyStore } from '../control/key-store.ts';
import { givenSettings } from './setting-options.ts';

/** Settings that say where the keys of a practice are. */
export const KEY_SETTINGS: readonly (keyof Config)[] = ['database', 'control'];

/** Opens the keys of the practice that the flags or the environment name, and closes them after the work. */
export function withKeys<T>(flags: Partial<Record<keyof Config, string | boolean>>, work: (keys: KeyStore) => T): T {
  const { control } = readConfig(givenSettings(flags));
  if (control === ':memory:') throw new SettingError('A practice in memory keeps no keys. Name a --database file.');
  if (!existsSync(control)) mkdirSync(dirname(control), { recursive: true });
  const keys = openKeyStore(control);
  try {
    return work(keys);
  } finally {
    keys.close();
  }
}
