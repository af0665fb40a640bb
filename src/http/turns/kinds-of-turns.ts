import type { EventEmitter } from 'node:events';
import type { Practice } from '../../db/practice.ts';
import { callerTurns } from './caller-turns.ts';
import { laterTurns } from './later-turns.ts';
import { loopTurns } from './loop-turns.ts';
import { oneOfEach } from './one-of-each.ts';

const QUEUES = { waitingOfOne: 1000, waitingOfAll: 2000, longestWait: 3000 };

/** Queries and documents may take long: one at a time of each customer, so that whoever asks heavy ones waits alone. */
const HEAVY = { waitingOfOne: 20, waitingOfAll: 200, longestWait: 30_000 };

export type Turns = ReturnType<typeof turnsOf>;

/** The turns of each kind of work; `server` tells of its connections. */
export function turnsOf({ writesOneAtATime }: Pick<Practice, 'writesOneAtATime'>, server: Pick<EventEmitter, 'on'>) {
  const loop = loopTurns();
  server.on('connection', loop.arrived);
  // An embedded database is read in this thread, so reading more at once gains nothing and delays the next caller. A
  // database server answers many short reads with one statement (`db/mariadb/reads/gathered-reads.ts`): the more there
  // are, the less each costs.
  const reads = writesOneAtATime ? { atOnce: 2 } : { atOnce: 6, shortAtOnce: 16 };
  return {
    read: callerTurns({ ...QUEUES, ...reads }, loop),
    // They share a flush, and on a database server a transaction: the more there are, the less each costs.
    write: callerTurns({ ...QUEUES, atOnce: writesOneAtATime ? 64 : 16 }, loop),
    query: oneOfEach({ ...HEAVY, atOnce: 3 }),
    // Work of this process alone, such as reading the text of a query.
    compute: oneOfEach({ ...HEAVY, atOnce: 1 }),
    // Documents are made in a process of their own, so no read waits for them.
    print: oneOfEach({ ...HEAVY, atOnce: 2 }),
    // Files over SFTP: each is held in memory, and waits for a server elsewhere.
    transfer: oneOfEach({ ...HEAVY, atOnce: 2 }),
    afterwards: laterTurns(),
  };
}
