// Installs the packages of package-lock.json when what is installed is not exactly that.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, Sentence, say } from './messages.mjs';
import { withSetUpLock } from './set-up-lock.mjs';

// Inside node_modules, so that removing the folder removes the stamp.
const stampFile = join(projectRoot, 'node_modules', '.bitewing-installed');

/** Makes node_modules match package-lock.json, package.json and this platform; does nothing when it does already. */
export async function installPackages(children) {
  const wanted = wantedStamp();
  if (installedStamp() === wanted) return;
  await withSetUpLock(children.stopIfAsked, async () => {
    // Another command may have installed everything while we waited for the lock.
    if (installedStamp() === wanted) return;
    say('installing packages (npm ci), this takes up to a minute the first time …');
    rmSync(stampFile, { force: true });
    if ((await npmCi(children)) !== 0) throw new Sentence('npm ci failed, for the reason given above.');
    writeFileSync(stampFile, wanted);
    say('packages installed.');
  });
}

function wantedStamp() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const name of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(projectRoot, name)));
  return hash.digest('hex');
}

function installedStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
}

function npmCi(children) {
  // Settings of the machine must not leave out what we run with: the compiler and Vitest are dev packages
  // (NODE_ENV=production), and Node 24 itself is an optional one. Some packages ask for Node 24, and that is what they
  // get, whatever Node npm runs on.
  const settings = [
    '--include=dev',
    '--include=optional',
    '--engine-strict=false',
    // The one package with scripts of its own (ssh2) would compile what it does without just as well.
    '--ignore-scripts',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
  ];
  // npm as the caller runs it: on Windows `npm` is a batch file, and its JavaScript file works everywhere.
  const npmFile = process.env.npm_execpath;
  const [command, firstArgs] = npmFile?.endsWith('.js') ? [process.execPath, [npmFile]] : ['npm', []];
  return children.step(command, [...firstArgs, 'ci', ...settings], { stdio: ['ignore', process.stderr, 'inherit'] });
}
