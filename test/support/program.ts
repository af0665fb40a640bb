import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programFile } from '../../scripts/program/bundle.mjs';

const make = async (script: string) => void (await promisify(execFile)(process.execPath, [script]));

/** The program as `npm start` starts it: a few files made of today's sources, which start in half the time of these. */
export const program = await programFile(make);

/** Where Node keeps the program compiled from one start to the next, as for `npm start`. */
export const compiled = { NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/compiled') };
