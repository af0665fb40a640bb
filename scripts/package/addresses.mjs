// Files that the program reads at run time: a source names one as `new URL('./font.ttf', import.meta.url)`. In the built
// package such files keep their place below dist/src, and the address is rewritten to lead there.
import { readdirSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { projectRoot } from '../messages.mjs';

/** Sources, and what the page of /chairside is built of: the built files lie in a folder beside it. */
const isSource = (file) => /\.(tsx?|md)$/.test(file) || file.startsWith('src/chairside/page/');

/** Paths from the root of the project, with forward slashes. */
export function assetsBesideSources() {
  return readdirSync(join(projectRoot, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !isSource(file));
}

/** A Rolldown plugin: `import.meta.url` of a source becomes the address of its place below dist. */
export function resourceAddresses() {
  const base = "require('node:url').pathToFileURL(__filename)";
  return {
    name: 'resource-addresses',
    transform(code, id) {
      const file = relative(projectRoot, id).split(sep).join('/');
      if (!file.startsWith('src/') || !code.includes('import.meta.url')) return null;
      // The program of a process is code: it stands beside the other code, under its own name.
      const placed = code.replace(/new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g, `new URL('./$1.cjs', ${base})`);
      return placed.replaceAll('import.meta.url', `new URL('${posix.join('..', file)}', ${base}).href`);
    },
  };
}
