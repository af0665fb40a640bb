// `npm run pack`: builds the package and packs it into one tarball in the folder of the project.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot, say } from '../messages.mjs';

say('building the package, this takes up to half a minute …');
await import('./build.mjs');
const npmFile = process.env.npm_execpath;
const [command, first] = npmFile?.endsWith('.js') ? [process.execPath, [npmFile]] : ['npm', []];
const { status } = spawnSync(
  command,
  [...first, 'pack', join(projectRoot, 'dist'), '--ignore-scripts', '--loglevel=error', ...process.argv.slice(2)],
  { cwd: projectRoot, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
