import { setTimeout as pause } from 'node:timers/promises';
import { authorization, startTarget, type Target } from './target.ts';

/** What became of acknowledged writes. */
interface Killed {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly lost: number;
  /** Milliseconds of the slowest start after a kill. */
  readonly slowestStart: number;
}

const WRITERS = 8;

/** Kills the server in the middle of writes, starts it again, and looks for everything it had acknowledged. */
export async function killAndLook(database: string, rounds: number): Promise<Killed> {
  const acknowledged: number[] = [];
  let slowestStart = 0;
  let target = await startTarget({ database });
  for (let round = 0; round < rounds; round++) {
    const writers = Array.from({ length: WRITERS }, () => writeUntilGone(target, acknowledged));
    await pause(300 + Math.random() * 900);
    await target.end('SIGKILL');
    await Promise.all(writers);
    const start = performance.now();
    target = await startTarget({ database });
    slowestStart = Math.max(slowestStart, Math.round(performance.now() - start));
  }
  const stored = await storedPlans(target);
  const lost = acknowledged.filter((number) => !stored.has(number)).length;
  await target.end('SIGTERM');
  return { rounds, acknowledged: acknowledged.length, lost, slowestStart };
}

async function writeUntilGone(target: Target, acknowledged: number[]): Promise<void> {
  while (target.isAlive()) {
    try {
      const answer = await fetch(`${target.url}/treatplans`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: '{"PatNum":1140,"Heading":"Before the kill"}',
      });
      const { TreatPlanNum } = (await answer.json()) as { TreatPlanNum: number };
      if (answer.status === 201) acknowledged.push(TreatPlanNum);
    } catch {
      return;
    }
  }
}

async function storedPlans(target: Target): Promise<Set<number>> {
  const stored = new Set<number>();
  for (let offset = 0; ; offset += 1000) {
    const answer = await fetch(`${target.url}/treatplans?PatNum=1140&Offset=${offset}`, { headers: { authorization } });
    const plans = (await answer.json()) as { TreatPlanNum: number }[];
    for (const { TreatPlanNum } of plans) stored.add(TreatPlanNum);
    if (plans.length < 1000) return stored;
  }
}
