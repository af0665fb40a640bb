#!/usr/bin/env node
// The `bitewing` program: the command line of src/main.ts, with everything it needs installed on the way.
process.argv.splice(2, 0, 'bitewing');
import('./run.mjs');
