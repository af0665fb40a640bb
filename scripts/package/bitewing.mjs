#!/usr/bin/env node
// The `bitewing` program of the package. It is read by whatever Node the machine has, and a Node that is too old runs it
// on another one.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

// npx passes no signal on, so the program ends when npx ends.
if (process.env.npm_command === 'exec')
  // @ts-expect-error It stands beside this file in the package only.
  import('./stop-when-orphaned.mjs').then(({ stopWhenOrphaned }) => stopWhenOrphaned());

if (major > 22 || (major === 22 && minor >= 13)) {
  // SQLite is part of Node and works; that Node 22 calls it experimental is no news for whoever starts a server.
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => {
    if (name !== 'ExperimentalWarning') process.stderr.write(`bitewing: ${name}: ${message}\n`);
  });
  import('node:module').then(({ enableCompileCache }) => {
    enableCompileCache();
    // @ts-expect-error The code is only there, too.
    return import('./code/main.cjs');
  });
} else if (major >= 20) {
  import('./old-node.mjs').then(({ runOnNode24 }) => runOnNode24(new URL('./code/main.cjs', import.meta.url)));
} else {
  console.error(`Bitewing needs Node 22.13 or newer; this is ${process.versions.node}.`);
  process.exitCode = 1;
}
