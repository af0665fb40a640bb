import type { Practice } from '../db/practice.ts';
import { serviceProblem } from '../http/running/forward.ts';

/** What the person who starts the server should know of the service that writes for it. */
export async function serviceWarnings(service: Practice['writesThrough']): Promise<string[]> {
  const problem = service && (await serviceProblem(service));
  return problem === undefined ? [] : [problem];
}

/** The same of key pairs that belong to other practices. */
export function keyWarnings(others: number): string[] {
  if (others === 0) return [];
  const pairs =
    others === 1
      ? 'One key pair of the control file belongs to another practice, and is refused here.'
      : `${others} key pairs of the control file belong to other practices, and are refused here.`;
  return [pairs];
}
