import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { keptPort } from '../../../test/support/kept-port.ts';
import { startTarget, type Target } from '../target.ts';
import { judge } from './judge.ts';
import { authorization, customerKey, foundPractice, openBeside, patients, settingsIn } from './practice.ts';
import { followChanges, readAll } from './reading.ts';
import { type Mood, startReceiver } from './receiver.ts';
import { type Written, write } from './writers.ts';

interface Telling {
  /** The folder of everything except a practice on MariaDB. */
  readonly folder: string;
  readonly database: string;
  readonly servers: number;
  readonly writers: number;
  /** Procedures to write and have acknowledged; each makes about eight changes. */
  readonly procedures: number;
  /** Times a server is killed. */
  readonly kills: number;
  /** Copies the practice meanwhile with `examples/mirror`, which is killed as often. */
  readonly withMirror: boolean;
}

interface Told {
  readonly faults: readonly string[];
  readonly procedures: number;
  readonly acknowledged: number;
  readonly changes: number;
  readonly calls: number;
  /** Calls that came again although they had been accepted. */
  readonly repeated: number;
  readonly seconds: number;
}

const TABLES = ['ProcedureLog', 'ProcedureLogDeleted', 'TreatPlanAttach', 'TreatPlanAttachDeleted'];

/** What the receiver goes through, again and again, while a server dies at every second step. */
const MOODS: readonly Mood[] = ['well', 'fails', 'hangs', 'dead', 'slow'];

/** Seconds after which a change that was not told counts as lost. */
const PATIENCE = 300;

/**
 * Writes through all servers at once while servers and the receiver of their events are killed, and then holds what was
 * told against what was written and against what is stored.
 */
export async function tellUnderFire(telling: Telling): Promise<Told> {
  const { folder, database } = telling;
  await foundPractice(folder, database);
  const start = async () => startOn(telling, await keptPort());
  const running = await Promise.all(Array.from({ length: telling.servers }, start));
  const receiver = await startReceiver(join(folder, 'journal'), customerKey);
  try {
    return await underFire(telling, running, receiver);
  } finally {
    await receiver.be('dead');
    await Promise.all(running.map((server) => server.end('SIGKILL')));
  }
}

const startOn = ({ folder, database }: Telling, port: string) =>
  startTarget({ database, port, flags: ['--events-private', 'on'], env: settingsIn(folder) });

async function underFire(
  telling: Telling,
  running: Target[],
  receiver: Awaited<ReturnType<typeof startReceiver>>,
): Promise<Told> {
  const { folder, database, writers, procedures, kills, withMirror } = telling;
  const began = performance.now();
  const urls = running.map(({ url }) => url);
  for (const WatchTable of TABLES) await subscribe(urls[0]!, receiver.url, WatchTable);
  const ledger: Written[] = [];
  let isOver = false;
  const following = followChanges(urls, () => isOver);
  following.catch(() => {}); // Told below.
  const mirror = withMirror ? mirrorOf(urls[0]!, join(folder, 'mirror.db')) : undefined;
  const acknowledged = () => ledger.filter(({ procNum }) => procNum !== undefined).length;
  const isEnough = () => acknowledged() >= procedures;
  const writing = Array.from({ length: writers }, (_, writer) =>
    write({ patients, authorization, urls, isOver: isEnough }, writer, ledger),
  );

  const steps = Math.max(kills * 2, MOODS.length);
  for (let step = 0; step < steps; step++) {
    await reach(() => acknowledged() >= (procedures * (step + 1)) / (steps + 1), writing);
    await receiver.be(MOODS[step % MOODS.length]!);
    if (step % 2 === 0 || step / 2 >= kills) continue;
    const victim = ((step - 1) / 2) % running.length;
    await Promise.all([running[victim]!.end('SIGKILL'), mirror?.kill()]);
    running[victim] = await startOn(telling, new URL(urls[victim]!).port);
  }
  await Promise.all(writing);
  isOver = true;
  const followed = await following;
  await receiver.be('well');
  const faults = await settled(database, followed.length);

  const changes = await followChanges(urls, () => true);
  const [procedureRows, attaches] = [await readAll(urls, 'procedurelogs'), await readAll(urls, 'treatplanattaches')];
  const taken = receiver.taken();
  const mirrored = await mirror?.compare();
  const evidence = { ledger, taken, followed, changes, procedures: procedureRows, attaches };
  return {
    faults: [...faults, ...judge(evidence), ...(mirrored === undefined || mirrored === '' ? [] : [mirrored])],
    procedures: procedureRows.size,
    acknowledged: acknowledged(),
    changes: changes.length,
    calls: taken.length,
    repeated: taken.length - new Set(taken.map(({ id }) => id)).size,
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

/** Waits for a step; a writer that fails ends the waiting. */
async function reach(isThere: () => boolean, writing: readonly Promise<void>[]): Promise<void> {
  let failure: unknown;
  for (const one of writing)
    one.catch((error) => {
      failure = error;
    });
  while (!isThere()) {
    if (failure) throw failure;
    await pause(20);
  }
}

async function subscribe(url: string, EndPointUrl: string, WatchTable: string): Promise<void> {
  const response = await fetch(`${url}/subscriptions`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ EndPointUrl, WatchTable, PollingSeconds: 1 }),
  });
  if (response.status !== 201) throw new Error(`A subscription was refused: ${await response.text()}`);
}

/** Waits until everything up to this change was told, and makes no call wait for its next try. */
async function settled(database: string, head: number): Promise<string[]> {
  const beside = await openBeside(database);
  const end = performance.now() + PATIENCE * 1000;
  try {
    while (!(await beside.hasTold(head))) {
      if (performance.now() > end) return [`${PATIENCE} seconds after the last write not everything was told.`];
      await beside.retryPending();
      await pause(200);
    }
    return [];
  } finally {
    await beside.close();
  }
}

const mirrorProgram = fileURLToPath(new URL('../../../examples/mirror/mirror.mjs', import.meta.url));

/** A copy that follows the changes; the code that kills it also starts it again. */
function mirrorOf(url: string, file: string) {
  const resources = ['patients', 'procedurelogs', 'treatplans', 'treatplanattaches', 'securitylogs'];
  const [developer, customer] = authorization.replace('ODFHIR ', '').split('/');
  const env = { ...process.env, API_URL: url, DEVELOPER_KEY: developer, CUSTOMER_KEY: customer };
  const run = (flag: string) => {
    const child = spawn(process.execPath, [mirrorProgram, file, flag, ...resources], { env });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece) => {
        said += piece;
      });
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { child, gone, said: () => said };
  };
  let now = run('--follow');
  const end = async () => {
    now.child.kill('SIGKILL');
    await now.gone;
  };
  return {
    async kill() {
      await end();
      now = run('--follow');
    },
    /** What differs from the source, or nothing. */
    async compare(): Promise<string> {
      await end();
      const last = run('--check');
      return (await last.gone) === 0 ? '' : `The mirror: ${last.said().slice(0, 500)}`;
    },
  };
}
