/** What `npm start` runs: the flags of Node, its environment, and the file of the program, which is made if it is not there. */
import { execFileSync } from 'node:child_process';
import { programFile } from '../scripts/program/bundle.mjs';
import { memoryFlags, withMemory } from '../scripts/program/memory.mjs';

interface StartedProgram {
  readonly flags: readonly string[];
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
}

export async function startedProgram(): Promise<StartedProgram> {
  const file = await programFile(async (script: string) => void execFileSync(process.execPath, [script]));
  return { flags: memoryFlags, file, env: withMemory(process.env) };
}
