import { ApiError } from '../api.ts';
import type { EndedWhy } from './ended.tsx';

/** Why a refusal ends the page; undefined if a later try may succeed. */
export function endedBy(problem: unknown): EndedWhy | undefined {
  if (!(problem instanceof ApiError)) throw problem;
  if (problem.status === 410) {
    if (/used/.test(problem.message)) return 'signed';
    return /expired/.test(problem.message) ? 'expired' : 'gone';
  }
  return problem.status === 401 ? 'invalid' : undefined;
}
