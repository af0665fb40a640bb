// Runs child processes one after another and hands on the signals that we get, so that every end is a clean one.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { projectRoot, Sentence } from './messages.mjs';

/**
 * The children of this process. From now on SIGINT, SIGTERM and SIGHUP no longer end us at once: the running child gets
 * them, and we go on once it has ended.
 * - `run(command, args, options)` resolves to the exit status, 128 + signal when a signal ended the child.
 * - `step(…)` does the same for one step of several, and throws when a signal came meanwhile.
 * - `output(…)` is a step whose standard output is read: resolves to `{ status, text }`.
 * - `stopIfAsked()` throws when a signal came, for places that wait for something else than a child.
 */
export function childProcesses() {
  let running;
  let firstSignal;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      firstSignal ??= signal;
      // Ctrl-C in a terminal reaches the whole process group: the child has it already, and two of them mean "at once".
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      running?.kill(signal);
    });
  }

  function stopIfAsked() {
    if (firstSignal) throw new Sentence('', 128 + constants.signals[firstSignal]);
  }

  function run(command, args, options = {}) {
    return new Promise((resolve, reject) => {
      const child = spawn(command, args, { stdio: 'inherit', ...options });
      running = child;
      options.onStart?.(child);
      child.on('error', (problem) => reject(new Sentence(`${command} could not be started: ${problem.message}`)));
      child.on('close', (code, signal) => {
        running = undefined;
        resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']);
      });
    });
  }

  async function step(command, args, options) {
    stopIfAsked();
    const status = await run(command, args, { cwd: projectRoot, ...options });
    stopIfAsked();
    return status;
  }

  async function output(command, args, options) {
    const chunks = [];
    const onStart = (child) => child.stdout.on('data', (chunk) => chunks.push(chunk));
    const status = await step(command, args, { stdio: ['ignore', 'pipe', 'inherit'], ...options, onStart });
    return { status, text: Buffer.concat(chunks).toString('utf8') };
  }

  return { run, step, output, stopIfAsked };
}
