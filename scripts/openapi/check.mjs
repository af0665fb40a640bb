// `npm run openapi`: checks the served documents with linters, makes clients of them with three generators, compiles
// these, and calls every operation once through one of them. Fetches the programs it needs into a folder of its own.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { startServer } from '../../src/index.ts';
import { projectRoot } from '../messages.mjs';
import { callEveryOperation } from './call-every-operation.mjs';

// Below node_modules, where no other tool of the project looks.
const home = join(projectRoot, 'node_modules/.cache/openapi');
const work = join(home, 'made');
const compilerOptions = {
  strict: true,
  noEmit: true,
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
};

/** Runs a program to its end. Its output is shown if it fails, or if it prints anything although it must be silent. */
function run(what, command, args, { cwd = work, silent = false } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  const said = `${stdout ?? ''}${stderr ?? ''}`;
  if (error || status !== 0 || (silent && said.trim() !== ''))
    throw new Error(`${what} is not content:\n${error ?? said}`);
  console.log(`${what}: nothing to say`);
}

const program = (path) => join(home, 'node_modules', path);
const node = (what, path, args, options) => run(what, process.execPath, [program(path), ...args], options);

mkdirSync(home, { recursive: true });
copyFileSync(join(import.meta.dirname, 'package.json'), join(home, 'package.json'));
run('npm install', 'npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'], {
  cwd: home,
});
rmSync(work, { recursive: true, force: true });
mkdirSync(work);
const server = await startServer({ database: ':memory:', port: 0 });
try {
  const origin = new URL(server.url).origin;
  const documents = ['openapi.json', 'openapi-3.0.json'];
  for (const name of documents) writeFileSync(join(work, name), await (await fetch(`${origin}/${name}`)).text());
  writeFileSync(join(work, '.spectral.yaml'), 'extends: ["spectral:oas"]\n');
  for (const name of documents) {
    node(`redocly on ${name}`, '@redocly/cli/bin/cli.js', [
      'lint',
      '--extends',
      'recommended-strict',
      '--skip-rule',
      'no-server-example.com',
      name,
    ]);
    node(`spectral on ${name}`, '@stoplight/spectral-cli/dist/index.js', ['lint', '--fail-severity', 'hint', name]);
    const made = `made-${name.replace('.json', '')}`;
    node(`openapi-typescript on ${name}`, 'openapi-typescript/bin/cli.js', [name, '-o', `${made}/types.ts`]);
    node(`orval on ${name}`, 'orval/dist/bin/orval.js', [
      '--input',
      `./${name}`,
      '--output',
      `${made}/orval.ts`,
      '--client',
      'fetch',
    ]);
    node(`openapi-ts on ${name}`, '@hey-api/openapi-ts/bin/run.js', [
      '-i',
      name,
      '-o',
      `${made}/hey`,
      '-c',
      '@hey-api/client-fetch',
    ]);
  }
  const lost = filesBelow(work).filter((file) => /unknown &|& unknown/.test(readFileSync(file, 'utf8')));
  if (lost.length > 0) throw new Error(`Types are lost (unknown &) in ${lost.join(', ')}`);
  writeFileSync(join(work, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: filesBelow(work) }));
  node('tsc --strict on what they made', 'typescript/bin/tsc', ['-p', '.'], { silent: true });
  const called = await callEveryOperation(await bundled('made-openapi/hey/sdk.gen.ts'), server);
  console.log(
    `Called ${called.answered} GET operations; ${called.empty} more have nothing to answer in the demo practice. ` +
      `Of the writes ${called.done} did what their example says, ${called.refused} refused it in a sentence.`,
  );
} finally {
  await server.stop();
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name));
}

/** The generated client as one module that Node imports. */
async function bundled(source) {
  const build = await rolldown({ cwd: work, input: source, platform: 'node' });
  const folder = mkdtempSync(join(work, 'client-'));
  await build.write({ dir: folder, format: 'esm', entryFileNames: 'client.mjs' });
  return import(join(folder, 'client.mjs'));
}
