// What each npm script does. The programs are TypeScript sources that Node 24 runs as they are; only the package
// for other projects is built.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBundled } from './chairside/bundle.mjs';
import { childProcesses } from './child-processes.mjs';
import { runClusterTests } from './cluster-tests.mjs';
import { helpOf } from './help.mjs';
import { installPackages } from './install.mjs';
import { projectRoot, Sentence, say } from './messages.mjs';
import { findNode24 } from './node-24.mjs';
import { programFile } from './program/bundle.mjs';
import { memoryFlags, withMemory } from './program/memory.mjs';
import { stopWhenOrphaned } from './stop-when-orphaned.mjs';
import { runTests } from './tests.mjs';

/** Commands that are one program: the source file and the arguments that come before the caller's own. */
const programs = {
  start: ['src/main.ts', 'start'],
  bitewing: ['src/main.ts'],
  cases: ['src/cli/cases.ts'],
  bench: ['bench/run.ts'],
  'bench:data': ['bench/data.ts'],
  attack: ['bench/attack/run.ts'],
  build: ['scripts/package/build.mjs'],
  pack: ['scripts/package/pack.mjs'],
  executable: ['scripts/executable/build.mjs'],
  openapi: ['test/openapi/generators.ts'],
  'client-types': ['test/client/write-types.ts'],
  compatibility: ['test/coverage/write-compatibility.ts'],
  'coverage:api': ['test/coverage/run.ts'],
  screenshots: ['test/chairside/screenshots.ts'],
};

/** Commands with a course of their own: `(children, node, args) => exit status`. */
const courses = { test: runTests, cluster: runClusterTests };

// package.json says `exec node …` where a SIGTERM sent to npm must end the server with status 0: without it the shell that
// npm starts dies of the signal. The command shell of Windows has no exec; there exec.cmd stands in for it.

/** Runs one command, with its arguments, to its end and exits with its status. */
export async function runCommand(command, ...args) {
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
  const help = helpOf(command, args);
  if (help) {
    process.stdout.write(help);
    return 0;
  }
  await installPackages(children);
  const node = findNode24();
  await makePage(children, node);
  if (course) return course(children, node, args);
  const [source, ...firstArgs] = program;
  const make = (script) => children.step(node, [script]);
  const file = source === 'src/main.ts' ? await programFile(make) : join(projectRoot, source);
  const watch = pathToFileURL(join(projectRoot, 'scripts/stop-when-orphaned.mjs'));
  // Stripping and compiling some hundred sources is half the time of a start; Node keeps the result, by content.
  const cache = process.env.NODE_COMPILE_CACHE ?? join(projectRoot, 'node_modules', '.cache', 'compiled');
  const env = withMemory({ ...process.env, NODE_COMPILE_CACHE: cache });
  return children.run(node, [...memoryFlags, `--import=${watch}`, file, ...firstArgs, ...args], { env });
}

/** Browsers load files that are built of sources; where these changed, they are built again. */
async function makePage(children, node) {
  if (isBundled()) return;
  const status = await children.step(node, [join(projectRoot, 'scripts/chairside/bundle.mjs')]);
  if (status !== 0) throw new Sentence('The page for /chairside could not be built.');
}
