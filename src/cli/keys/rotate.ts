import { Command } from 'commander';
import { systemClock } from '../../clock.ts';
import { TAKEN } from '../../control/key-store.ts';
import { momentFrom } from '../flags/moment.ts';
import { addSettings } from '../flags/setting-options.ts';
import { KEY_SETTINGS, keyNumber, noSuchKey, withKeys } from '../opening/control-file.ts';
import { plainCell } from '../terminal/plain-text.ts';
import { CommandProblem } from '../terminal/problems.ts';
import { pairFrom, pairInWords } from './add.ts';

/** `bitewing keys rotate N`: makes a new pair that replaces an old one; both work for a while. */
export function keysRotateCommand(): Command {
  const command = new Command('rotate')
    .summary('replace a key pair with a new one')
    .description(
      'Creates a new pair with the name and permissions of an old one and prints it once. The old pair keeps working for --overlap, so that programs can switch.',
    )
    .argument('<number>', 'number of the key in the list')
    .option('--overlap <time>', 'how long the old pair still works, e.g. 7d or 12h; 0 ends it at once', '7d')
    .option('--developer-key <key>', 'use this developer key instead of a generated one')
    .option('--customer-key <key>', 'use this customer key instead of a generated one')
    .addHelpText(
      'after',
      `
Subscriptions belong to the customer key that made them: make them again with the new pair before the old one ends.

Example:
  bitewing keys rotate 3 --overlap 12h`,
    );
  return addSettings(command, KEY_SETTINGS).action(async (text: string, flags) => {
    const number = keyNumber(text);
    const now = systemClock.now();
    const until = flags.overlap === '0' ? now : momentFrom('--overlap', String(flags.overlap), now);
    const pair = pairFrom(flags);
    const added = await withKeys(
      flags,
      (keys) => {
        if (keys.isTaken(pair)) throw new CommandProblem(TAKEN);
        return keys.rotate(number, pair, now, until);
      },
      () => undefined,
    );
    if (!added) throw noSuchKey(text, flags);
    const end = until === now ? 'is refused from now on' : `goes on until ${until}`;
    process.stdout.write(
      `Key ${added.keyNum} for ${plainCell(added.developerName)}, in the place of key ${number}, which ${end}.\n${pairInWords(pair)}`,
    );
  });
}
