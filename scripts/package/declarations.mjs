// Type declarations of the built package: what the compiler makes of the sources, reduced to what the entries lead to.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { projectRoot } from '../messages.mjs';

/**
 * Writes the declarations to types/ below `dist`, and for readers that resolve as CommonJS does a thin file per entry in
 * types/cjs, which says once more which names are values: types alone cross from one kind of module to the other.
 */
export function writeDeclarations(entries, exported, dist, bundled) {
  const folder = mkdtempSync(join(projectRoot, 'node_modules', '.bitewing-types-'));
  try {
    const sources = Object.values(entries);
    compile(sources, folder);
    for (const file of reachable(sources.map(declarationOf), folder)) {
      write(join(dist, 'types', file), withoutTypesOf(bundled, readFileSync(join(folder, file), 'utf8')));
    }
    for (const [entry, source] of Object.entries(entries)) {
      write(join(dist, 'types/cjs', declarationOf(source)), asCommonJs(declarationOf(source), exported[entry]));
    }
    write(join(dist, 'types/cjs/package.json'), '{ "type": "commonjs" }\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const declarationOf = (source) => source.replace(/^src\//, '').replace(/\.ts$/, '.d.ts');

function compile(sources, folder) {
  const settings = join(folder, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
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

/** The given declarations and all they import, transitively. */
function reachable(files, folder) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const name of importsOf(readFileSync(join(folder, file), 'utf8'))) {
      if (name.startsWith('.')) visit(declarationOf(posix.join(posix.dirname(file), name)));
    }
  };
  for (const file of files) visit(file);
  return found;
}

/** A bundled package's types are not there for whoever reads the declarations: its names stand for anything. */
const withoutTypesOf = (bundled, text) =>
  text.replace(/^import type \{([^}]*)\} from '([^']+)';$/gm, (line, names, from) =>
    bundled.includes(from)
      ? names
          .split(',')
          .map((name) => `type ${name.trim().split(' as ').at(-1)}<_Any = any> = any;`)
          .join('\n')
      : line,
  );

const importsOf = (text) =>
  [...text.matchAll(/\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\)/g)].map(
    ([, from, named]) => from ?? named,
  );

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
