import { sameText } from '../control/key-store.ts';
import { DEMO_DEVELOPER, DEMO_KEYS } from '../demo/marker.ts';
import { type FindCaller, localDeveloper } from '../http/callers/caller.ts';
import type { Config } from '../settings/config.ts';
import { DEMO_PUBLIC_ONLY, isLoopback, SettingError } from '../settings/read-config.ts';
import { anyKeyProblem } from './refusals.ts';

const takesDemoPair = ({ host, demoPublic }: Config, isDemo: boolean) => isDemo && (isLoopback(host) || demoPublic);

/** `{DeveloperKey}/{CustomerKey}` of the demo pair, if it is accepted. */
export const demoKeysOf = (config: Config, isDemo: boolean): string | undefined =>
  takesDemoPair(config, isDemo) ? `${DEMO_KEYS.developerKey}/${DEMO_KEYS.customerKey}` : undefined;

/**
 * Who calls with a pair of keys: a stored key; in a demo practice also the demo pair, or any pair where that was asked
 * for. Throws SettingError if it was asked for and this is no demo practice.
 */
export function callerFinder(config: Config, isDemo: boolean, stored: FindCaller): FindCaller {
  if (config.demoPublic && !isDemo) throw new SettingError(DEMO_PUBLIC_ONLY);
  if (config.anyKey && !isDemo) throw anyKeyProblem();
  const takesDemo = takesDemoPair(config, isDemo);
  const demo = localDeveloper(DEMO_DEVELOPER, DEMO_KEYS.customerKey);
  return (pair) => {
    const known = stored(pair);
    if (known || !takesDemo) return known;
    const isDemoPair =
      sameText(pair.developerKey, DEMO_KEYS.developerKey) && sameText(pair.customerKey, DEMO_KEYS.customerKey);
    if (isDemoPair) return demo;
    return config.anyKey ? localDeveloper('Local Developer', `${pair.developerKey}/${pair.customerKey}`) : undefined;
  };
}
