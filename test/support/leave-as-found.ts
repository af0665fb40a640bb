import { afterAll } from 'vitest';
import { differences, processState } from './process-state.ts';

// Runs before each file of tests that shares its process with others. What a file leaves behind in the process could make
// another one pass or fail, so the file itself fails and names it.

const PATIENCE_MS = 60_000;

const found = processState();

afterAll(async () => {
  const until = Date.now() + PATIENCE_MS;
  // A server or a program that is stopping may take a moment.
  for (let left = differences(found, processState()); left.length > 0; left = differences(found, processState())) {
    if (Date.now() > until) throw new Error(`This file of tests leaves its process changed: ${left.join(', ')}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}, 2 * PATIENCE_MS);
