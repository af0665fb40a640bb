import type { Key } from '../../../domain/key.ts';
import type { Unit } from '../../handle.ts';
import type { UnitGround, Work } from './ground.ts';
import { usualLeaving } from './leaving.ts';
import type { Waiting } from './member.ts';
import { runTogether } from './shared-transaction.ts';
import { runAlone } from './unit-alone.ts';

/** Units that share a transaction. */
const MOST_UNITS = 8;
/** Transactions of such units at the same time: who comes meanwhile shares the next. */
const MOST_AT_ONCE = 2;
/** Milliseconds after which one that still runs keeps nobody waiting any more, or so many times as long as usual. */
const LONG = 20;
const TIMES_USUAL = 4;

/**
 * Units of work of different patients that come together share one transaction: one lock statement, one COMMIT, one flush, and
 * what all of them ask about their patients is asked once. A unit can take part as long as it stores nothing before its very
 * end: whatever its rules refuse has then left nothing behind, and the others go on. One that wants to store earlier, or to
 * change facts, starts again alone. When the transaction itself fails, all of them do, so that each meets only what is its own.
 *
 * Answers undefined for a unit that has to go alone.
 */
export function unitsTogether(ground: UnitGround): <T>(work: Work<T>, unit: Unit) => Promise<T> | undefined {
  const { rules } = ground;
  const isPossible =
    rules.lockIfFree !== undefined && rules.commitsInBlocks === true && rules.factVersion !== undefined;
  const leaving = usualLeaving();
  /** Patients whose units run, and those whose units take long: whoever waits for one of those waits in the database. */
  const busy = new Set<Key>();
  const slow = new Set<Key>();
  let waiting: Waiting[] = [];
  let running = 0;
  let usual = 0;
  let isSending = false;

  const mayJoin = ({ patients, ahead, asksKeys, goesAlone, kind }: Unit): boolean =>
    isPossible && ahead !== undefined && !asksKeys && !goesAlone && patients.size === 1 && leaving.isSeldom(kind);

  /** With all that this turn brings. */
  function sendSoon(): void {
    if (isSending) return;
    isSending = true;
    setImmediate(() => {
      isSending = false;
      send();
    });
  }

  function send(): void {
    while (running < MOST_AT_ONCE) {
      const some = nextOnes();
      if (some.length === 0) return;
      run(some);
    }
  }

  /** Those who came first, of each patient one. */
  function nextOnes(): Waiting[] {
    const left: Waiting[] = [];
    const next: Waiting[] = [];
    for (const one of waiting) {
      if (next.length === MOST_UNITS || busy.has(one.patNum)) left.push(one);
      else {
        busy.add(one.patNum);
        next.push(one);
      }
    }
    waiting = left;
    return next;
  }

  async function run(some: readonly Waiting[]): Promise<void> {
    running++;
    const start = performance.now();
    let isCounted = true;
    const letNextGo = () => {
      if (!isCounted) return;
      isCounted = false;
      running--;
      for (const { patNum } of some) busy.delete(patNum);
      send();
    };
    const timer = setTimeout(
      () => {
        for (const { patNum } of some) slow.add(patNum);
        const behind = waiting.filter(({ patNum }) => slow.has(patNum));
        waiting = waiting.filter(({ patNum }) => !slow.has(patNum));
        for (const one of behind) runOne(one);
        letNextGo();
      },
      Math.max(LONG, TIMES_USUAL * usual),
    );
    if (some.length === 1) await runOne(some[0]!);
    else await runTogether(ground, some);
    clearTimeout(timer);
    usual += (Math.min(performance.now() - start, LONGEST_USUAL) - usual) * WEIGHT;
    leaving.learn(some.map(({ unit }) => unit));
    for (const { patNum } of some) slow.delete(patNum);
    letNextGo();
  }

  const runOne = ({ work, unit, answer }: Waiting) => runAlone(ground, work, unit).then(answer.resolve, answer.reject);

  return <T>(work: Work<T>, unit: Unit) => {
    const [patNum] = unit.patients;
    if (!mayJoin(unit) || slow.has(patNum!)) return undefined;
    const answer = Promise.withResolvers<unknown>();
    waiting.push({ work, unit, patNum: patNum!, answer });
    sendSoon();
    return answer.promise as Promise<T>;
  };
}

/** How much of what is usual is forgotten with each transaction. */
const WEIGHT = 1 / 8;
/** Milliseconds: waiting for a lock is not usual. */
const LONGEST_USUAL = 250;
