import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportsOfNoUse, importsIn, projectFiles } from './support/project-files.ts';

const root = join(import.meta.dirname, '..');

/** What each folder of `src` may import from the others. A new folder needs a line here before it may exist. */
const everythingButResources = [
  '',
  'chairside',
  'chart',
  'cli',
  'client',
  'control',
  'db',
  'demo',
  'domain',
  'estimates',
  'events',
  'http',
  'pdf',
  'pictures',
  'practice',
  'printing',
  'processes',
  'settings',
  'sftp',
  'signing',
  'sql',
  'start',
  'testing',
  'wire',
  'workers',
];
const layers: Record<string, string[]> = {
  chairside: ['http', 'domain', 'printing'],
  domain: [],
  wire: ['domain'],
  estimates: ['domain'],
  signing: ['domain'],
  chart: ['domain'],
  pdf: ['domain', 'chart'],
  pictures: [],
  processes: ['domain'],
  printing: ['pdf', 'pictures', 'domain', 'processes'],
  sql: ['domain'],
  db: ['domain', 'wire', 'signing', 'pdf', 'pictures', 'sql', 'processes'],
  practice: ['domain', 'wire', 'db', 'estimates', 'signing', 'chart', 'pdf', 'pictures'],
  sftp: ['domain', 'processes'],
  http: ['domain', 'wire', 'db', 'sftp'],
  events: ['domain', 'db', 'processes'],
  resources: [
    'practice',
    'http',
    'wire',
    'db',
    'domain',
    'signing',
    'estimates',
    'chart',
    'pictures',
    'sql',
    'events',
    'sftp',
  ],
  demo: ['db', 'domain', 'practice', 'signing', 'estimates'],
  client: ['domain'],
  testing: ['http', 'db', 'demo', 'domain'],
  settings: ['http', 'db', 'sftp', 'testing', 'domain'],
  start: everythingButResources,
  control: everythingButResources,
  cli: everythingButResources,
  workers: everythingButResources,
  '': everythingButResources,
};

/** The two files that look into the resources, and who alone reads what they offer together. */
const listOfResources = 'src/resources/every-resource.ts';
const allResources = 'src/resources/index.ts';
const readersOfAll = ['src/server.ts'];

/** The only folders and files that touch disks and databases themselves; everything else is handed what it needs. */
const mayTouchTheWorld = [
  'src/chairside/',
  'src/db/',
  'src/cli/',
  'src/demo/',
  // The hosts file, as whoever finds addresses of names.
  'src/events/names.ts',
  'src/control/',
  'src/printing/',
  'src/workers/',
  'src/main.ts',
  'src/start/',
  'src/text-file.ts',
];
const worldly = ['node:fs', 'node:fs/promises', 'node:sqlite', 'mariadb'];

/** Folders whose code computes and does nothing else: of everything outside the project they may import these only. */
const pureFolders = ['domain', 'estimates', 'signing', 'chart', 'pdf', 'pictures', 'sql', 'wire'];
const pureModules = ['node:crypto', 'node:zlib', 'pdfkit', 'fontkit', 'jpeg-js', 'pngjs'];

/** Files that need each other because what they tell of does: expressions hold queries and queries expressions, and so on. */
const circles = [
  'src/sql/reading/parse-call.ts',
  'src/sql/reading/parse-expression.ts',
  'src/sql/reading/parse-from.ts',
  'src/sql/reading/parse-operand.ts',
  'src/sql/reading/parse-query.ts',
  'src/sql/writing/print-call.ts',
  'src/sql/writing/print-condition.ts',
  'src/sql/writing/print-expression.ts',
  'src/sql/writing/print-from.ts',
  'src/sql/writing/print-order.ts',
  'src/sql/writing/print-query.ts',
];

const longestSource = 300;
/** Made by a program, and read as a reference. */
const madeSources = ['src/client/operations.ts'];

interface SourceFile {
  /** Path from the root of the project, with forward slashes. */
  file: string;
  /** Module names as they are written in the file. */
  imports: string[];
}

/** What other programs read: an entry of the package, the types of its client, and a caller that a test compiles. */
const readElsewhere = ['src/testing.ts', 'src/client/operations.ts', 'test/client/consumer-types.ts'];

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
    const allowed = target === allResources && readersOfAll.includes(file);
    return allowed ? undefined : 'only the server imports resources, through their index';
  }
  const sameResource = target.split('/')[2] === file.split('/')[2];
  const allowed = sameResource || [listOfResources, allResources].includes(file) || target.endsWith('/row.ts');
  return allowed ? undefined : 'it is inside another resource';
}

function refusedModule(file: string, name: string): string | undefined {
  if (worldly.includes(name) && !mayTouchTheWorld.some((place) => file.startsWith(place))) {
    return 'disks and databases are not touched here';
  }
  if (pureFolders.includes(folderOf(file)) && !pureModules.includes(name)) return `${folderOf(file)} computes only`;
  return undefined;
}

/** `src/db/rows/rows.ts` → `db`; a file directly in `src` → the empty name. */
function folderOf(file: string): string {
  const [, folder = '', ...rest] = file.split('/');
  return rest.length > 0 ? folder : '';
}

/** Rooms of one folder that need each other, directly or by way of further rooms: `insurance → plans → insurance`. */
function circlesOfRooms(folder: string, files: SourceFile[]): string[] {
  const isInRoom = (file: string) => file.startsWith(`${folder}/`) && file.slice(folder.length + 1).includes('/');
  const roomOf = (file: string) => file.slice(folder.length + 1).split('/')[0]!;
  const arrows = new Map<string, Set<string>>();
  for (const { file, imports } of files.filter((each) => isInRoom(each.file))) {
    const targets = imports.map((name) => posix.join(posix.dirname(file), name)).filter(isInRoom);
    for (const to of targets.map(roomOf).filter((room) => room !== roomOf(file))) {
      arrows.set(roomOf(file), (arrows.get(roomOf(file)) ?? new Set()).add(to));
    }
  }
  const walk = (path: string[]): string[] =>
    [...(arrows.get(path.at(-1)!) ?? [])].flatMap((next) => {
      if (next === path[0]) return [[...path, next].join(' → ')];
      return path.includes(next) ? [] : walk([...path, next]);
    });
  return [...arrows.keys()].flatMap((room) => walk([room]));
}

/** Files that need themselves, by way of others. */
function filesInCircles(files: SourceFile[]): string[] {
  const targets = new Map(
    files.map(({ file, imports }) => [file, imports.map((name) => posix.join(posix.dirname(file), name))] as const),
  );
  const needs = (file: string): Set<string> => {
    const found = new Set(targets.get(file));
    // A set that grows while it is gone through is gone through to its end.
    for (const one of found) for (const next of targets.get(one) ?? []) found.add(next);
    return found;
  };
  return [...targets.keys()].filter((file) => needs(file).has(file)).sort();
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

  it('from one module of ours stand in one statement', () => {
    const twice = files.filter((file) => {
      if (!/^(src|test|bench)\/.*\.tsx?$/.test(file)) return false;
      const named = [...read(file).matchAll(/^import\b[^'";]*?\bfrom\s*'(\.[^']+)'/gm)].map(([, name]) => name);
      return new Set(named).size < named.length;
    });
    expect(twice).toEqual([]);
  });

  it('go one way between files, too', () => {
    const ours = files.filter((file) => /^src\/.*\.tsx?$/.test(file) && !/\.test\.ts$/.test(file));
    expect(filesInCircles(ours.map((file) => ({ file, imports: importsIn(read(file)) })))).toEqual(circles);
  });

  it.each([
    ['src/domain/money.ts', '../db/rows.ts'],
    ['src/db/rows/rows.ts', '../../practice/fees.ts'],
    ['src/http/answers.ts', '../resources/fees/routes.ts'],
    ['src/cli/serving/start.ts', '../../resources/fees/routes.ts'],
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
    ['src/resources/every-resource.ts', './fees/routes.ts'],
    ['src/resources/index.ts', './changes/routes.ts'],
    ['src/server.ts', './resources/index.ts'],
    ['src/cli/serving/start.ts', '../../app.ts'],
    ['src/db/sqlite/open.ts', 'node:sqlite'],
    ['src/signing/digest.ts', 'node:crypto'],
  ])('%s may import %s', (file, name) => {
    expect(forbiddenImports([{ file, imports: [name] }])).toEqual([]);
  });

  it('form no circle between the rooms of a folder', () => {
    const ours = sources
      .filter((file) => file.startsWith('src/'))
      .map((file) => ({ file, imports: importsIn(read(file)) }));
    const folders = new Set(ours.map(({ file }) => posix.dirname(posix.dirname(file))));
    folders.delete('src');
    const circlesOf = (folder: string) => circlesOfRooms(folder, ours).map((circle) => `${folder}: ${circle}`);
    expect([...folders].flatMap(circlesOf)).toEqual([]);
  });

  it('form a circle where a room needs one that needs it', () => {
    const circle = [
      { file: 'src/practice/insurance/a.ts', imports: ['../plans/b.ts'] },
      { file: 'src/practice/plans/b.ts', imports: ['../chart/c.ts'] },
      { file: 'src/practice/chart/c.ts', imports: ['../insurance/a.ts', '../../domain/key.ts'] },
    ];
    expect(circlesOfRooms('src/practice', circle)).toContain('insurance → plans → chart → insurance');
    expect(circlesOfRooms('src/practice', circle.slice(0, 2))).toEqual([]);
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

describe('exports', () => {
  it('are imported by another file', () => {
    const ours = files.filter((file) => /\.(tsx?|mjs)$/.test(file));
    const found = exportsOfNoUse(ours.map((file) => ({ file, text: read(file) })));
    const isOwnBusiness = (name: string) =>
      /\.(test\.ts|mjs|d\.mts): /.test(name) || readElsewhere.includes(name.split(':')[0]!);
    expect(found.filter((name) => !isOwnBusiness(name))).toEqual([]);
  });

  it('of no use are found, whatever the form of the imports', () => {
    const declared = [
      'function a() {}',
      'async function b() {}',
      'const c = 1;',
      'class D {}',
      'interface E {}',
      'type F = 1;',
    ];
    const text = declared.map((one) => `export ${one}\n`).join('');
    const unused = (...importing: string[]) =>
      exportsOfNoUse([{ file: 'src/a/names.ts', text }, ...importing.map((text) => ({ file: 'src/b.ts', text }))]);
    expect(unused()).toEqual(['a', 'b', 'c', 'D', 'E', 'F'].map((name) => `src/a/names.ts: ${name}`));
    expect(
      unused("import { a, type D } from './a/names.ts';", "export {\n  b as x,\n  c,\n} from './a/names.ts';"),
    ).toEqual(['src/a/names.ts: E', 'src/a/names.ts: F']);
    expect(unused("import type { E, F as G } from './a/names.ts';")).toHaveLength(4);
    expect(unused("import * as all from './a/names.ts';")).toEqual([]);
    expect(unused("await import('./a/names.ts')")).toEqual([]);
    expect(unused("import { a } from './names.ts';")).toHaveLength(6);
  });
});

/** Who alone may write practice tables, and who alone may lock a patient: everything else declares it. */
const onlyWriter = 'src/db/rows/rows.ts';
const lockers = [
  'src/db/handle.ts',
  'src/db/sqlite/practice.ts',
  'src/db/mariadb/units/transaction.ts',
  'src/http/running/perform-write.ts',
  // What belongs to no patient.
  'src/db/shared-lock.ts',
  // Whose balances and estimates move is known after the rules only.
  'src/practice/accounts/touched-balances.ts',
  'src/practice/insurance/due/touched-estimates.ts',
  // A unit of work of its own.
  'src/practice/insurance/due/due-estimates.ts',
];

describe('writes', () => {
  const ours = sources.filter((file) => file.startsWith('src/'));

  it('go through one file, which tells what changed', () => {
    const writers = ours.filter((file) =>
      /\btx\.run\(|\.(insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(/.test(read(file)),
    );
    expect(writers).toEqual([onlyWriter]);
  });

  it('lock a patient in the pipeline only', () => {
    expect(ours.filter((file) => /\blockPatient\b/.test(read(file)) && !lockers.includes(file))).toEqual([]);
  });
});

describe('files', () => {
  it(`have at most ${longestSource} lines`, () => {
    const isLong = (file: string) => read(file).trimEnd().split('\n').length > longestSource;
    expect(sources.filter(isLong)).toEqual(madeSources);
  });

  it('name no folder of one machine', () => {
    expect(files.filter((file) => /(?<![\w.])\/(work|home)\//.test(read(file)))).toEqual([]);
  });

  it('promise nothing for later', () => {
    const texts = files.filter((file) => file !== 'package-lock.json');
    expect(texts.filter((file) => /\b(TOD[O]|FIXM[E])\b/.test(read(file)))).toEqual([]);
  });
});
