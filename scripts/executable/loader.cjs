// What the executable runs first. Threads and processes of the program start from files, so what the executable holds is
// laid into a folder of the user's cache, once for each version of it, and started from there.
const { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { homedir, tmpdir } = require('node:os');
const { basename, dirname, isAbsolute, join } = require('node:path');
const { getAsset } = require('node:sea');

const { folder: name, names } = JSON.parse(getAsset('list.json', 'utf8'));
// A process that the program begins is this file again, with the code it is for among its arguments: it has our name, and
// none of our environment, which would say where it lies.
const isPart = (argument) => basename(argument) !== argument && basename(dirname(dirname(argument))) === name;
const part = process.channel && process.argv.find(isPart);
if (part) createRequire(part)(part);
else createRequire(join(unpacked(), 'bitewing.mjs'))('./bitewing.mjs');

/** The folder with all files. It appears whole or not at all, so that two that start at once do no harm. */
function unpacked() {
  const cache = cacheFolder();
  const whole = join(cache, name);
  if (existsSync(whole)) return whole;
  const fresh = mkdtempSync(join(cache, `${name}-`));
  for (const file of names) {
    mkdirSync(dirname(join(fresh, file)), { recursive: true });
    writeFileSync(join(fresh, file), Buffer.from(getAsset(file)));
  }
  try {
    renameSync(fresh, whole);
  } catch (problem) {
    // Another one was faster.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(whole)) throw problem;
  }
  return whole;
}

/** Nobody else may write there; a user without a home gets a folder that goes with the process. */
function cacheFolder() {
  for (const baseOf of [() => process.env.XDG_CACHE_HOME, () => join(homedir(), '.cache')]) {
    try {
      const base = baseOf();
      // An empty HOME gives a relative one, which would depend on where the program is started.
      if (!base || !isAbsolute(base)) continue;
      const place = join(base, 'bitewing');
      mkdirSync(place, { recursive: true, mode: 0o700 });
      return place;
    } catch {
      // Read-only, not ours, or an account that nobody has a home for: the next one.
    }
  }
  const place = temporaryFolder();
  process.on('exit', () => rmSync(place, { recursive: true, force: true }));
  return place;
}

function temporaryFolder() {
  try {
    return mkdtempSync(join(tmpdir(), 'bitewing-'));
  } catch ({ message }) {
    const why = `it unpacks 4 MB before it starts, and found no folder to write in (${message})`;
    process.stderr.write(`bitewing: ${why}. Name one with XDG_CACHE_HOME or TMPDIR.\n`);
    process.exit(1);
  }
}
