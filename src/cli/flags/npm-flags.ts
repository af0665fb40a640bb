import { SettingError } from '../../settings/read-config.ts';
import { flagOf, settings } from '../../settings/settings.ts';

const SCRIPTS: Readonly<Record<string, string>> = {
  start: 'npm start --',
  bitewing: 'npm run bitewing -- COMMAND',
};

/**
 * In a clone, `npm start --port 4000` gives the flag to npm, which takes it as a setting of its own. The program never
 * sees it, and would serve another port or practice than was meant. The environment shows that npm took it.
 */
export function refuseFlagsOfNpm(args: readonly string[], environment: NodeJS.ProcessEnv = process.env): void {
  const script = SCRIPTS[environment.npm_lifecycle_event ?? ''];
  if (script === undefined || environment.npm_package_name !== 'bitewing') return;
  for (const setting of settings) {
    const flag = flagOf(setting);
    const isKept = environment[`npm_config_${flag.slice(2).replaceAll('-', '_')}`] !== undefined;
    if (isKept && !args.some((arg) => arg.split('=')[0] === flag)) {
      throw new SettingError(`npm kept ${flag} for itself. Write -- before the flags: ${script} ${setting.flag}`);
    }
  }
}
