import { setTimeout as pause } from 'node:timers/promises';
import type { TestPractice } from '../support/test-practice.ts';

/** What the clients of some servers saw while they wrote. */
export interface SteadyWrites {
  /** Starts a new round: keys and figures from now on are its own. */
  begin(round: string): void;
  /** Ends the round once every write that began in it was acknowledged. */
  end(): Promise<Round>;
  /** Acknowledged in this round until now. */
  acknowledged(): number;
  stop(): Promise<void>;
}

export interface Round {
  /** The text of each acknowledged note; no two are the same. */
  readonly texts: readonly string[];
  /** Longest time in seconds during which one of the servers acknowledged nothing. */
  readonly longestGap: number;
  /** Longest time in seconds that a single answer took. */
  readonly slowestAnswer: number;
  readonly answered503: number;
  /** Statuses that no client should ever see. */
  readonly unexpected: readonly number[];
}

interface Figures {
  name: string;
  writing: boolean;
  texts: string[];
  /** For each server, when it acknowledged a write. */
  moments: number[][];
  slowest: number;
  answered503: number;
  unexpected: number[];
}

const PAUSE_MS = 20;
const BEFORE_REPEAT_MS = 100;

/**
 * Writers at each server write one note after the other, each for a patient of its own, and repeat a write with its
 * Idempotency-Key until it is acknowledged, as a careful client does.
 */
export function steadyWrites(servers: readonly TestPractice[], patients: readonly (readonly number[])[]): SteadyWrites {
  let figures = newRound('', servers.length);
  let isStopping = false;

  async function write(server: number, patNum: number, key: string): Promise<void> {
    const note = { PatNum: patNum, ProcNum: patNum, Note: key };
    const mine = figures;
    while (true) {
      const start = performance.now();
      const { status } = await servers[server]!.send('POST', '/procnotes', note, { 'idempotency-key': key });
      mine.slowest = Math.max(mine.slowest, performance.now() - start);
      if (status === 201) break;
      if (status === 503) mine.answered503++;
      else if (status !== 409) mine.unexpected.push(status);
      await pause(BEFORE_REPEAT_MS);
    }
    mine.moments[server]!.push(performance.now());
    mine.texts.push(key);
  }

  let underWay = 0;
  async function writer(server: number, patNum: number): Promise<void> {
    for (let count = 0; !isStopping; count++) {
      if (figures.writing) {
        underWay++;
        await write(server, patNum, `${figures.name} ${patNum} ${count}`);
        underWay--;
      }
      await pause(PAUSE_MS);
    }
  }

  const writers = patients.flatMap((own, server) => own.map((patNum) => writer(server, patNum)));
  return {
    begin(round) {
      figures = { ...newRound(round, servers.length), writing: true };
    },
    async end() {
      const ended = performance.now();
      const { texts, moments, slowest, answered503, unexpected } = figures;
      figures.writing = false;
      while (underWay > 0) await pause(PAUSE_MS);
      const gaps = moments.map((times) => longestGap(times, ended));
      return {
        texts,
        longestGap: Math.max(...gaps) / 1000,
        slowestAnswer: slowest / 1000,
        answered503,
        unexpected,
      };
    },
    acknowledged: () => figures.texts.length,
    async stop() {
      isStopping = true;
      await Promise.all(writers);
    },
  };
}

function newRound(name: string, servers: number): Figures {
  const moments = Array.from({ length: servers }, () => []);
  return { name, writing: false, texts: [], moments, slowest: 0, answered503: 0, unexpected: [] };
}

/** The end of the round counts too, so that a server which never came back shows. */
export function longestGap(moments: readonly number[], ended: number): number {
  return [...moments, ended].reduce((longest, moment, index, all) => {
    return index === 0 ? longest : Math.max(longest, moment - all[index - 1]!);
  }, 0);
}
