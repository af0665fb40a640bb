import { requireFile } from '../../control/places.ts';
import { isDatabaseUrl } from '../../db/database-url.ts';
import type { Config } from '../../settings/config.ts';
import { readConfig } from '../../settings/read-config.ts';
import { givenSettings } from '../flags/setting-options.ts';

/**
 * The settings of a command that opens a practice. Throws SettingError for a database or a control file that is no file,
 * also where the command does not ask whether it is there.
 */
export function namedPractice(flags: Parameters<typeof givenSettings>[0]): Config {
  const config = readConfig(givenSettings(flags));
  const { database, control } = config;
  if (database !== ':memory:' && !isDatabaseUrl(database)) requireFile('--database', database);
  if (control !== ':memory:') requireFile('--control', control);
  return config;
}
