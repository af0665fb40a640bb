// Makes the server's sources into a few files that start in a third of the time and take a third less memory: Node finds,
// reads and links some thousand modules otherwise. They lie in node_modules/.cache, each bundle in a folder named for
// the sources it is of, so what starts is never older than the sources; a server that runs on keeps its own folder for a month at least.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../messages.mjs';

const cache = join(projectRoot, 'node_modules', '.cache', 'program');
const entries = {
  main: 'src/main.ts',
  'print-process': 'src/printing/print-process.ts',
  'sftp-process': 'src/sftp/sftp-process.ts',
  'sqlite-process': 'src/db/queries/sqlite-process.ts',
  'worker-process': 'src/workers/worker-process.ts',
};
/** Read their own files beside their code, or look for what was compiled there. */
const outside = ['pdfkit', 'fontkit', 'ssh2'];
const http = 'node:http';
/** Bundles that stay, and milliseconds since the last start of any other: a server may still run on it. */
const KEPT = 4;
const OLD = 30 * 86_400_000;

/** The folder of the bundle of today's sources, whether it exists or not. Content is not read: that alone would take as long. */
function folderOfToday() {
  const hash = createHash('sha256');
  const inSources = readdirSync(join(projectRoot, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const others = ['package.json', 'package-lock.json'].map((name) => join(projectRoot, name));
  for (const file of [...inSources.sort(), ...others, fileURLToPath(import.meta.url)]) {
    const { size, mtimeMs, ctimeMs } = statSync(file);
    hash.update(`${relative(projectRoot, file)} ${size} ${mtimeMs} ${ctimeMs}\n`);
  }
  return join(cache, hash.digest('hex').slice(0, 24));
}

/**
 * The program to start: the bundle, made on the way by `make` where these sources have none yet, or `src/main.ts` where
 * none can be made, as in an installation without the tools of development.
 */
export async function programFile(make) {
  const source = join(projectRoot, entries.main);
  if (!existsSync(join(projectRoot, 'node_modules', 'rolldown'))) return source;
  const folder = folderOfToday();
  const file = join(folder, 'main.mjs');
  if (!existsSync(file)) await make(fileURLToPath(import.meta.url));
  noteStart(folder);
  return existsSync(file) ? file : source;
}

/** Builds into a folder of its own and puts it in place at the end, so that two that build at once do no harm. */
async function bundleProgram() {
  const folder = folderOfToday();
  const fresh = `${folder}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    await writeCode(fresh);
    // Sources that changed meanwhile belong to another bundle.
    if (folderOfToday() === folder) renameSync(fresh, folder);
  } catch (problem) {
    // Another process was faster.
    if (!existsSync(folder)) throw problem;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  forgetOld();
}

async function writeCode(folder) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    cwd: projectRoot,
    input: entries,
    platform: 'node',
    external: (id) => (id.startsWith('node:') && id !== http) || outside.includes(id),
    plugins: [addressesOfSources(), httpWithoutFetch()],
    checks: { pluginTimings: false },
  });
  await build.write({
    dir: folder,
    format: 'es',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    comments: { legal: false, annotation: false, jsdoc: false },
  });
  await build.close();
}

/** A Rolldown plugin: files beside a source are found from its own place, as if it ran there. */
function addressesOfSources() {
  return {
    name: 'addresses-of-sources',
    transform(code, id) {
      const file = relative(projectRoot, id).split(sep).join('/');
      if (!file.startsWith('src/') || !code.includes('import.meta.url')) return null;
      const place = `new URL('${posix.join('../../../..', file)}', import.meta.url).href`;
      // The program of a thread or a process is part of the bundle.
      return code
        .replace(/new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g, "new URL('./$1.mjs', HERE)")
        .replaceAll('import.meta.url', place)
        .replaceAll('HERE', 'import.meta.url');
    },
  };
}

/**
 * A Rolldown plugin: an `import` of node:http looks at everything it exports, and so loads the HTTP client of `fetch`,
 * which is 40 ms of a start. Asked for as a built-in it is only what is used of it.
 */
function httpWithoutFetch() {
  return {
    name: 'http-without-fetch',
    resolveId: (id) => (id === http ? '\0http' : null),
    load: (id) => (id === '\0http' ? `module.exports = process.getBuiltinModule('${http}');` : null),
  };
}

function noteStart(folder) {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // It may be somebody else's, who notes it too, or not be there.
  }
}

function forgetOld() {
  const made = readdirSync(cache).map((name) => join(cache, name));
  const newestFirst = made
    .map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((one, other) => other.at - one.at);
  for (const { path, at } of newestFirst.slice(KEPT)) {
    if (at < Date.now() - OLD) rmSync(path, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleProgram();
