import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

export const root = join(import.meta.dirname, '../..');

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** An empty project of somebody else. */
export interface Project {
  readonly folder: string;
  /** Writes a file of the project. */
  write(name: string, text: string): void;
  /** Runs a program in the project to its end. */
  run(command: string, ...args: string[]): Promise<Ended>;
  start(command: string, ...args: string[]): ChildProcess;
  /** The same for a program of the project's packages, on the Node that runs the tests. */
  node(...args: string[]): Promise<Ended>;
  remove(): void;
}

/** One in which the packed package is installed from its tarball. */
export interface Consumer extends Project {
  readonly tarball: string;
}

export function emptyProject(): Project {
  const place = mkdtempSync(join(tmpdir(), 'bitewing-consumer-'));
  const folder = join(place, 'project');
  mkdirSync(folder);
  return {
    folder,
    write(name, text) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    },
    run: (command, ...args) => run(folder, command, args),
    start: (command, ...args) => spawn(command, args, { cwd: folder, env: environment(), stdio: 'pipe' }),
    node: (...args) => run(folder, process.execPath, args),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}

/** Builds and packs the package, and installs it with `more` packages, before the tests of the file. */
export function testConsumer(more: readonly string[]): Consumer {
  let made: Consumer | undefined;
  beforeAll(async () => {
    made = await makeConsumer(more);
  });
  afterAll(() => made?.remove());
  return new Proxy({} as Consumer, { get: (_, name) => Reflect.get(made!, name) });
}

async function makeConsumer(more: readonly string[]): Promise<Consumer> {
  const project = emptyProject();
  const packed = join(dirname(project.folder), 'packed');
  mkdirSync(packed);
  await succeed(root, process.execPath, [join(root, 'scripts/package/pack.mjs'), '--pack-destination', packed]);
  const tarball = join(packed, readdirSync(packed)[0]!);
  project.write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  const settings = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await succeed(project.folder, npm, [...npmFirst, 'install', ...settings, tarball, ...more]);
  // What this checkout has as well need not be fetched again.
  for (const name of ['vitest', '@types/node', 'undici-types']) {
    const place = join(project.folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    if (!existsSync(place)) symlinkSync(join(root, 'node_modules', name), place);
  }
  return { ...project, tarball };
}

const npmFile = process.env.npm_execpath;
const [npm, npmFirst] = npmFile?.endsWith('.js') ? [process.execPath, [npmFile]] : ['npm', []];

/** What the tests run under, npm and Vitest, is no part of the project's own environment. */
function environment(): NodeJS.ProcessEnv {
  const isOurs = /^(BITEWING_|VITEST|NODE_(OPTIONS|ENV|PATH|COMPILE_CACHE)|npm_(?!config_(cache|registry)))/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs.test(name)));
}

async function succeed(cwd: string, command: string, args: readonly string[]): Promise<void> {
  const { status, output } = await run(cwd, command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${output}`);
}

function run(cwd: string, command: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(command, args, { cwd, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => resolve({ status, output }));
  });
}
