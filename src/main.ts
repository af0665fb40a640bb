/**
 * While the program is loaded nothing is begun, so a signal ends it at once: Node would call that a failure of a server, and the
 * first process of a container would not hear the signal at all.
 */
const isServer = /^(start|-.*)?$/.test(process.argv[2] ?? '');
const endAtOnce = (_signal: NodeJS.Signals, number: number) => process.exit(isServer ? 0 : 128 + number);
process.on('SIGINT', endAtOnce).on('SIGTERM', endAtOnce);

async function run(): Promise<void> {
  const { runCommandLine } = await import('./cli/program.ts');
  const { outliveLostOutput } = await import('./cli/terminal/lost-output.ts');
  // Node loads files without a turn of its loop, in which signals are heard.
  await new Promise(setImmediate);
  process.off('SIGINT', endAtOnce).off('SIGTERM', endAtOnce);
  outliveLostOutput();
  const status = await runCommandLine(process.argv.slice(2));
  process.exitCode ||= status;
}

void run();

export {};
