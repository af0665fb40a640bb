import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { SqliteConnection } from './connection.ts';
import type { PlacedFile } from './placed-file.ts';
import { isBusy } from './trouble.ts';

/** Units that share one flush at most, and the milliseconds of work after which no further unit joins. */
const MOST_UNITS = 64;
const LONGEST_WORK = 20;
/** Milliseconds of work after which the event loop gets a turn, so that reads and new connections are not kept waiting. */
const TURN = 2;
/**
 * Milliseconds of one piece of work, such as a document that is stored, and the turns that the loop gets after it: a read
 * needs some.
 */
const LONG = 20;
const TURNS_AFTER_LONG = 16;
/** Milliseconds a write waits for another program that holds the file. */
const LONGEST_WAIT = 2000;

interface Waiting {
  readonly run: () => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

interface Told {
  /** What is stored is about to change. */
  beforeCommit(): void;
  /** A transaction is over, committed or not. */
  onEnd(): void;
}

/**
 * Runs units of work one after the other on the one writing connection. Those that wait at the same time share one
 * transaction, each behind a savepoint of its own: what a unit wrote is undone when it throws, and nobody is answered
 * before the one flush that stores them all. A flush costs more than most units, so sixteen callers at once are served
 * several times as fast.
 */
export function groupCommit(connection: SqliteConnection, place: PlacedFile, { beforeCommit, onEnd }: Told) {
  const queue: Waiting[] = [];
  const between: (() => void)[] = [];
  let isRunning = false;

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      queue.push({
        fail: reject,
        run: async () => {
          connection.exec('SAVEPOINT unit');
          try {
            const value = await work();
            connection.exec('RELEASE unit');
            return () => resolve(value);
          } catch (error) {
            undoUnit(connection, error);
            return () => reject(error);
          }
        },
      });
      if (!isRunning) void serve();
    });
  }

  async function serve(): Promise<void> {
    isRunning = true;
    // Waits a moment, so that all requests that arrived together are read before the first transaction begins.
    await nextTurn();
    while (queue.length > 0 || between.length > 0) {
      for (const work of between.splice(0)) {
        beforeCommit();
        work();
      }
      if (queue.length > 0) await serveGroup();
    }
    isRunning = false;
  }

  async function serveGroup(): Promise<void> {
    const group: Waiting[] = [];
    const answers: (() => void)[] = [];
    let turn = performance.now();
    try {
      await beginPatiently(connection, place);
      turn = performance.now();
      const end = turn + LONGEST_WORK;
      while (queue.length > 0 && group.length < MOST_UNITS && performance.now() < end) {
        const unit = queue.shift()!;
        group.push(unit);
        answers.push(await unit.run());
        turn = await letOthers(turn);
      }
      beforeCommit();
      turn = performance.now();
      connection.exec('COMMIT');
      // If the file was removed or replaced meanwhile, what was written is lost and must not be acknowledged.
      place.requireStored();
    } catch (error) {
      rollBack(connection);
      // Nothing of the whole group was stored. If no group had begun, another program held the file, and everybody has
      // waited long enough.
      for (const unit of group.length > 0 ? group : queue.splice(0)) unit.fail(error);
      return;
    } finally {
      onEnd();
    }
    for (const answer of answers) answer();
    // Whoever was answered asks again only after a turn, so a flush that is as short as usual needs none here.
    if (performance.now() - turn > LONG) await letOthers(turn);
  }

  /** Work on the connection while no transaction is open on it. */
  function alone<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      between.push(() => {
        try {
          place.requireInPlace();
          const done = work();
          place.requireStored();
          resolve(done);
        } catch (error) {
          reject(error);
        }
      });
      if (!isRunning) void serve();
    });
  }

  return Object.assign(enqueue, { alone });
}

/** Gives the event loop its turns after work since `turn`; answers when the next work begins. */
async function letOthers(turn: number): Promise<number> {
  const worked = performance.now() - turn;
  if (worked <= TURN) return turn;
  for (let turns = worked > LONG ? TURNS_AFTER_LONG : 1; turns > 0; turns--) await nextTurn();
  return performance.now();
}

/**
 * When the disk is full SQLite undoes the whole transaction, not only this unit: then all units of the group have
 * failed.
 */
function undoUnit(connection: SqliteConnection, fault: unknown): void {
  try {
    connection.exec('ROLLBACK TO unit; RELEASE unit');
  } catch {
    throw fault;
  }
}

/** After some faults SQLite has rolled back already, and says so. */
function rollBack(connection: SqliteConnection): void {
  try {
    connection.exec('ROLLBACK');
  } catch {}
}

/**
 * Waits for the file between turns of the event loop: SQLite's own waiting would stop every other request too. The
 * transaction takes the write lock at its beginning, so nothing after it can find the file busy.
 */
async function beginPatiently(connection: SqliteConnection, place: PlacedFile): Promise<void> {
  const start = performance.now();
  for (;;) {
    try {
      place.requireInPlace();
      return connection.exec('BEGIN IMMEDIATE');
    } catch (error) {
      if (!isBusy(error) || performance.now() - start > LONGEST_WAIT) throw error;
    }
    await pause(5 + Math.random() * 20);
  }
}
