#!/usr/bin/env node
// The `bitewing` program of the package. It is read by whatever Node the machine has, and a Node that is too old runs it
// on another one.
// @ts-expect-error It stands beside this file in the package only, as what is imported below.
import { memoryFlags, withMemory } from './memory.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [command = 'start'] = process.argv.slice(2);

// A server bounds the memory of Node, which takes such a setting only when it begins and finds none in the first line of a
// program. So it begins again, as the same process: that takes 30 ms. Windows has no such call, nor has Node before 22.15.
const isServer = command === 'start' || command.startsWith('-');
const isBounded = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].some((given) => given.includes('semi-space'));
if (isServer && !isBounded && process.execve && process.platform !== 'win32' && !process.channel)
  process.execve(
    process.execPath,
    [process.execPath, ...memoryFlags, ...process.execArgv, ...process.argv.slice(1)],
    withMemory(process.env),
  );

// npx passes no signal on, so the program ends when npx ends.
if (process.env.npm_command === 'exec')
  // @ts-expect-error
  import('./stop-when-orphaned.mjs').then(({ stopWhenOrphaned }) => stopWhenOrphaned());

if (major > 22 || (major === 22 && minor >= 13)) {
  // SQLite is part of Node and works; that Node 22 calls it experimental is no news for whoever starts a server.
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => {
    if (name !== 'ExperimentalWarning') process.stderr.write(`bitewing: ${name}: ${message}\n`);
  });
  import('node:module').then(({ enableCompileCache }) => {
    enableCompileCache();
    // @ts-expect-error
    return import('./code/main.cjs');
  });
} else if (major >= 20) {
  import('./old-node.mjs').then(({ runOnNode24 }) => runOnNode24(new URL('./code/main.cjs', import.meta.url)));
} else {
  console.error(`Bitewing needs Node 22.13 or newer; this is ${process.versions.node}.`);
  process.exitCode = 1;
}
