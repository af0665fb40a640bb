#!/usr/bin/env node
// Entry point of every npm script: `node scripts/run.mjs <command> [arguments]`. It runs before anything is installed,
// on whatever Node the machine has: this file keeps to syntax that an old Node can read, so that it gets its sentence.
const oldestNode = 20;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(`Bitewing needs Node ${oldestNode} or newer to install itself; this is Node ${process.versions.node}.`);
  process.exit(1);
}

import('./commands.mjs').then(({ runCommand }) => runCommand(...process.argv.slice(2)));
