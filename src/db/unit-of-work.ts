import { Refusal } from '../domain/refusal.ts';
import type { Practice, Transaction } from './practice.ts';

/**
 * Runs `work` as one unit: everything it writes is stored when it returns, nothing when it throws. The only place that
 * opens a transaction. A database that stays locked by another program is told as 503 with Retry-After, never as a
 * fault of the request.
 */
export async function unitOfWork<T>(practice: Practice, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await practice.write(work);
  } catch (error) {
    if (isBusy(error)) {
      throw new Refusal(503, 'The database is busy. Try again in a moment.', { 'retry-after': '1' });
    }
    throw error;
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_BUSY;
}
