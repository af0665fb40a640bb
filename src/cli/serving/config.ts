import { Command } from 'commander';
import { isDatabaseUrl } from '../../db/database-url.ts';
import type { Config } from '../../settings/config.ts';
import { documentsFolder } from '../../settings/config-files.ts';
import { readConfig } from '../../settings/read-config.ts';
import { flagOf, settings } from '../../settings/settings.ts';
import { addSettings, settingOrigins } from '../flags/setting-options.ts';
import { databaseName } from '../terminal/banner.ts';
import { textTable } from '../terminal/table.ts';

/** `bitewing config`: every setting in force and where it comes from. A password is never printed. */
export function configCommand(): Command {
  const command = new Command('config')
    .summary('print all settings and where they come from')
    .description('Prints every setting and where its value comes from: a flag, a variable, a file or the default.')
    .addHelpText('after', '\nExample:\n  BITEWING_MODE=remote bitewing config --port 4000');
  return addSettings(command).action((flags) => {
    const origins = settingOrigins(flags);
    const config = readConfig(Object.fromEntries([...origins].map(([name, { value }]) => [name, value])));
    const rows = settings.map(({ name, flag }) => [
      flagOf({ flag }).slice(2),
      name === 'database' ? databaseName(config.database) : withoutPassword(withUnit(config, name)) || '-',
      origins.get(name)?.from ?? 'default',
    ]);
    process.stdout.write(textTable(rows));
  });
}

/** A number of days or seconds as it is typed; a folder as it will be. */
function withUnit(config: Config, name: keyof Config): string {
  if (name === 'documents') return folderOf(config);
  const unit = UNITS[name] ?? '';
  return unit !== '' && config[name] === 0 ? '' : `${config[name] ?? ''}${unit}`;
}

/** Only the database says whether it is an office's. */
const folderOf = (config: Config) =>
  `${documentsFolder(config) ?? ''}${config.documents === '' && isDatabaseUrl(config.database) ? ' (an office’s: its DocPath)' : ''}`;

const UNITS: Partial<Record<keyof Config, string>> = { changesKept: 'd', queryTime: 's', watch: 's' };

/** Removes user and password: the user is not shown on a screen, either. */
const withoutPassword = (text: string) => text.replace(/\/\/[^/@\s]*@/g, '//');
