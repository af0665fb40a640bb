import { Command } from 'commander';
import { systemClock } from '../../clock.ts';
import { noteReset } from '../../control/reset-names.ts';
import { placeOf } from '../../db/opening/practice-id.ts';
import { readConfig } from '../../settings/read-config.ts';
import { addSettings, givenSettings } from '../flags/setting-options.ts';
import { practiceAt } from '../opening/practice-at.ts';
import { databaseName } from '../terminal/banner.ts';
import { whileWaiting } from '../terminal/waiting.ts';

/** `bitewing demo reset`: the invented practice as it was on the first day. */
export function demoResetCommand(): Command {
  const command = new Command('reset')
    .summary('restore the demo practice')
    .description('Restores the demo practice to its first day. Stop the server first; keys are kept.')
    .addHelpText('after', '\nExample:\n  bitewing demo reset');
  return addSettings(command, ['database', 'control']).action(async (flags) => {
    const database = await practiceAt(flags, 'rows');
    const { resetDemoPractice } = await import('../../demo/reset.ts');
    const name = await whileWaiting('Putting the demo practice back', () => resetDemoPractice(database, systemClock));
    noteReset(readConfig(givenSettings(flags)).control, placeOf(database), name, '');
    process.stdout.write(`The demo practice in ${databaseName(database)} is as on its first day.\n`);
  });
}
