import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A folder with programs that are not installed with the project, and with what they make. */
export interface Tools {
  readonly folder: string;
  /** Where a program of a package lies: `orval/dist/bin/orval.js`. */
  place(file: string): string;
  // biome-ignore lint/suspicious/noExplicitAny: their types are installed with them, so there are none to check with
  load(name: string): any;
  write(name: string, text: string): void;
  /** Runs a JavaScript program to its end, and throws with what it said if it fails. Answers what it wrote. */
  run(program: string, ...args: string[]): Promise<string>;
  /** Compiles every TypeScript file of the folder strictly, and throws if one does not. */
  compile(): Promise<void>;
  remove(): void;
}

const root = join(import.meta.dirname, '../..');
const compilerOptions = {
  strict: true,
  noEmit: true,
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  allowImportingTsExtensions: true,
  types: [],
};

const npmFile = process.env.npm_execpath;
const [npm, npmFirst] = npmFile?.endsWith('.js') ? [process.execPath, [npmFile]] : ['npm', []];

/** Installs what the package.json beside this file names; one without a lock gets what is newest within its ranges. */
export async function installTools(name: 'tools' | 'generators'): Promise<Tools> {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-openapi-'));
  const wanted = join(import.meta.dirname, name);
  const files = readdirSync(wanted);
  for (const file of files) copyFileSync(join(wanted, file), join(folder, file));
  const settings = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  const install = files.includes('package-lock.json') ? 'ci' : 'install';
  await succeed(folder, npm, [...npmFirst, install, ...settings]);
  const require = createRequire(join(folder, 'package.json'));
  const place = (file: string) => join(folder, 'node_modules', file);
  const run = (program: string, ...args: string[]) => succeed(folder, process.execPath, [program, ...args]);
  return {
    folder,
    place,
    load: require,
    run,
    write: (file, text) => writeFileSync(join(folder, file), text),
    async compile() {
      const made = sourcesBelow(folder);
      const lost = made.filter((file) => /unknown &|& unknown/.test(readFileSync(file, 'utf8')));
      if (lost.length > 0) throw new Error(`Types are lost (unknown &) in ${lost.join(', ')}`);
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: made }));
      await run(join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function sourcesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules');
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sourcesBelow(path) : entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** The server under test may run in this process, so none is waited for without letting it work. */
async function succeed(cwd: string, command: string, args: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)(command, args, { cwd, maxBuffer: 64 * 2 ** 20 })).stdout;
  } catch (problem) {
    const { stdout, stderr } = problem as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: problem });
  }
}
