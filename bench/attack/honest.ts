import { setTimeout as pause } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** How long an honest caller waited, in milliseconds. */
interface Felt {
  readonly requests: number;
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  /** Answers that were not 2xx, and connections that broke. */
  readonly failed: number;
}

interface Work {
  readonly url: string;
  readonly authorization: string;
  readonly milliseconds: number;
  /** Callers at the same time, each on a connection of its own. */
  readonly callers?: number | undefined;
}

/** Asks for patients and plans and writes a plan now and then, in a thread of its own, so that attackers do not slow it. */
export function feelHonestly(work: Work): Promise<Felt> {
  const worker = new Worker(new URL(import.meta.url), { workerData: work });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

/** Callers at the same time where nothing else is said; milliseconds between an answer and the next request of each. */
const CALLERS = 4;
const PAUSE = 20;

/** The patient whose rows are read. Plans are stored for the others, so that what is read stays as long as it was. */
const ASKED_ABOUT = 1140;

async function patientsBut(patient: number, url: string, authorization: string): Promise<number[]> {
  const answer = await fetch(`${url}/patients`, { headers: { authorization } });
  const rows = (await answer.json()) as { PatNum: number }[];
  return rows.map(({ PatNum }) => PatNum).filter((number) => number !== patient);
}

async function call({ url, authorization, milliseconds, callers = CALLERS }: Work): Promise<Felt> {
  const times: number[] = [];
  let failed = 0;
  const headers = { authorization, 'content-type': 'application/json' };
  const patients = await patientsBut(ASKED_ABOUT, url, authorization);
  const plan = (turn: number) => `{"PatNum":${patients[turn % patients.length]},"Heading":"Honest"}`;
  const asks: ((turn: number) => Promise<Response>)[] = [
    () => fetch(`${url}/patients/${ASKED_ABOUT}`, { headers }),
    () => fetch(`${url}/treatplans?PatNum=${ASKED_ABOUT}`, { headers }),
    (turn) => fetch(`${url}/treatplans`, { method: 'POST', headers, body: plan(turn) }),
    () => fetch(`${url}/procedurelogs?PatNum=${ASKED_ABOUT}`, { headers }),
  ];
  const end = performance.now() + milliseconds;
  async function caller(first: number): Promise<void> {
    for (let turn = first; performance.now() < end; turn++) {
      const start = performance.now();
      try {
        const answer = await asks[turn % asks.length]!(turn);
        await answer.arrayBuffer();
        if (!answer.ok) failed++;
      } catch {
        failed++;
      }
      times.push(performance.now() - start);
      await pause(PAUSE);
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, index) => caller(index)));
  times.sort((one, other) => one - other);
  const at = (share: number) => Math.round(times[Math.min(Math.floor(times.length * share), times.length - 1)] ?? 0);
  return { requests: times.length, p50: at(0.5), p99: at(0.99), slowest: at(1), failed };
}

if (!isMainThread) parentPort!.postMessage(await call(workerData as Work));
