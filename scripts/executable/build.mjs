// `npm run executable`: one file for Linux that holds Node, the program and everything it reads, for a machine that has
// neither Node nor npm. It is the built package (scripts/package), with all it depends on, inside a copy of Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { projectRoot, say } from '../messages.mjs';
import { memoryFlags } from '../program/memory.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(projectRoot, 'dist');
const FONTS = '@expo-google-fonts/open-sans';
/** What Node looks for in its own file to see whether a program was put into it. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const [target = join(projectRoot, 'bitewing')] = process.argv.slice(2);

if (process.platform !== 'linux') {
  say(
    'An executable is made on Linux only: other systems want it signed. `npm run pack` makes a package for all of them.',
  );
  process.exit(1);
}
if (!readFileSync(process.execPath).includes(FUSE)) {
  say(`${process.execPath} was built without support for executables: take the Node of nodejs.org.`);
  process.exit(1);
}

await import('../package/build.mjs');
const folder = mkdtempSync(join(tmpdir(), 'bitewing-executable-'));
try {
  const files = join(folder, 'files');
  await writeCode(join(files, 'code'));
  for (const name of [
    'package.json',
    'bitewing.mjs',
    'stop-when-orphaned.mjs',
    'memory.mjs',
    'LICENSE',
    'NOTICE',
    'THIRD-PARTY-LICENSES',
  ])
    copy(join(dist, name), join(files, name));
  for (const name of filesBelow(join(dist, 'src'))) copy(join(dist, 'src', name), join(files, 'src', name));
  // The package leaves the fonts to npm.
  const fonts = join('node_modules', FONTS);
  for (const name of [
    'package.json',
    'LICENSE',
    '400Regular/OpenSans_400Regular.ttf',
    '600SemiBold/OpenSans_600SemiBold.ttf',
  ])
    copy(join(projectRoot, fonts, name), join(files, fonts, name));
  putTogether(files);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const fromHere = relative(process.cwd(), target);
const megabytes = Math.round(statSync(target).size / 1e6);
say(
  `${fromHere} is made, ${megabytes} MB. It starts with: ${fromHere.includes(sep) ? fromHere : `.${sep}${fromHere}`} start`,
);

/** The code of the package once more, this time with the packages that npm would have installed beside it. */
async function writeCode(code) {
  const names = ['main', 'print-process', 'sftp-process', 'sqlite-process', 'worker-process'];
  const build = await rolldown({
    cwd: dist,
    input: Object.fromEntries(names.map((name) => [name, join(dist, 'code', `${name}.cjs`)])),
    platform: 'node',
    // Addons that ssh2 does without where they are not compiled, as here.
    external: ['cpu-features', /\.node$/],
    checks: { pluginTimings: false },
  });
  await build.write({
    dir: code,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    minify: true,
    comments: { legal: true, annotation: false, jsdoc: false },
  });
  await build.close();
}

function putTogether(files) {
  const names = filesBelow(files);
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\n`).update(readFileSync(join(files, name)));
  const list = join(folder, 'list.json');
  writeFileSync(list, JSON.stringify({ folder: hash.digest('hex').slice(0, 24), names }));
  const settings = join(folder, 'settings.json');
  const blob = join(folder, 'program.blob');
  writeFileSync(
    settings,
    JSON.stringify({
      main: join(here, 'loader.cjs'),
      output: blob,
      disableExperimentalSEAWarning: true,
      execArgv: memoryFlags,
      assets: { 'list.json': list, ...Object.fromEntries(names.map((name) => [name, join(files, name)])) },
    }),
  );
  run([process.execPath, '--experimental-sea-config', settings]);
  const fresh = `${target}-${process.pid}`;
  try {
    copyFileSync(process.execPath, fresh);
    chmodSync(fresh, 0o755);
    const postject = join(projectRoot, 'node_modules/postject/dist/cli.js');
    run([process.execPath, postject, fresh, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE]);
    renameSync(fresh, target);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Its output is shown only if it fails. */
function run([command, ...args]) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args[0]} failed:\n${stdout}${stderr}`);
}

function filesBelow(place) {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
