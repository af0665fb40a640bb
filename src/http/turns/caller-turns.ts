import type { EventEmitter } from 'node:events';
import type { Practice } from '../../db/practice.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Soon } from '../../domain/soon.ts';
import { type LoopTurns, loopTurns } from './loop-turns.ts';
import { type Asker, turnQueue } from './turn-queue.ts';
import { usualTime } from './usual-time.ts';

export interface TurnLimits {
  /** Requests worked on at the same time. */
  readonly atOnce: number;
  /** The same while all of them together usually take little; absent where more at once gains nothing. */
  readonly shortAtOnce?: number;
  /** Requests of one customer, and of all, that may wait. */
  readonly waitingOfOne: number;
  readonly waitingOfAll: number;
  /** Milliseconds from its arrival after which a waiting request is sent away; Infinity for never. */
  readonly longestWait: number;
}

/** Of so many that one customer may have waiting, one is let in however many others wait: two customers could fill the room. */
const PART_OF_ONE = 50;

const QUEUES = { waitingOfOne: 1000, waitingOfAll: 2000, longestWait: 3000 };

type Kind = Pick<Practice, 'writesOneAtATime'>;

/** Milliseconds that those who are worked on usually take together, below which more may join them. */
const SHORT = 20;

/**
 * An embedded database is read in this thread, so reading more at once gains nothing and delays the next caller. A database
 * server answers many short reads with one statement (`db/mariadb/reads/gathered-reads.ts`): the more there are, the less each costs.
 */
const readTurns = (practice: Kind): TurnLimits =>
  practice.writesOneAtATime ? { ...QUEUES, atOnce: 2 } : { ...QUEUES, atOnce: 6, shortAtOnce: 16 };

/** Writes share a flush, and on a database server a transaction: the more there are, the less each costs. */
const writeTurns = (practice: Kind): TurnLimits => ({
  ...QUEUES,
  atOnce: practice.writesOneAtATime ? 64 : 16,
});

/**
 * The work may tell when it begins, if it had to wait for something else than its turn. What is done at once in a turn that is
 * free is answered at once.
 */
export interface CallerTurns {
  <T>(asker: Asker, work: (begun: () => void) => Promise<T>): Promise<T>;
  <T>(asker: Asker, work: (begun: () => void) => Soon<T>): Soon<T>;
}

type SoonInTurn = <T>(asker: Asker, work: (begun: () => void) => Soon<T>) => Soon<T>;

const comeAgain = (status: number, sentence: string) => new Refusal(status, sentence, { 'retry-after': '1' });

/**
 * Runs the work of all callers a few at a time. Those who wait take turns by customer, the addresses of a customer among
 * themselves, and of one address whoever came first, costly requests later: a caller with a thousand requests, or with costly
 * ones, delays another one's by a few, not by all. Too many of one customer are refused at once with 429, too many of
 * all with 503 unless hardly any are this customer's, and who waited too long gets 503. Whoever has gone leaves the line.
 */
export function callerTurns(
  limits: TurnLimits,
  loop: LoopTurns = loopTurns(),
  milliseconds: () => number = () => performance.now(),
): CallerTurns {
  const usual = usualTime(milliseconds);
  const queue = turnQueue<() => void>(usual.placeOf);
  const rest = loop.restingPlace();
  const { atOnce, shortAtOnce = atOnce } = limits;
  let active = 0;
  /** Milliseconds that they usually take together. */
  let expected = 0;
  let isResting = false;

  const isRoomy = () => active < atOnce || (active < shortAtOnce && expected < SHORT);
  const isFree = () => isRoomy() && queue.size() === 0 && !loop.isAnybodyResting() && !loop.isTired();
  const hasRoom = () => queue.size() > 0 && isRoomy();

  /** Takes a turn; answers what it is expected to take, which `perform` gives back. */
  function take(asker: Asker): number {
    const time = usual.ofOperation(asker);
    active++;
    expected += time;
    return time;
  }

  /** Lets in what waits, as far as there is room; not before it must, as somebody with a better claim may come. */
  function goOn(): void {
    if (!hasRoom()) return;
    if (loop.isAnybodyResting()) restOnce();
    else letIn();
  }

  function letIn(): void {
    while (hasRoom()) {
      if (loop.isTired()) {
        restOnce();
        return;
      }
      queue.shift()!();
    }
  }

  async function restOnce(): Promise<void> {
    if (isResting) return;
    isResting = true;
    await rest();
    isResting = false;
    letIn();
  }

  function wait(asker: Asker): Promise<number> {
    if (asker.listening?.destroyed) throw comeAgain(503, 'Nobody waits for the answer.');
    const own = queue.sizeOf(asker.customer);
    if (own >= limits.waitingOfOne) {
      throw comeAgain(429, 'Too many requests of this key wait for an answer. Try again in a moment.');
    }
    if (queue.size() >= limits.waitingOfAll && own >= limits.waitingOfOne / PART_OF_ONE) {
      throw comeAgain(503, 'Too many requests wait for an answer. Try again in a moment.');
    }
    return new Promise((resolve, reject) => {
      const leave = queue.push(asker, () => {
        ended();
        resolve(take(asker));
      });
      const giveUp = () => {
        if (!leave()) return;
        ended();
        reject(comeAgain(503, 'The server is busy. Try again in a moment.'));
      };
      // If the whole process was blocked for a while, other work may have ended meanwhile: let what rests begin before
      // giving up.
      const timer = Number.isFinite(limits.longestWait)
        ? setTimeout(() => loop.afterLook(() => loop.afterLook(giveUp)), limits.longestWait)
        : undefined;
      const ended = () => {
        clearTimeout(timer);
        asker.listening?.off('close', giveUp);
      };
      asker.listening?.on('close', giveUp);
      goOn();
    });
  }

  function perform<T>(asker: Asker, time: number, work: (begun: () => void) => Soon<T>): Soon<T> {
    let start = milliseconds();
    const together = active;
    const ended = () => {
      // Writes that share a flush wait for it together.
      usual.note(asker, (milliseconds() - start) / Math.max(together, active));
      active--;
      // Sums of fractions go astray.
      expected = active === 0 ? 0 : expected - time;
      goOn();
    };
    let made: Soon<T>;
    try {
      made = work(() => {
        start = milliseconds();
      });
    } catch (error) {
      ended();
      throw error;
    }
    if (made instanceof Promise) return made.finally(ended);
    ended();
    return made;
  }

  async function performLater<T>(asker: Asker, work: (begun: () => void) => Soon<T>): Promise<T> {
    const time = await wait(asker);
    // Those that were let in together may have taken what room there was.
    while (loop.isTired()) await rest();
    return perform(asker, time, work);
  }

  const inTurn: SoonInTurn = (asker, work) =>
    isFree() ? perform(asker, take(asker), work) : performLater(asker, work);
  return inTurn as CallerTurns;
}

/** The turns of each kind of work; `server` tells of its connections. */
export function turnsOf(practice: Kind, server: Pick<EventEmitter, 'on'>) {
  const loop = loopTurns();
  server.on('connection', loop.arrived);
  return {
    read: callerTurns(readTurns(practice), loop),
    write: callerTurns(writeTurns(practice), loop),
    query: queryTurns(),
    compute: oneOfEach({ ...HEAVY, atOnce: 1 }),
    print: printTurns(),
    transfer: transferTurns(),
    afterwards: laterTurns(),
  };
}

/** Queries and documents may take long: one at a time of each customer, so that whoever asks heavy ones waits alone. */
const HEAVY = { waitingOfOne: 20, waitingOfAll: 200, longestWait: 30_000 };

/** Turns of callers' own SQL. */
const queryTurns = () => oneOfEach({ ...HEAVY, atOnce: 3 });

/** Turns of documents. They are made in a thread of their own, so no read waits for them. */
const printTurns = () => oneOfEach({ ...HEAVY, atOnce: 2 });

/** Turns of files that move over SFTP: each is held in memory, and waits for a server elsewhere. */
const transferTurns = () => oneOfEach({ ...HEAVY, atOnce: 2 });

/** One at a time of each customer, and of all as many as the limits say. */
export function oneOfEach(limits: TurnLimits): CallerTurns {
  const ofAll = callerTurns(limits);
  const ofOne = new Map<string, { readonly turns: CallerTurns; running: number }>();
  const inTurn: SoonInTurn = async (asker, work) => {
    const own = ofOne.get(asker.customer) ?? { turns: callerTurns({ ...limits, atOnce: 1 }), running: 0 };
    ofOne.set(asker.customer, own);
    own.running++;
    try {
      return await own.turns(asker, () => ofAll(asker, work));
    } finally {
      if (--own.running === 0) ofOne.delete(asker.customer);
    }
  };
  return inTurn as CallerTurns;
}

/** What may be under way after its answer, of one customer and of all: until it is sent it is held in memory. */
const LATER = { ofOne: 2, ofAll: 8 };

/**
 * Turns of what goes on after its answer, one at a time: what was accepted waits as long as it takes. Throws at once, 429 or
 * 503, where too much is under way.
 */
export function laterTurns({ ofOne, ofAll } = LATER): CallerTurns {
  const turns = callerTurns({
    atOnce: 1,
    waitingOfOne: ofOne,
    waitingOfAll: ofAll,
    longestWait: Number.POSITIVE_INFINITY,
  });
  const underway: string[] = [];
  const inTurn: SoonInTurn = (asker, work) => {
    const { customer } = asker;
    if (underway.filter((one) => one === customer).length >= ofOne) {
      throw comeAgain(429, 'Too much that this key was promised is still to be sent. Try again in a moment.');
    }
    if (underway.length >= ofAll) {
      throw comeAgain(503, 'Too much that was promised is still to be sent. Try again in a moment.');
    }
    underway.push(customer);
    // Its answer has been sent: that the caller hangs up takes nothing back.
    return turns({ ...asker, listening: undefined }, async (begun) => work(begun)).finally(() =>
      underway.splice(underway.indexOf(customer), 1),
    );
  };
  return inTurn as CallerTurns;
}
