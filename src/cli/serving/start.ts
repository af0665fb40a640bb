import { Command } from 'commander';
import { readConfig } from '../../settings/read-config.ts';
import { addSettings, givenSettings } from '../flags/setting-options.ts';
import { banner } from '../terminal/banner.ts';
import { whileWaiting } from '../terminal/waiting.ts';
import { gatheredLog } from './gathered-log.ts';
import { readableLog } from './readable-log.ts';
import { announced } from './ready-file.ts';

/** `bitewing start`: serves the practice until it is told to stop. */
export function startCommand(): Command {
  return addSettings(new Command('start'))
    .summary('serve the practice (the default)')
    .description('Starts the server. The first start creates the database and fills it with the demo practice.')
    .addHelpText(
      'after',
      `
Each setting is a flag, an environment variable, or a line of the file that --config names.
A flag wins over a variable, a variable over the file.

Examples:
  bitewing start --port 4000
  bitewing start --database :memory: --log-level warn
  BITEWING_MODE=remote bitewing start`,
    )
    .action(async (flags) => {
      const config = readConfig(givenSettings(flags));
      // A terminal gets lines for people, anything else JSON for programs.
      const write = (text: string) => void process.stdout.write(text);
      const isAtTerminal = process.stdout.isTTY === true;
      const logTo = isAtTerminal ? readableLog(write) : gatheredLog(write);
      // A start that is told to stop comes to its end first, so that nothing is left half made.
      const told = signalled(isAtTerminal);
      void told.then(() => process.stderr.write('Stopping: accepted requests are answered first.\n'));
      let restart = () => {};
      // A closed terminal sends this signal, too; for a service it means that processes are to be replaced. The rotation of
      // a log may send it, and Node would end a single process in the middle of its requests.
      if (!isAtTerminal) process.on('SIGHUP', () => restart());
      const server = await whileWaiting('Opening the practice', async () => {
        if (config.workers === 1) return (await import('../../server.ts')).startServer({ ...config, logTo });
        const { startWorkers } = await import('../../workers/supervisor.ts');
        return announced(await startWorkers({ ...config, logTo, write, isAtTerminal }), config.readyFile);
      });
      if ('restart' in server) restart = () => void server.restart();
      try {
        process.stderr.write(banner(server, config));
        await told;
        setTimeout(() => process.exit(0), LAST_MOMENT_MS).unref();
      } finally {
        await server.stop();
      }
      process.exit(0);
    });
}

/** Most milliseconds that the stop of a server that runs may take: service managers kill the process after ten seconds. */
const LAST_MOMENT_MS = 9_500;

/**
 * A stop sent to a whole process group arrives twice, once through npm. Within these milliseconds both count as one.
 */
const ONE_WISH_MS = 1_000;

/** Resolves at the first signal to stop; a later one ends the process at once. */
function signalled(isAtTerminal: boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let toldAt: number | undefined;
  const onSignal = (_signal: NodeJS.Signals, number: number) => {
    if (toldAt !== undefined && performance.now() - toldAt > ONE_WISH_MS) process.exit(128 + number);
    toldAt ??= performance.now();
    resolve();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  if (isAtTerminal) process.on('SIGHUP', onSignal);
  return promise;
}
