import { Command } from 'commander';
import { systemClock } from '../../clock.ts';
import { addSettings } from '../flags/setting-options.ts';
import { KEY_SETTINGS, keyNumber, noSuchKey, withKeys } from '../opening/control-file.ts';

/** `bitewing keys revoke N`: the pair is refused from the next request on. */
export function keysRevokeCommand(): Command {
  const command = new Command('revoke')
    .summary('revoke a key pair')
    .description('Revokes a key pair, from the next request on. This cannot be undone.')
    .argument('<number>', 'number of the key in the list')
    .addHelpText('after', '\nExample:\n  bitewing keys revoke 3');
  return addSettings(command, KEY_SETTINGS).action(async (text: string, flags) => {
    const number = keyNumber(text);
    const isRevoked = await withKeys(
      flags,
      (keys) => keys.revoke(number, systemClock.now()),
      () => false,
    );
    if (!isRevoked) throw noSuchKey(text, flags);
    process.stdout.write(`Key ${number} is revoked.\n`);
  });
}
