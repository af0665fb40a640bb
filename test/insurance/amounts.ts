import type { TestPractice } from '../support/test-practice.ts';

/** `[InsEstTotal, WriteOffEst]` of each estimate row of a procedure, primary first as it was made. */
export async function estimatesOf(practice: TestPractice, procNum: number): Promise<[number, number][]> {
  const rows = await practice.rows('claimproc', ({ ProcNum, Status }) => ProcNum === procNum && Status === 6);
  return rows.map(({ InsEstTotal, WriteOffEst }) => [InsEstTotal, WriteOffEst]);
}
