// Finds programs that npm does not carry, and installs their Debian packages where that is possible.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectRoot, Sentence, say } from './messages.mjs';

/**
 * Makes sure that every one of `files` is there (a program's name, looked up in PATH and the system folders, or an
 * absolute path). As root on Debian or Ubuntu the `packages` are installed, unless BITEWING_NO_APT is set; else the
 * error names the command, followed by `otherwise`.
 */
export async function requirePrograms(children, files, packages, otherwise) {
  const missing = () => files.filter((file) => !findProgram(file));
  if (missing().length === 0) return;
  if (process.getuid?.() === 0 && !process.env.BITEWING_NO_APT && findProgram('apt-get')) {
    say(`installing ${packages.join(' ')} (apt-get) …`);
    await aptInstall(children, packages);
    if (missing().length === 0) return;
  }
  throw new Sentence(
    `${missing().join(' and ')} not found. On Debian or Ubuntu: ` +
      `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}. ${otherwise}`,
  );
}

/** The path of a program, or undefined. Servers live in sbin folders, which are not in every user's PATH. */
export function findProgram(name) {
  if (name.startsWith('/')) return existsSync(name) ? name : undefined;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

async function aptInstall(children, packages) {
  const options = {
    cwd: projectRoot,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  // apt may be busy with something else, such as the machine's own upgrades.
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  await children.step('apt-get', ['update', '-qq', ...wait], options);
  await children.step('apt-get', ['install', '-y', '-qq', ...wait, '--no-install-recommends', ...packages], options);
}
