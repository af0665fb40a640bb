// `npm run pack`: builds the package and packs it into one tarball in the folder of the project.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { projectRoot, say } from '../messages.mjs';

const { values } = parseArgs({ options: { 'pack-destination': { type: 'string', default: projectRoot } } });
const folder = resolve(values['pack-destination']);

say('building the package, this takes up to a minute …');
await import('./build.mjs');
const npmFile = process.env.npm_execpath;
const [command, first] = npmFile?.endsWith('.js') ? [process.execPath, [npmFile]] : ['npm', []];
const { status, stdout } = spawnSync(
  command,
  [...first, 'pack', join(projectRoot, 'dist'), '--ignore-scripts', '--loglevel=error', '--pack-destination', folder],
  { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
);
if (status === 0) {
  const name = stdout.trim();
  await packTighter(join(folder, name));
  process.stdout.write(`${name}\n`);
}
process.exitCode = status ?? 1;

/**
 * The same tarball, 4 % smaller: Zopfli looks longer for what repeats than npm does, and everybody can read it.
 * Code, data, types and pages are alike among themselves only, so more blocks than usual, each with a code of its own,
 * save 2.3 kB for some seconds.
 */
async function packTighter(file) {
  // Loaded as late as this: it prints its whole code above whatever else goes wrong in the process.
  const { gzipAsync } = await import('@gfx/zopfli');
  writeFileSync(file, await gzipAsync(gunzipSync(readFileSync(file)), { numiterations: 5, blocksplittingmax: 0 }));
}
