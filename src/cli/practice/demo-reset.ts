import { Command } from 'commander';
import { systemClock } from '../../clock.ts';
import { addSettings } from '../flags/setting-options.ts';
import { practiceAt } from '../opening/practice-at.ts';
import { databaseName } from '../terminal/banner.ts';
import { whileWaiting } from '../terminal/waiting.ts';

/** `bitewing demo reset`: the invented practice as it was on the first day. */
export function demoResetCommand(): Command {
  const command = new Command('reset')
    .summary('restore the demo practice')
    .description('Restores the demo practice to its first day. Stop the server first; keys are kept.')
    .addHelpText('after', '\nExample:\n  bitewing demo reset');
  return addSettings(command, ['database']).action(async (flags) => {
    const database = await practiceAt(flags, 'rows');
    const { resetDemoPractice } = await import('../../demo/reset.ts');
    await whileWaiting('Putting the demo practice back', async () => resetDemoPractice(database, systemClock));
    process.stdout.write(`The demo practice in ${databaseName(database)} is as on its first day.\n`);
  });
}
