// One set-up at a time in one checkout: `npm start` and `npm test` in two terminals must not both run `npm ci`.
import { mkdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot, Sentence, say } from './messages.mjs';

const lock = join(projectRoot, '.setup-lock');
const beatEveryMs = 1_000;
const staleAfterMs = 10_000;
const giveUpAfterMs = 15 * 60_000;

/**
 * Calls `work` while holding the lock. The lock is a folder, because making a folder either succeeds or finds it there;
 * its holder touches it every second, so one that was not touched for ten seconds was left by a process that died.
 * `stopIfAsked` is called while waiting and throws to end the wait.
 */
export async function withSetUpLock(stopIfAsked, work) {
  await take(stopIfAsked);
  const heartbeat = setInterval(touch, beatEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(lock, { recursive: true, force: true });
  }
}

async function take(stopIfAsked) {
  const started = Date.now();
  for (let attempt = 0; !made(); attempt += 1) {
    if (attempt === 0) say('another command is setting up this folder; waiting for it …');
    if (Date.now() - started > giveUpAfterMs) throw new Sentence(`Another set-up still holds ${lock}.`);
    stopIfAsked();
    removeIfStale();
    await sleep(200);
  }
}

function made() {
  try {
    mkdirSync(lock);
    return true;
  } catch (problem) {
    if (problem.code === 'EEXIST') return false;
    throw new Sentence(
      `This folder cannot be written to (${problem.message}); packages have to be installed in it first.`,
    );
  }
}

function touch() {
  const now = new Date();
  utimesSync(lock, now, now);
}

function removeIfStale() {
  const found = seen(lock);
  if (!found || Date.now() - found.mtimeMs < staleAfterMs) return;
  // Two waiters may both find it stale: renaming lets one of them win, and the inode shows whether the lock that was
  // moved is the one that was judged, and not a fresh one taken in between.
  const aside = `${lock}-stale-${process.pid}`;
  try {
    renameSync(lock, aside);
    if (seen(aside)?.ino === found.ino) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, lock);
  } catch (problem) {
    if (problem.code !== 'ENOENT') throw problem;
  }
}

function seen(path) {
  return statSync(path, { throwIfNoEntry: false });
}
