import { Command, CommanderError, type Option } from 'commander';
import { nearestName } from '../domain/option-names.ts';
import { version } from '../version.ts';
import { auditCommands } from './audit/audit.ts';
import { evidenceCommands } from './audit/evidence.ts';
import { verifyCommand } from './audit/verify.ts';
import { importCodesCommand } from './codes/import.ts';
import { notUnderstood } from './flags/not-understood.ts';
import { refuseFlagsOfNpm } from './flags/npm-flags.ts';
import { keysAddCommand } from './keys/add.ts';
import { keysListCommand } from './keys/list.ts';
import { keysRevokeCommand } from './keys/revoke.ts';
import { keysRotateCommand } from './keys/rotate.ts';
import { backupCommand } from './practice/backup.ts';
import { checkCommand } from './practice/check.ts';
import { demoResetCommand } from './practice/demo-reset.ts';
import { eventsCommands } from './practice/events.ts';
import { upgradeCommand } from './practice/upgrade.ts';
import { configCommand } from './serving/config.ts';
import { startCommand } from './serving/start.ts';
import { plainText } from './terminal/plain-text.ts';
import { explain } from './terminal/problems.ts';

/**
 * Runs one command to its end. Exit status: 0 done, 1 it could not be done, 2 it was not understood. A problem is told
 * in one sentence; with BITEWING_LOG_LEVEL=debug the place in the program follows.
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    refuseFlagsOfNpm(args);
    const all = program();
    const line = withDefaultCommand(args);
    refuseHelpOfNothing(all, line);
    await all.parseAsync(line, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { status, sentence } = explain(error);
    process.stderr.write(`bitewing: ${plainText(sentence)}\n`);
    if (/^(debug|trace)$/.test(process.env.BITEWING_LOG_LEVEL ?? ''))
      process.stderr.write(`${(error as Error).stack}\n`);
    return status;
  }
}

/** The command line as a tree of commands; tests of the documents hold its lines against it. */
export function program(): Command {
  const bitewing = new Command('bitewing')
    .description(
      'Self-hosted server for treatment plans and procedures, compatible with the published Open Dental API.',
    )
    .version(version, '-V, --version', 'print the version')
    .addCommand(startCommand())
    .addCommand(
      group('keys', 'create, list, rotate and revoke API key pairs', [
        keysAddCommand(),
        keysListCommand(),
        keysRotateCommand(),
        keysRevokeCommand(),
      ]),
    )
    .addCommand(group('events', 'list webhooks and their calls; pause, resume, retry', eventsCommands()))
    .addCommand(group('audit', 'find audit rows that were changed or removed', auditCommands()))
    .addCommand(group('evidence', 'show signed plans from an evidence file alone', evidenceCommands()))
    .addCommand(group('demo', 'restore the demo practice', [demoResetCommand()]))
    .addCommand(checkCommand())
    .addCommand(configCommand())
    .addCommand(backupCommand())
    .addCommand(upgradeCommand())
    .addCommand(verifyCommand())
    .addCommand(group('import', 'load an office’s procedure codes', [importCodesCommand()]))
    .addHelpText('after', EXAMPLES);
  return shared(bitewing);
}

const EXAMPLES = `
Examples:
  bitewing --port 4000
  bitewing --database :memory: --test-controls
  bitewing keys add --developer "Amazing Smiles" --permissions all
  bitewing keys list
  bitewing check --database mysql://reader:secret@office-server/opendental

Without a command, the server starts. "bitewing start --help" lists its settings,
"bitewing keys add --help" those of that command.
From a clone: npm run bitewing -- keys list`;

const group = (name: string, description: string, commands: readonly Command[]) =>
  commands.reduce((parent, command) => parent.addCommand(command), new Command(name).description(description));

/** Settings of every command: errors are thrown to the caller, and name the program. */
function shared(command: Command): Command {
  command
    .exitOverride()
    .helpCommand(false)
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('(--help tells what it takes)')
    .configureOutput({ outputError: (text, write) => write(plainText(notUnderstood(text, command))) });
  for (const option of command.options) if (option.required) refuseTwice(command, option);
  for (const child of command.commands) shared(child as Command);
  return command;
}

/** The first of two values would be dropped without a word. */
function refuseTwice(command: Command, option: Option): void {
  let isGiven = false;
  command.on(`option:${option.name()}`, () => {
    if (isGiven) command.error(`error: ${option.long} is given twice. Give it once.`);
    isGiven = true;
  });
}

/** Help about a command that does not exist would be that of its group, and look like an answer. */
function refuseHelpOfNothing(all: Command, line: readonly string[]): void {
  if (!line.some((word) => word === '--help' || word === '-h')) return;
  let command = all;
  for (const word of line) {
    if (word.startsWith('-') || command.commands.length === 0) return;
    const named = command.commands.find((child) => child.name() === word);
    if (named) {
      command = named as Command;
      continue;
    }
    const nearest = nearestName(
      word,
      command.commands.map((child) => child.name()),
    );
    command.error(`error: unknown command '${word}'${nearest ? `\n(Did you mean ${nearest}?)` : ''}`);
  }
}

/** A line without a command, with or without settings, starts the server. */
export function withDefaultCommand(args: readonly string[]): string[] {
  const [first = '-'] = args;
  // As in other programs; "bitewing help keys" and "bitewing keys help" mean "bitewing keys --help".
  if (first === 'version' || first === '-v') return ['--version'];
  if (first === 'help') return [...args.slice(1), '--help'];
  if (args[1] === 'help' && !first.startsWith('-')) return [first, ...args.slice(2), '--help'];
  const isAboutTheProgram = /^(-h|--help|-V|--version)$/.test(first);
  return first.startsWith('-') && !isAboutTheProgram ? ['start', ...args] : [...args];
}
