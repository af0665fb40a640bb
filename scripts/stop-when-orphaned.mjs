// Ends this process, as a SIGTERM would, once the process that started it is gone. A SIGTERM or SIGKILL further up
// (npm, the shell npm started, our own entry script) does not always travel down, and a server left behind keeps its
// port.
// Imported by the entry script; also preloaded into the program (`node --import`), where loading the file is enough.
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const checkEveryMs = 500;

export function stopWhenOrphaned() {
  const line = lineUpToNpm();
  const timer = setInterval(() => {
    if (lineUpToNpm() === line) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, checkEveryMs);
  timer.unref();
}

/** Our parent, and npm where it is the parent of that one: killed, it leaves its shell waiting for us. */
function lineUpToNpm() {
  const above = statusField(process.ppid, 'PPid');
  return statusField(above, 'Name')?.startsWith('npm') ? `${process.ppid} ${above}` : `${process.ppid}`;
}

/** A field of Linux's process table; undefined on other systems and for processes that are gone. */
function statusField(pid, field) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${field}:\\s*(.*)$`, 'm'))?.[1];
  } catch {
    return undefined;
  }
}

const preloaded = process.execArgv.includes(`--import=${import.meta.url}`);
if (preloaded && isMainThread && process.platform !== 'win32') stopWhenOrphaned();
