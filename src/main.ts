import { outliveLostOutput } from './cli/lost-output.ts';
import { runCommandLine } from './cli/program.ts';

outliveLostOutput();
runCommandLine(process.argv.slice(2)).then((status) => {
  process.exitCode ||= status;
});
