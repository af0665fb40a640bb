/** Processor time in milliseconds. A busy machine changes it much less than elapsed time. */
import { median } from './load.ts';

/** The median of 50 runs, after 20 that warm up. */
export async function medianWork(work: () => unknown): Promise<number> {
  for (let warmUp = 0; warmUp < 20; warmUp++) await work();
  const times: number[] = [];
  for (let round = 0; round < 50; round++) {
    const start = process.cpuUsage();
    await work();
    times.push(spent(start));
  }
  return median(times);
}

export function spent(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
