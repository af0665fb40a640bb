import type { Key } from '../../../domain/key.ts';
import type { Unit } from '../../handle.ts';
import { kindsGoingAlone } from './going-alone.ts';
import type { WaitingUnit } from './member.ts';
import { runTogether } from './shared-transaction.ts';
import { runAlone } from './unit-alone.ts';
import type { UnitContext, Work } from './unit-context.ts';

/** Units that share a transaction. */
const MOST_UNITS = 8;
/** Transactions of such units at the same time: who comes meanwhile shares the next. */
const MOST_AT_ONCE = 2;

/**
 * Units of work of different patients that come together share one transaction: one lock statement, one COMMIT, one flush, and
 * what all of them ask about their patients is asked once. A unit can take part as long as it stores nothing before its very
 * end: whatever its rules refuse has then left nothing behind, and the others go on. One that wants to store earlier, or to
 * change facts, starts again alone. When the transaction itself fails, all of them do, so that each meets only what is its own.
 *
 * Answers undefined for a unit that has to go alone.
 */
export function unitsTogether(context: UnitContext): <T>(work: Work<T>, unit: Unit) => Promise<T> | undefined {
  const { lockIfFree, commitsInBlocks, factVersionSql } = context.rules;
  const isPossible = lockIfFree !== undefined && commitsInBlocks === true && factVersionSql !== undefined;
  const goingAlone = kindsGoingAlone();
  const patience = patienceWithTransactions();
  /** Patients in a running transaction that the next one waits for. */
  const busy = new Set<Key>();
  /** Patients in one that takes long: who comes for them waits in the database instead. */
  const slow = new Set<Key>();
  let waiting: WaitingUnit[] = [];
  let running = 0;
  let isSending = false;

  const mayShare = ({ patients, ahead, needsKeys, goesAlone, kind }: Unit): boolean =>
    isPossible &&
    ahead !== undefined &&
    !needsKeys &&
    !goesAlone &&
    patients.size === 1 &&
    kind !== undefined &&
    !goingAlone.isOften(kind);

  /** At the end of this turn of the event loop, with all units that it brings. */
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
      const units = takeNext();
      if (units.length === 0) return;
      void run(units);
    }
  }

  /** Those who came first, one of each patient. */
  function takeNext(): WaitingUnit[] {
    const left: WaitingUnit[] = [];
    const next: WaitingUnit[] = [];
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

  async function run(units: readonly WaitingUnit[]): Promise<void> {
    running++;
    let isWaitedFor = true;
    const letNextGo = () => {
      if (!isWaitedFor) return;
      isWaitedFor = false;
      running--;
      for (const { patNum } of units) busy.delete(patNum);
      send();
    };
    const start = performance.now();
    const timer = setTimeout(() => {
      for (const { patNum } of units) slow.add(patNum);
      sendThoseBehind();
      letNextGo();
    }, patience.milliseconds());
    if (units.length === 1) await runOne(units[0]!);
    else await runTogether(context, units);
    clearTimeout(timer);
    patience.learn(performance.now() - start);
    goingAlone.learn(units.map(({ unit }) => unit));
    for (const { patNum } of units) slow.delete(patNum);
    letNextGo();
  }

  function sendThoseBehind(): void {
    const behind = waiting.filter(({ patNum }) => slow.has(patNum));
    waiting = waiting.filter(({ patNum }) => !slow.has(patNum));
    for (const one of behind) void runOne(one);
  }

  const runOne = ({ work, unit, answer }: WaitingUnit) =>
    runAlone(context, work, unit).then(answer.resolve, answer.reject);

  return <T>(work: Work<T>, unit: Unit) => {
    const [patNum] = unit.patients;
    if (!mayShare(unit) || slow.has(patNum!)) return undefined;
    const answer = Promise.withResolvers<unknown>();
    waiting.push({ work, unit, patNum: patNum!, answer });
    sendSoon();
    return answer.promise as Promise<T>;
  };
}

/** Milliseconds that a transaction may run before nobody waits for it any more: at least so many, or so many times the usual. */
const LONG = 20;
const TIMES_USUAL = 4;
/** How much one more transaction counts against all before it. */
const WEIGHT = 1 / 8;
/** Milliseconds: waiting for a lock is not usual. */
const LONGEST_USUAL = 250;

/** How long the next transaction is waited for, learnt from how long they took lately. */
function patienceWithTransactions() {
  let usual = 0;
  return {
    milliseconds: () => Math.max(LONG, TIMES_USUAL * usual),
    learn(took: number): void {
      usual += (Math.min(took, LONGEST_USUAL) - usual) * WEIGHT;
    },
  };
}
