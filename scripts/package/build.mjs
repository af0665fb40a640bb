// Builds dist/: the package as other projects get it. JavaScript for Node 22.13 and later, declarations, and a
// package.json that names only what a user of the package needs. The code is CommonJS, because Jest and `require` take
// nothing else; importers get the same objects through a thin ES module, so that a process never has two of anything.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { bundlePage } from '../chairside/bundle.mjs';
import { projectRoot } from '../messages.mjs';
import { assetsBesideSources, resourceAddresses } from './addresses.mjs';
import { writeDeclarations } from './declarations.mjs';
import { bundledLicences, cannotBeRequired, dependencyOf, packageDescription } from './description.mjs';
import { brokenIntoLines } from './lines.mjs';
import { packedReadme } from './readme.mjs';

const dist = join(projectRoot, 'dist');
const here = join(projectRoot, 'scripts/package');
const project = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));

/** What a project may import, and the source it is made of. */
const entries = { index: 'src/index.ts', testing: 'src/testing.ts', client: 'src/client.ts' };
/** Runs wherever there is a `fetch`, in browsers too: built by itself, with nothing of Node in it. */
const { client, ...forNode } = entries;
/** The command line is started and never imported: Node itself can require the ES modules it stands on. */
const program = {
  main: 'src/main.ts',
  'print-process': 'src/printing/print-process.ts',
  'sftp-process': 'src/sftp/sftp-process.ts',
  'sqlite-process': 'src/db/queries/sqlite-process.ts',
  'worker-process': 'src/workers/worker-process.ts',
};
const programOnly = ['commander', '@clack/prompts'];
/** What browsers load is bundled for them. */
const bundledInPage = ['preact', 'signature_pad'];
/** Of the first a tenth is used: bundling it saves 13 MB of installation and adds 45 kB to the package; the second is small. */
const betterWithin = ['pdfkit', 'openapi-fetch'];
/**
 * What PDFKit loads and is never asked for: encrypting, and breaking lines by a table of Unicode, which `src/pdf` does by itself.
 */
const neverUsed = ['linebreak', '@noble/ciphers/aes'];
/** Large, compiled at installation, and needed by few: those who use it install it beside the package. */
const leftToTheUser = ['ssh2'];
const bundled = Object.keys(project.dependencies).filter(
  (name) => betterWithin.includes(name) || (cannotBeRequired(name) && !programOnly.includes(name)),
);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
await bundlePage();
/** Packages of which something is in the bundles, theirs too. */
const packagesWithin = new Set();
/** Own files whose content the code holds. */
const heldByCode = new Set();
writeDeclarations(entries, { ...(await writeCode()), client: await writeClient() }, dist);
for (const asset of assetsBesideSources()) {
  if (heldByCode.has(join(projectRoot, asset))) continue;
  mkdirSync(join(dist, asset, '..'), { recursive: true });
  copyFileSync(join(projectRoot, asset), join(dist, asset));
}
for (const name of ['LICENSE', 'NOTICE']) copyFileSync(join(projectRoot, name), join(dist, name));
writeFileSync(join(dist, 'README.md'), packedReadme(readFileSync(join(projectRoot, 'README.md'), 'utf8')));
for (const name of ['bitewing.mjs', 'old-node.mjs']) copyFileSync(join(here, name), join(dist, name));
for (const name of ['stop-when-orphaned.mjs', 'program/memory.mjs'])
  copyFileSync(join(projectRoot, 'scripts', name), join(dist, basename(name)));
copyFileSync(join(here, 'needs-node.cjs'), join(dist, 'code/needs-node.cjs'));
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES'), bundledLicences([...packagesWithin, ...bundledInPage]));
writeFileSync(
  join(dist, 'package.json'),
  `${JSON.stringify(packageDescription(project, entries, { bundled, leftToTheUser }), null, 2)}\n`,
);

/** Answers what each entry exports. */
async function writeCode() {
  const isOutside = (id) => {
    const dependency = dependencyOf(id, project);
    return dependency ? !bundled.includes(dependency) : id.startsWith('node:') && id !== 'node:sqlite';
  };
  const build = await rolldown({
    cwd: projectRoot,
    input: { ...forNode, ...program },
    platform: 'node',
    external: isOutside,
    transform: {
      target: 'node22.13',
      // Node 22 has the symbols of the syntax, not its classes.
      inject: {
        AsyncDisposableStack: [join(here, 'disposables.mjs'), 'AsyncDisposableStack'],
        SuppressedError: [join(here, 'disposables.mjs'), 'SuppressedError'],
      },
    },
    resolve: {
      alias: {
        'node:sqlite': join(here, 'sqlite.mjs'),
        ...Object.fromEntries(neverUsed.map((module) => [module, join(here, 'not-bundled.cjs')])),
      },
    },
    plugins: [resourceAddresses(), brokenIntoLines()],
    // Warnings are errors, except the one about the time of the build.
    checks: { bundlerTimings: false },
    onwarn: refuse,
  });
  const { output } = await build.write({
    dir: join(dist, 'code'),
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    exports: 'named',
    // What an older Node prints of an error is the line that threw it: a readable one, then, and the first.
    banner: ({ isEntry, name }) => (isEntry && name in forNode ? "require('./needs-node.cjs');" : ''),
    // A package that is fetched by every run of somebody's tests must be small.
    minify: true,
    comments: { legal: true, annotation: false, jsdoc: false },
  });
  await build.close();
  const exported = {};
  for (const chunk of output) {
    if (chunk.type !== 'chunk') continue;
    const { isEntry, name, exports, moduleIds } = chunk;
    for (const id of moduleIds) heldByCode.add(id);
    notePackages(moduleIds);
    if (!isEntry || !(name in forNode)) continue;
    writeModule(name, exports);
    exported[name] = exports;
  }
  return exported;
}

/** The thin ES module of an entry. */
function writeModule(name, exports) {
  const lines = [`import code from './${name}.cjs';`, `export const { ${exports.join(', ')} } = code;`];
  writeFileSync(join(dist, 'code', `${name}.mjs`), `${lines.join('\n')}\n`);
}

/** Writes the client for Node as the other entries, and for browsers and bundlers as one ES module. Answers what it exports. */
async function writeClient() {
  const build = await rolldown({
    cwd: projectRoot,
    input: { client },
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'] },
    transform: { target: 'es2022' },
    plugins: [brokenIntoLines()],
    checks: { bundlerTimings: false },
    onwarn: refuse,
  });
  const written = { dir: join(dist, 'code'), minify: true, comments: { legal: true, annotation: false, jsdoc: false } };
  await build.write({ ...written, format: 'cjs', entryFileNames: '[name].cjs', exports: 'named' });
  const { output } = await build.write({ ...written, format: 'esm', entryFileNames: '[name].browser.mjs' });
  await build.close();
  const [{ exports, moduleIds, imports }] = output;
  if (output.length > 1 || imports.length > 0) throw new Error('The client must be one file that imports nothing.');
  notePackages(moduleIds);
  writeModule('client', exports);
  return exports;
}

/** Whose licences belong to the package. */
function notePackages(moduleIds) {
  for (const id of moduleIds) {
    const [, within] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id) ?? [];
    if (within) packagesWithin.add(within);
  }
}

function refuse(warning) {
  throw new Error(warning.message);
}
