/** What `npm start` runs: the flags of Node and the file of the program, which is made where it is not there yet. */
import { execFileSync } from 'node:child_process';
import { programFile } from '../scripts/program/bundle.mjs';
import { youngMemory } from '../scripts/program/young-memory.mjs';

export async function startedProgram(): Promise<{ flags: readonly string[]; file: string }> {
  const file = await programFile(async (script: string) => void execFileSync(process.execPath, [script]));
  return { flags: [youngMemory], file };
}
