import { Command } from 'commander';
import { systemClock } from '../../clock.ts';
import type { Change } from '../../db/upgrade/change.ts';
import type { Plan } from '../../db/upgrade/plan.ts';
import { SettingError } from '../../settings/read-config.ts';
import { addSettings } from '../flags/setting-options.ts';
import { namedPractice } from '../opening/named-practice.ts';
import { databaseName } from '../terminal/banner.ts';
import { plainText } from '../terminal/plain-text.ts';
import { CommandProblem } from '../terminal/problems.ts';
import { whileWaiting } from '../terminal/waiting.ts';

/** `bitewing upgrade`: does, or only tells, what the next start would do to a practice of an older release. */
export function upgradeCommand(): Command {
  const command = new Command('upgrade')
    .summary('bring a practice of an older release up to date')
    .description(
      'Brings a practice of an older release up to date, as every start does. A practice file is first copied beside itself; ' +
        'back up a database on a server yourself. An office’s own database is never changed.',
    )
    .option('--dry-run', 'show what would be done, and change nothing')
    .addHelpText('after', '\nExample:\n  bitewing upgrade --dry-run');
  return addSettings(command, ['database']).action(async (flags) => {
    const { database } = namedPractice(flags);
    if (database === ':memory:') throw new SettingError('A practice in memory is new at every start.');
    const { plannedUpgrade } = await import('../../db/opening/planned-upgrade.ts');
    const plan = await plannedUpgrade(database);
    if (!plan) throw new CommandProblem(`There is no practice of Bitewing’s own at ${databaseName(database)}.`);
    if (flags.dryRun || !plan.isNeeded) {
      process.stdout.write(plainText(planText(plan)));
      return;
    }
    const { openPractice } = await import('../../db/opening/open.ts');
    const { practice, warnings } = await whileWaiting('Upgrading', () => openPractice(database, systemClock));
    await practice.close();
    process.stdout.write(plainText(warnings.map((warning) => `${warning}\n`).join('')));
  });
}

/** A line for each change, and the versions. */
function planText(plan: Plan): string {
  if (!plan.isNeeded) return `The practice is of version ${plan.to}, the newest. There is nothing to do.\n`;
  const lines = plan.changes.flatMap((change) => (change.make.length > 0 ? [`  add ${nameOf(change)}`] : []));
  const first =
    plan.from === plan.to
      ? `The practice is of version ${plan.to}, made before the version was complete. It would get:`
      : `Version ${plan.from} would become version ${plan.to}:`;
  return [first, ...lines, ''].join('\n');
}

function nameOf({ table, column, index }: Change): string {
  if (column !== undefined) return `column ${table}.${column}`;
  return index === undefined ? `table ${table}` : `index ${index} of ${table}`;
}
