import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What each folder of `src` may import from the others. A new folder needs a line here before it may exist. */
const everythingButResources = [
  '',
  'cli',
  'control',
  'db',
  'demo',
  'domain',
  'estimates',
  'http',
  'practice',
  'signing',
  'wire',
];
const layers: Record<string, string[]> = {
  domain: [],
  wire: ['domain'],
  estimates: ['domain'],
  signing: ['domain'],
  db: ['domain', 'wire'],
  practice: ['domain', 'wire', 'db', 'estimates', 'signing'],
  http: ['domain', 'wire', 'db'],
  resources: ['practice', 'http', 'wire', 'db', 'domain', 'signing', 'estimates'],
  demo: ['db', 'domain', 'practice', 'signing', 'estimates'],
  control: everythingButResources,
  cli: everythingButResources,
  '': everythingButResources,
};

/** The list of resources is the one file that looks into all of them, and these alone read the list. */
const listOfResources = 'src/resources/index.ts';
const readersOfTheList = ['src/server.ts', 'src/app.ts'];

/** The only folders and files that touch disks and databases themselves; everything else is handed what it needs. */
const mayTouchTheWorld = ['src/db/', 'src/cli/', 'src/demo/', 'src/control/', 'src/main.ts', 'src/config.ts'];
const worldly = ['node:fs', 'node:fs/promises', 'node:sqlite', 'mariadb'];

/** Folders whose code computes and does nothing else: of everything outside the project they may import these only. */
const pureFolders = ['domain', 'estimates', 'signing', 'wire'];
const pureModules = ['node:crypto'];

/** Tables of data, which may be as long as what they list: a file, or a folder, and what it lists. */
const tablesOfData: Record<string, string> = {
  'src/db/schema/': 'every column of the tables we store, a line each',
  'src/domain/enums.ts': 'every stored number the API speaks by name',
};
const longestSource = 300;

interface SourceFile {
  /** Path from the root of the project, with forward slashes. */
  file: string;
  /** Module names as they are written in the file. */
  imports: string[];
}

/** One sentence for every import that the layers do not allow. */
function forbiddenImports(files: SourceFile[]): string[] {
  return files.flatMap(({ file, imports }) =>
    imports.flatMap((name) => {
      const reason = name.startsWith('.') ? refusedArrow(file, name) : refusedModule(file, name);
      return reason ? [`${file} imports ${name}: ${reason}`] : [];
    }),
  );
}

function refusedArrow(file: string, name: string): string | undefined {
  const target = posix.join(posix.dirname(file), name);
  if (!target.startsWith('src/')) return target === 'package.json' ? undefined : 'it is outside src';
  const from = folderOf(file);
  const to = folderOf(target);
  const allowed = layers[from];
  if (!allowed) return `src/${from} has no line in the list of layers`;
  if (to === 'resources') return refusedResource(file, target);
  return to === from || allowed.includes(to) ? undefined : `${from} may not import ${to || 'what is above it'}`;
}

function refusedResource(file: string, target: string): string | undefined {
  if (folderOf(file) !== 'resources') {
    const allowed = target === listOfResources && readersOfTheList.includes(file);
    return allowed ? undefined : 'only the server imports resources, through their list';
  }
  const sameResource = target.split('/')[2] === file.split('/')[2];
  const allowed = sameResource || file === listOfResources || target.endsWith('/row.ts');
  return allowed ? undefined : 'it is inside another resource';
}

function refusedModule(file: string, name: string): string | undefined {
  if (worldly.includes(name) && !mayTouchTheWorld.some((place) => file.startsWith(place))) {
    return 'disks and databases are not touched here';
  }
  if (pureFolders.includes(folderOf(file)) && !pureModules.includes(name)) return `${folderOf(file)} computes only`;
  return undefined;
}

/** `src/db/rows.ts` → `db`; a file directly in `src` → the empty name. */
function folderOf(file: string): string {
  const [, folder = '', ...rest] = file.split('/');
  return rest.length > 0 ? folder : '';
}

/** The modules a TypeScript text names in imports of every kind, type imports included. */
function importsIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const named = /^\s*(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...code.matchAll(named)].flatMap(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? []);
}

/** Every file of the project that is ours, without what .gitignore leaves out. */
function projectFiles(): string[] {
  const notOurs = ['.git', '.setup-lock', 'node_modules', 'data', 'coverage', 'dist'];
  const within = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      if (notOurs.includes(entry.name) || entry.name.endsWith('.log')) return [];
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? within(path) : [path];
    });
  return within('');
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const files = projectFiles();
const sources = files.filter(
  (file) => /^(src|bench|scripts)\/.*\.(ts|mjs|sh)$/.test(file) && !file.endsWith('.test.ts'),
);

describe('imports', () => {
  it('point down the list of layers', () => {
    const ours = sources.filter((file) => file.startsWith('src/'));
    expect(ours).not.toHaveLength(0);
    expect(forbiddenImports(ours.map((file) => ({ file, imports: importsIn(read(file)) })))).toEqual([]);
  });

  it.each([
    ['src/domain/money.ts', '../db/rows.ts'],
    ['src/db/rows.ts', '../practice/fees.ts'],
    ['src/http/answers.ts', '../resources/fees/routes.ts'],
    ['src/cli/start.ts', '../resources/fees/routes.ts'],
    ['src/resources/fees/routes.ts', '../treatplans/store.ts'],
    ['src/server.ts', './resources/fees/routes.ts'],
    ['src/resources/fees/routes.ts', '../index.ts'],
    ['src/practice/fees.ts', '../app.ts'],
    ['src/invented/fees.ts', '../domain/money.ts'],
    ['src/practice/fees.ts', '../../test/office.ts'],
    ['src/practice/fees.ts', 'node:fs'],
    ['src/http/server.ts', 'mariadb'],
    ['src/wire/json.ts', 'kysely'],
  ])('%s may not import %s', (file, name) => {
    expect(forbiddenImports([{ file, imports: [name] }])).toHaveLength(1);
  });

  it.each([
    ['src/resources/fees/routes.ts', './store.ts'],
    ['src/resources/fees/routes.ts', '../treatplans/row.ts'],
    ['src/resources/fees/store.ts', '../../db/rows.ts'],
    ['src/resources/index.ts', './fees/routes.ts'],
    ['src/server.ts', './resources/index.ts'],
    ['src/cli/start.ts', '../app.ts'],
    ['src/db/sqlite/open.ts', 'node:sqlite'],
    ['src/signing/digest.ts', 'node:crypto'],
  ])('%s may import %s', (file, name) => {
    expect(forbiddenImports([{ file, imports: [name] }])).toEqual([]);
  });

  it('are found in every form that TypeScript has', () => {
    const text = [
      "import { a,\n  b } from './1.ts';",
      "import type { C } from './2.ts';",
      "export * from './3.ts';",
      "import './4.ts';",
      "const five = await import('./5.ts');",
      "type Six = import('./6.ts').Six;",
      "// import { no } from './comment.ts';",
    ].join('\n');
    expect(importsIn(text)).toEqual(['./1.ts', './2.ts', './3.ts', './4.ts', './5.ts', './6.ts']);
  });
});

describe('files', () => {
  it(`have at most ${longestSource} lines, tables of data excepted`, () => {
    const tables = Object.keys(tablesOfData);
    const isLong = (file: string) => read(file).trimEnd().split('\n').length > longestSource;
    const isTable = (file: string) => tables.some((table) => file.startsWith(table));
    expect(sources.filter((file) => isLong(file) && !isTable(file))).toEqual([]);
  });

  it('name no folder of one machine', () => {
    expect(files.filter((file) => /(?<![\w.])\/(work|home)\//.test(read(file)))).toEqual([]);
  });

  it('promise nothing for later', () => {
    const texts = files.filter((file) => file !== 'package-lock.json');
    expect(texts.filter((file) => /\b(TOD[O]|FIXM[E])\b/.test(read(file)))).toEqual([]);
  });
});
