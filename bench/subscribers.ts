/**
 * Changes a benefit of an insurance plan that thousands of subscribers have: how soon it is answered, how soon every stored
 * estimate is new, and what others feel meanwhile. Part of `npm run bench`.
 */
import { cleanly } from './cleanly.ts';
import type { BenchDatabase } from './databases.ts';
import { type Load, measure, median } from './load.ts';
import { loadsOn } from './loads.ts';
import { practiceOf, practiceRows } from './practice.ts';
import { type Server, startServer } from './servers.ts';

const SUBSCRIBERS = 3000;
const PRACTICE = practiceOf(2 * SUBSCRIBERS * 51);
const CHANGES = 5;
/** Requests of others at the same time. */
const OTHERS = 4;
const headers = { authorization: 'ODFHIR Bench/Bench', 'content-type': 'application/json' };

/** Prints a few lines; the database is emptied at the end. */
export async function benchSubscribers(database: BenchDatabase): Promise<void> {
  const started: Server[] = [];
  await cleanly(
    async () => {
      console.log(`\nLaying ${SUBSCRIBERS} subscribers of one insurance plan …`);
      const onePlan = ['UPDATE inssub SET PlanNum = 1', 'UPDATE claimproc SET PlanNum = 1'];
      await database.lay([...practiceRows(database.engine, PRACTICE), ...onePlan.map((sql) => ({ sql, rows: 0 }))]);
      const server = await startServer('bitewing-server.ts', database.address, started);
      const list = loadsOn(PRACTICE).find(({ name }) => name === 'GET list by patient')!;
      await measureChanges(server, list);
    },
    async () => {
      for (const server of started) await server.stop();
      await database.clear();
    },
  );
}

async function measureChanges(server: Server, others: Load): Promise<void> {
  const [benefit] = (await ask(server, 'GET', '/benefits?PlanNum=1')) as { BenefitNum: number; Percent: number }[];
  const answers: number[] = [];
  const fresh: number[] = [];
  const slower: number[] = [];
  await measure(server, others, 2, OTHERS);
  for (let change = 0; change < CHANGES; change++) {
    const { p50 } = await measure(server, others, 2, OTHERS);
    const begun = performance.now();
    await ask(server, 'PUT', `/benefits/${benefit!.BenefitNum}`, { Percent: change % 2 ? 80 : 70 });
    answers.push(performance.now() - begun);
    const meanwhile = await measure(server, others, 2, OTHERS);
    while ((await due(server)) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    fresh.push((performance.now() - begun) / 1000);
    slower.push((meanwhile.p50 || 1) / (p50 || 1));
  }
  console.log(
    `A benefit of ${SUBSCRIBERS} subscribers changed ${CHANGES} times, median: answered after ${median(answers).toFixed(0)} ms, ` +
      `all estimates new after ${median(fresh).toFixed(1)} s, lists of others ${median(slower).toFixed(2)} times as slow meanwhile (p50)`,
  );
}

async function ask({ origin }: Server, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text);
}

async function due({ origin }: Server): Promise<number> {
  const { estimatesDue } = (await (await fetch(`${origin}/healthz`)).json()) as { estimatesDue: number };
  return estimatesDue;
}
