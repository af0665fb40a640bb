import type { Practice } from '../db/practice.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { markAsDemo } from './marker.ts';

/** Fills an empty practice with the invented one: the same rows every time. */
export async function fillDemoPractice(practice: Practice): Promise<void> {
  await unitOfWork(practice, async (tx) => {
    await markAsDemo(tx);
  });
}
