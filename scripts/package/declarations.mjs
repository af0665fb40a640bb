// Type declarations of the built package: what the compiler makes of the sources, reduced to what the entries lead to.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../messages.mjs';
import { reachableTypes } from './reachable-types.mjs';

/**
 * Writes the declarations to types/ below `dist`, and for readers that resolve as CommonJS does a thin file per entry in
 * types/cjs, which says once more which names are values: types alone cross from one kind of module to the other.
 */
export function writeDeclarations(entries, exported, dist) {
  const folder = mkdtempSync(join(projectRoot, 'node_modules', '.bitewing-types-'));
  try {
    const sources = Object.values(entries);
    compile(sources, folder);
    for (const [file, text] of reachableTypes(sources.map(declarationOf), folder))
      write(join(dist, 'types', file), withSmallIndents(text));
    for (const [entry, source] of Object.entries(entries)) {
      write(join(dist, 'types/cjs', declarationOf(source)), asCommonJs(declarationOf(source), exported[entry]));
    }
    write(join(dist, 'types/cjs/package.json'), '{ "type": "commonjs" }\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One blank a step instead of the compiler's four: of seven thousand lines that is 1 kB, packed. */
const withSmallIndents = (text) => text.replace(/^(?: {4})+/gm, (blanks) => ' '.repeat(blanks.length / 4));

const declarationOf = (source) => source.replace(/^src\//, '').replace(/\.ts$/, '.d.ts');

function compile(sources, folder) {
  const settings = join(folder, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
    rootDir: join(projectRoot, 'src'),
    outDir: folder,
    typeRoots: [join(projectRoot, 'node_modules/@types')],
  };
  const files = sources.map((source) => join(projectRoot, source));
  writeFileSync(
    settings,
    JSON.stringify({ extends: join(projectRoot, 'tsconfig.json'), compilerOptions, include: [], files }),
  );
  const compiler = join(projectRoot, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', settings], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The declarations cannot be made.');
}

function asCommonJs(file, values) {
  const from = `'../${file}' with { 'resolution-mode': 'import' }`;
  const isClass = (name) => name.endsWith('Error');
  const lines = [
    `import type * as all from ${from};`,
    `export type * from ${from};`,
    ...values.map((name) => `export declare const ${name}: typeof all.${name};`),
    ...values.filter(isClass).map((name) => `export type ${name} = all.${name};`),
  ];
  return `${lines.join('\n')}\n`;
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
