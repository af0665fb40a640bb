// What each npm script does. The programs are TypeScript sources that Node 24 runs as they are: nothing is built.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { childProcesses } from './child-processes.mjs';
import { runClusterTests } from './cluster-tests.mjs';
import { installPackages } from './install.mjs';
import { projectRoot, Sentence, say } from './messages.mjs';
import { findNode24 } from './node-24.mjs';
import { stopWhenOrphaned } from './stop-when-orphaned.mjs';
import { runTests } from './tests.mjs';

/** Commands that are one program: the source file and the arguments that come before the caller's own. */
const programs = {
  start: ['src/main.ts', 'start'],
  bitewing: ['src/main.ts'],
  cases: ['src/cli/cases.ts'],
  bench: ['bench/run.ts'],
};

/** Commands with a course of their own: `(children, node, args) => exit status`. */
const courses = { test: runTests, cluster: runClusterTests };

/** Runs one command to its end and exits with its status. `argv` is the command and its arguments. */
export async function runCommand([command, ...args]) {
  // Under npm our parent is the shell that npm started, and a SIGTERM sent to npm may end that shell only.
  if (process.env.npm_lifecycle_event) stopWhenOrphaned();
  const children = childProcesses();
  try {
    process.exitCode = await statusOf(command, args, children);
  } catch (problem) {
    if (!(problem instanceof Sentence)) throw problem;
    if (problem.message) say(problem.message);
    process.exitCode = problem.exitCode;
  }
}

async function statusOf(command, args, children) {
  const program = programs[command];
  const course = courses[command];
  if (!program && !course) {
    throw new Sentence(
      `Usage: node scripts/run.mjs ${[...Object.keys(programs), ...Object.keys(courses)].join('|')}`,
      2,
    );
  }
  await installPackages(children);
  const node = findNode24();
  if (course) return course(children, node, args);
  const [source, ...firstArgs] = program;
  const watch = pathToFileURL(join(projectRoot, 'scripts/stop-when-orphaned.mjs'));
  return children.run(node, [`--import=${watch}`, join(projectRoot, source), ...firstArgs, ...args]);
}
