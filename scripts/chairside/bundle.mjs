// Makes the files that browsers load for /chairside out of src/chairside/page, when they are not there or are of other
// sources: a script for the staff, one for the patient, what both share, and one style sheet. They lie beside the code
// that serves them, and are no part of the repository. Whoever serves or packs the page calls this first.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../messages.mjs';

const page = join(projectRoot, 'src/chairside/page');
const bundle = join(projectRoot, 'src/chairside/bundle');
const styles = ['ground', 'parts', 'present', 'review', 'staff', 'forced', 'print'];
/** Whether the bundle is the one of these sources. */
export function isBundled() {
  const stamp = join(bundle, 'sources.txt');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOfSources();
}

function stampOfSources() {
  const hash = createHash('sha256');
  const entries = readdirSync(page, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const file of [...files, fileURLToPath(import.meta.url), join(projectRoot, 'package-lock.json')]) {
    hash.update(relative(projectRoot, file)).update(readFileSync(file));
  }
  return `${hash.digest('hex')}\n`;
}

/** Builds into a folder of its own and puts it in place at the end, so that two that build at once do no harm. */
export async function bundlePage() {
  const fresh = `${bundle}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    await writeScript(fresh);
    writeFileSync(join(fresh, 'page.css'), styles.map(styleSheet).join('\n'));
    writeFileSync(join(fresh, 'sources.txt'), stampOfSources());
    rmSync(bundle, { recursive: true, force: true });
    renameSync(fresh, bundle);
  } catch (problem) {
    rmSync(fresh, { recursive: true, force: true });
    if (!isBundled()) throw problem;
  }
}

async function writeScript(folder) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    cwd: projectRoot,
    input: { staff: join(page, 'staff.tsx'), patient: join(page, 'patient.tsx') },
    platform: 'browser',
    tsconfig: join(page, 'tsconfig.json'),
    transform: { target: 'es2023' },
  });
  await build.write({
    dir: folder,
    format: 'es',
    minify: true,
    entryFileNames: '[name].js',
    // What both use; of two entries there is only one such file.
    chunkFileNames: 'shared.js',
    comments: { annotation: false },
  });
  await build.close();
}

/** Without comments and indentation, which browsers need not load. */
const styleSheet = (name) =>
  readFileSync(join(page, 'style', `${name}.css`), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n');

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundlePage();
