import { Refusal } from '../../../domain/refusal.ts';
import { Conflict, noDatabase, unavailable } from '../../trouble.ts';
import { errnoOf, serverRefusal } from './server-refusals.ts';

/** Another writer won: deadlock or failed certification, lock wait too long, row changed since it was read. */
const CONFLICTS = [1213, 1205, 1020];

/** The server takes no statements now: a transaction that only reads, killed, out of memory, off line. */
const NOT_NOW = [1792, 1927, 1041, 3032];

/**
 * The server stops, or the node lost its cluster. Everything is undone, so the whole unit may run on another server.
 */
const ELSEWHERE = [1053, 1180, 1047];

const TOO_LONG = [1969, 3024];

/** Our own sign that a statement got no answer in time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export const isTooLong = (error: unknown) => TOO_LONG.includes(errnoOf(error));

export const isConflict = (error: unknown) => CONFLICTS.includes(errnoOf(error));

/** A table has no room for one row more; the statement is longer than the server takes. */
const NO_ROOM = [1114, 1153];

/** What a value, a constraint or a name of a statement is wrong about, or has no room for, which COMMIT never meets. */
export const isOfStatement = (error: unknown) =>
  NO_ROOM.includes(errnoOf(error)) ||
  /^(22|23|42)/.test(String((error as { sqlState?: string | null }).sqlState ?? ''));

/** The driver numbers its own errors 45xxx. */
export const isOfDriver = (errno: number) => errno >= 45_000 && errno < 46_000;

/** The connection is gone or useless: the driver says so (or its socket), or we stopped waiting. */
export function isBroken(error: unknown): boolean {
  const { code, fatal } = error as { code?: string; fatal?: boolean };
  const errno = errnoOf(error);
  // The driver takes a statement that was given up for a session that was.
  if (isTooLong(error)) return false;
  return error instanceof NoAnswer || isOfDriver(errno) || errno < 0 || /^E[A-Z]+$/.test(code ?? '') || Boolean(fatal);
}

/** The server has as many prepared statements as it takes (max_prepared_stmt_count). */
const PREPARED_ENOUGH = 1461;

/**
 * The connection is better given up: it is broken, or holds prepared statements, which end with it, while the server takes no
 * more of them.
 */
export const isSpent = (error: unknown): boolean => isBroken(error) || errnoOf(error) === PREPARED_ENOUGH;

/** The server this connection leads to cannot be used for the moment, so another one should be tried. */
export function isServerUnfit(error: unknown): boolean {
  const errno = errnoOf(error);
  if (error instanceof NoAnswer) return true;
  if (isTooLong(error) || isConflict(error)) return false;
  return [...ELSEWHERE, 1290, 1792, 1836].includes(errno) || isBroken(error);
}

/** What the caller of a read, or of a unit of work that did not reach COMMIT, is told. */
export function asTrouble(error: unknown): unknown {
  if (error instanceof Refusal || error instanceof Conflict) return error;
  const errno = errnoOf(error);
  if (isConflict(error)) return new Conflict('Another writer was faster.', { cause: error });
  if (isTooLong(error)) return unavailable('The database took too long. Ask for less, or try again later.');
  const refusal = serverRefusal(error);
  if (refusal) return refusal;
  if (error instanceof NoAnswer || NOT_NOW.includes(errno)) return noDatabase(error);
  if (ELSEWHERE.includes(errno) || isBroken(error)) return new Conflict('The connection broke.', { cause: error });
  return error;
}
