import { runCommandLine } from './cli/program.ts';
import { outliveLostOutput } from './cli/terminal/lost-output.ts';

outliveLostOutput();
runCommandLine(process.argv.slice(2)).then((status) => {
  process.exitCode ||= status;
});
