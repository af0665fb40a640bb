// The folder of the project, and how the scripts print messages: on standard error, because standard output belongs to the command.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

export function say(sentence) {
  process.stderr.write(`bitewing: ${sentence}\n`);
}

/** An end that needs no stack trace: the message says what is wrong and what to do; empty when we were told to stop. */
export class Sentence extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
