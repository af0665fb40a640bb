/**
 * What it costs to report every change: a POST with and without its outbox, and changes a second through the feed. Part of
 * `npm run bench`; alone: `node bench/feed.ts`. On an SQLite file, in this process, so that the processor time is the
 * server's alone.
 */
import inject from 'light-my-request';
import { type App, buildApp } from '../src/app.ts';
import { systemClock } from '../src/clock.ts';
import { withFeed } from '../src/db/feed/with-feed.ts';
import type { Practice } from '../src/db/practice.ts';
import { openSqlitePractice } from '../src/db/sqlite/practice.ts';
import { PERMISSIONS } from '../src/http/permissions.ts';
import { operations } from '../src/resources/index.ts';
import { cleanly } from './cleanly.ts';
import { type BenchDatabase, fileDatabase } from './databases.ts';
import { median } from './load.ts';
import { practiceOf, practiceRows } from './practice.ts';

const PRACTICE = practiceOf(20_000);
/** Turns of each, and requests of one turn, which are sent at the same time. */
const TURNS = 400;
const TOGETHER = 8;
/** Turns that are not counted: they compile what they run. */
const WARM_UP = 50;

/** Prints two lines; the database is emptied at the end. */
export async function benchFeed(database: BenchDatabase): Promise<void> {
  const opened: Practice[] = [];
  const serve = (practice: Practice) => {
    opened.push(practice);
    return appOn(practice);
  };
  await cleanly(
    async () => {
      await database.lay(practiceRows(database.engine, PRACTICE));
      const plain = serve(openSqlitePractice(database.address, systemClock));
      const telling = serve(withFeed(openSqlitePractice(database.address, systemClock)));
      await measurePosts(plain, telling);
      await measureFeed(telling);
    },
    async () => {
      for (const practice of opened) await practice.close();
      await database.clear();
    },
  );
}

function appOn(practice: Practice): App {
  const caller = { permissions: new Set(PERMISSIONS), customer: 'Bench', developerName: 'Bench' };
  return buildApp({
    ...{
      practice,
      operations,
      findCaller: () => caller,
      mode: 'service',
      strict: false,
      queryTime: 1000,
      isLocal: true,
    },
    ...{
      publicUrl: '',
      allowedOrigins: [],
      practiceKind: 'own',
      demoKeys: undefined,
      logLevel: 'silent',
    },
  });
}

const headers = { authorization: 'ODFHIR Bench/Bench', 'content-type': 'application/json' };

/** In short turns, so that whatever else the machine does falls on both alike; the medians count. */
async function measurePosts(plain: App, telling: App): Promise<void> {
  let sent = 0;
  const post = async (app: App) => {
    const PatNum = ((sent++ * 7919) % PRACTICE.patients) + 1;
    const work = { ProcDate: '2026-01-05', ProcStatus: 'TP', CodeNum: 7, ProcFee: '87.00', Priority: 1, Dx: 3 };
    const payload = { PatNum, ...work };
    const { statusCode, body } = await inject(app.handle, {
      method: 'POST',
      url: '/api/v1/procedurelogs',
      headers,
      payload,
    });
    if (statusCode !== 201) throw new Error(body);
  };
  const turn = async (app: App) => {
    const start = process.cpuUsage();
    await Promise.all(Array.from({ length: TOGETHER }, () => post(app)));
    const { user, system } = process.cpuUsage(start);
    return (user + system) / TOGETHER;
  };
  const [without, as]: number[][] = [[], []];
  for (let count = -WARM_UP; count < TURNS; count++) {
    const costs = [await turn(plain), await turn(telling)];
    if (count < 0) continue;
    without!.push(costs[0]!);
    as!.push(costs[1]!);
  }
  const [before, after] = [median(without!), median(as!)];
  const share = ((after / before - 1) * 100).toFixed(1);
  console.log('\nTelling changes, processor time, median');
  console.log(
    `POST procedure: ${before.toFixed(0)} µs without an outbox, ${after.toFixed(0)} µs with it, ${share} % more`,
  );
}

/** Everything that the POSTs stored, numbered and then read page by page. */
async function measureFeed(app: App): Promise<void> {
  const read = async (query: string) => {
    const [start, from] = [process.cpuUsage(), performance.now()];
    let changes = 0;
    for (let after = 0; ; ) {
      const answer = await inject(app.handle, { url: `/api/ext/v1/changes?after=${after}${query}`, headers });
      const page = answer.json() as { changes: unknown[]; next: number };
      if (page.changes.length === 0) break;
      changes += page.changes.length;
      after = page.next;
    }
    const { user, system } = process.cpuUsage(start);
    const seconds = (performance.now() - from) / 1000;
    return { changes, each: (user + system) / changes, perSecond: changes / seconds };
  };
  const numbered = await read('');
  const plain = await read('');
  const rows = await read('&include=row');
  const told = ({ each, perSecond }: typeof plain) => `${each.toFixed(0)} µs each, ${perSecond.toFixed(0)} a second`;
  console.log(`${numbered.changes} changes numbered and read: ${told(numbered)}`);
  console.log(`read once more: ${told(plain)}; with their rows: ${told(rows)}`);
}

if (import.meta.main) await benchFeed(fileDatabase());
