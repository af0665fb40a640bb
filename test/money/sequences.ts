import type { TestPractice } from '../support/test-practice.ts';
import { accountSteps } from './steps/accounts.ts';
import { claimSteps } from './steps/claims.ts';
import { coverageSteps } from './steps/coverage.ts';
import { handOf } from './steps/hand.ts';
import { procedureSteps } from './steps/procedures.ts';
import { rarerSteps } from './steps/rarer.ts';

/** A stream of numbers from 0 to below 1 that a seed determines (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Sends requests that a random stream chooses from what the practice holds, and tells what it sent. */
export function dealer(practice: TestPractice, random: () => number) {
  const said: string[] = [];
  const hand = handOf(practice, random, said);
  const steps: Readonly<Record<string, () => Promise<void>>> = {
    ...procedureSteps(hand),
    ...claimSteps(hand),
    ...accountSteps(hand),
    ...coverageSteps(hand),
    ...rarerSteps(hand),
  };
  const names = Object.keys(steps);
  return {
    said,
    async step(): Promise<void> {
      const name = names[hand.upTo(names.length)]!;
      said.push(name);
      await steps[name]!();
    },
  };
}
