import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../src/index.ts';
import { privateAddresses } from '../../src/workers/private-address.ts';
import { runBitewing, temporaryFolder } from '../cli/run-bitewing.ts';
import { authorization, fillPractice } from '../durability/real-server.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';
import { keptPort } from '../support/kept-port.ts';
import { fc } from '../support/properties.ts';
import {
  type Caller,
  caller,
  callerOf,
  type ProgramWithWorkers,
  startWithWorkers,
  unusedKeys,
} from './program-with-workers.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const PATIENTS = [1, 2, 3];
/** More than the tests use: a connection leads to either worker. */
const CUSTOMERS = Array.from({ length: 100 }, (_, number) => `Customer${number}`);

describe.each(engines)('two workers, on %s', (engine) => {
  let database: FreshDatabase;
  const control = folder.path(`${engine}-control.db`);
  const newKey = unusedKeys(CUSTOMERS);
  let program: ProgramWithWorkers;
  beforeAll(async () => {
    database = await sharedDatabase(engine);
    await fillPractice({ database: database.database, control }, CUSTOMERS);
  });
  const start = () => startWithWorkers(['--database', database.database, '--control', control]);
  beforeAll(async () => {
    program = await start();
  });
  afterAll(async () => {
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    await database.drop();
  });

  const post = (by: Caller, PatNum: number, Note: string) =>
    by.send('POST', '/commlogs', { PatNum, Note }, { 'idempotency-key': Note });
  /** The newest first. */
  const notes = async (by: Caller, PatNum: number, slice = 'Limit=1'): Promise<string[]> => {
    const { status, text } = await by.send('GET', `/commlogs?PatNum=${PatNum}&${slice}`);
    expect(status).toBe(200);
    return JSON.parse(text).map(({ Note }: { Note: string }) => Note);
  };

  /** Writes for a patient of its own and reads what it wrote until `isOver`; answers which notes were acknowledged. */
  async function work(by: Caller, patient: number, name: string, isOver: () => boolean, onAnswer = () => {}) {
    const acknowledged: string[] = [];
    for (let count = 0; !isOver(); count++) {
      const note = `${name} ${count}`;
      expect((await post(by, patient, note)).status).toBe(201);
      acknowledged.push(note);
      expect(await notes(by, patient)).toEqual([note]);
      onAnswer();
      // What is tried is who answers, not how much.
      await pause(5);
    }
    return acknowledged;
  }

  async function expectOnceEach(patient: number, acknowledged: readonly string[]): Promise<void> {
    const one = caller(program.url, authorization);
    const all: string[] = [];
    for (;;) {
      const some = await notes(one, patient, `Limit=1000&Offset=${all.length}`);
      if (some.length === 0) break;
      all.push(...some);
    }
    one.leave();
    const times = new Map([...Map.groupBy(all, (note) => note)].map(([note, same]) => [note, same.length]));
    expect(acknowledged.filter((note) => times.get(note) !== 1)).toEqual([]);
  }

  it('both answer, and show what was written through either of them from its answer on', async () => {
    const callers = [await callerOf(program, 1, newKey), await callerOf(program, 2, newKey)];
    const steps = fc.array(fc.record({ writer: fc.nat(1), reader: fc.nat(1) }), { minLength: 1, maxLength: 6 });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 3 }), async (lines) => {
        // Each line waits for its own answers only, so that writes of others come in between.
        await Promise.all(
          lines.map(async (line, index) => {
            for (const { writer, reader } of line) {
              const note = `Step ${++count}`;
              expect((await post(callers[writer]!, PATIENTS[index]!, note)).status).toBe(201);
              expect(await notes(callers[reader]!, PATIENTS[index]!)).toEqual([note]);
            }
          }),
        );
      }),
      { numRuns: 20 },
    );
    for (const one of callers) one.leave();
  });

  it('that is killed takes no request of the other along, and is replaced', async () => {
    const [staying, leaving] = [await callerOf(program, 1, newKey), await callerOf(program, 2, newKey)];
    const replaced = program.serving();
    let isReplaced = false;
    const others = work(staying, 1, 'Staying', () => isReplaced);
    const acknowledged: string[] = [];
    const its = (async () => {
      for (let count = 0; !isReplaced || count < 20; count++) {
        const note = `Leaving ${count}`;
        if (count === 10) process.kill(program.pidOf(2), 'SIGKILL');
        // Its own connections break; a request that is sent again on another one is answered.
        while ((await post(leaving, 2, note).catch(connectionBroke))?.status !== 201);
        acknowledged.push(note);
        await pause(5);
      }
    })();
    expect(await replaced).toMatchObject({ worker: 2 });
    isReplaced = true;
    await its;
    await expectOnceEach(1, await others);
    await expectOnceEach(2, acknowledged);
    (await callerOf(program, 2, newKey)).leave();
    staying.leave();
    leaving.leave();
  });

  it('that hangs is ended and replaced, and whoever was sent to it is answered by another one', async () => {
    const replaced = program.serving();
    process.kill(program.pidOf(2), 'SIGSTOP');
    // Connections go to the workers in turn; which has none of its own answers keeps one that it never takes.
    const callers = Array.from({ length: 6 }, () => caller(program.url, authorization));
    const answers = callers.map((one) => one.send('GET', '/patients/1'));
    expect(await replaced).toMatchObject({ worker: 2 });
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(callers.map(() => 200));
    expect(program.lines.map(({ msg }) => msg)).toContain('Worker 2 no longer answers and is ended.');
    for (const one of callers) one.leave();
  });

  it('that leads may be killed: nothing acknowledged is lost, and the other one reads on', async () => {
    const [reading, writing] = [await callerOf(program, 2, newKey), await callerOf(program, 2, newKey)];
    let isReplaced = false;
    const replaced = program.serving().finally(() => {
      isReplaced = true;
    });
    const reads = (async () => {
      let count = 0;
      for (; !isReplaced || count < 20; count++) await notes(reading, 1);
      return count;
    })();
    const acknowledged: string[] = [];
    for (let count = 0; !isReplaced || count < 20; count++) {
      const note = `Repeated ${count}`;
      if (count === 10) process.kill(program.pidOf(1), 'SIGKILL');
      for (;;) {
        const { status, text } = await post(writing, 3, note);
        if (status === 201) break;
        // Cut off, or not taken while there is none that writes.
        expect([status, text]).toEqual([503, expect.stringMatching(/Idempotency-Key|Try again in a moment/)]);
        await pause(20);
      }
      acknowledged.push(note);
    }
    expect(await replaced).toMatchObject({ worker: 1 });
    expect(await reads).toBeGreaterThanOrEqual(20);
    await expectOnceEach(3, acknowledged);
    reading.leave();
    writing.leave();
  });

  it('are replaced one after the other at a SIGHUP, and no connection is refused meanwhile', async () => {
    const before = [1, 2].map(program.pidOf);
    const name = `Restart of ${before}`;
    let isOver = false;
    let answers = 0;
    const enough = Promise.withResolvers<void>();
    const onAnswer = () => void (++answers === 10 && enough.resolve());
    const working = PATIENTS.map((patient) =>
      // Each request on a connection of its own.
      work(caller(program.url, authorization, false), patient, `${name} ${patient}`, () => isOver, onAnswer),
    );
    const failed = Promise.all(working);
    await Promise.race([enough.promise, failed]);
    program.process.kill('SIGHUP');
    const done = program.until((lines) => lines.find(({ msg }) => msg === 'Every worker was replaced.'));
    await Promise.race([done, failed]);
    isOver = true;
    for (const [index, acknowledged] of (await failed).entries()) await expectOnceEach(PATIENTS[index]!, acknowledged);
    expect([1, 2].map(program.pidOf).filter((pid) => before.includes(pid))).toEqual([]);
  });

  it('answer what they accepted before a SIGTERM', async () => {
    const stopping = await start();
    for (const worker of [1, 2]) (await callerOf(stopping, worker, newKey)).leave();
    // Connections go to the workers in turn.
    const waiting = await Promise.all([1, 2, 3, 4].map((number) => accepted(stopping.url, `Last ${number}`)));
    stopping.process.kill('SIGTERM');
    await stopping.until((_lines, said) => said.includes('Stopping') || undefined);
    expect(await Promise.all(waiting.map((goOn) => goOn()))).toEqual([201, 201, 201, 201]);
    expect(await stopping.ended).toBe(0);
  });
});

it.skipIf(process.platform === 'win32')(
  'the folder of a killed program is removed by the next one, and no other',
  async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const [killed, running, used] = [gone, process.pid, gone].map((pid) =>
      mkdtempSync(join(tmpdir(), `bitewing-workers-${pid}-`)),
    ) as [string, string, string];
    writeFileSync(join(used, '1'), '');
    try {
      privateAddresses().remove();
      expect([killed, running, used].map((each) => existsSync(each))).toEqual([false, true, true]);
    } finally {
      for (const each of [running, used]) rmSync(each, { recursive: true });
    }
  },
);

/** Sends the head of a POST and waits for the word that its body may come; what is answered sends it. */
async function accepted(url: string, Heading: string): Promise<() => Promise<number>> {
  const body = JSON.stringify({ PatNum: 1, Heading });
  const sending = request(`${url}/treatplans`, {
    method: 'POST',
    agent: false,
    headers: {
      authorization,
      'content-type': 'application/json',
      'content-length': body.length,
      expect: '100-continue',
    },
  });
  sending.flushHeaders();
  await once(sending, 'continue');
  return async () => {
    const answered = once(sending, 'response');
    sending.end(body);
    const [response] = await answered;
    response.resume();
    return response.statusCode;
  };
}

function connectionBroke(error: { code?: string }): undefined {
  if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') throw error;
}

describe('--workers', () => {
  it('works from the sources, tells where it is, and the figures of each worker', async () => {
    const ready = folder.path('ready.json');
    const admin = `127.0.0.1:${await keptPort()}`;
    const args = ['--database', folder.path('sources.db'), '--ready-file', ready, '--admin', admin];
    const program = await startWithWorkers(args, join(import.meta.dirname, '../../src/main.ts'));
    expect(JSON.parse(readFileSync(ready, 'utf8'))).toMatchObject({ url: program.url, pid: program.process.pid });
    const one = caller(program.url, 'ODFHIR DemoDeveloperKey/DemoCustomerKey0');
    expect((await one.send('GET', '/patients?Limit=1')).status).toBe(200);
    one.leave();
    expect((await fetch(`http://${admin}/readyz`)).status).toBe(200);
    const figures = await (await fetch(`http://${admin}/metrics`)).text();
    // Each process tells of itself, and what is one for all the lead.
    expect(figures.match(/^process_resident_memory_bytes\{worker="\d"\}/gm)).toHaveLength(2);
    expect(figures.match(/^bitewing_estimates_due\{.*$/gm)).toEqual(['bitewing_estimates_due{worker="1"} 0']);
    expect(figures).toMatch(/^bitewing_request_duration_seconds_count\{method="GET",operation="\/patients".*\} 1$/m);
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(existsSync(ready)).toBe(false);
  });

  it('ends although no caller does, the lead last, so that nothing is left beside the files', async () => {
    const place = mkdtempSync(folder.path('unended-'));
    const files = { database: join(place, 'practice.db'), control: join(place, 'control.db') };
    await fillPractice(files, CUSTOMERS);
    const stopping = await startWithWorkers(['--database', files.database, '--control', files.control]);
    const newKey = unusedKeys(CUSTOMERS);
    for (const worker of [1, 2]) (await callerOf(stopping, worker, newKey)).leave();
    const { hostname, port } = new URL(stopping.url);
    // Connections go to the workers in turn.
    for (let number = 1; number <= 4; number++) {
      const socket = connect(Number(port), hostname).on('error', () => {});
      socket.write(
        `POST /api/v1/treatplans HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: ${authorization}\r\n` +
          'Content-Type: application/json\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n',
      );
      expect(String(await once(socket, 'data'))).toContain('100 Continue');
      socket.resume();
    }
    stopping.process.kill('SIGTERM');
    expect(await stopping.ended).toBe(0);
    expect(readdirSync(place).sort()).toEqual(['control.db', 'practice.db']);
  });

  it.skipIf(process.platform !== 'linux')('leaves the lead files for what the others hand on', async () => {
    const running = await startWithWorkers(['--database', folder.path('few-files.db')], undefined, 300);
    const { hostname, port } = new URL(running.url);
    onTestFinished(async () => {
      running.process.kill('SIGKILL');
      await running.ended;
    });
    const heard: Promise<unknown>[] = [];
    // Each of these is answered by the lead, over a connection of its own, or closed as one too many.
    const strangers = Array.from({ length: 400 }, () => {
      const socket = connect(Number(port), hostname)
        .on('error', () => {})
        .resume();
      heard.push(new Promise((resolve) => socket.once('data', resolve).once('close', resolve)));
      socket.write('GET /api/ext/v1/present HTTP/1.1\r\nHost: localhost\r\nAuthorization: Handover wrong\r\n\r\n');
      return socket;
    });
    await Promise.all(heard);
    const one = () => caller(running.url, 'ODFHIR DemoDeveloperKey/DemoCustomerKey0', false);
    const write = () => one().send('POST', '/commlogs', { PatNum: 1140, Note: 'x' });
    const told = await Promise.all(Array.from({ length: 8 }, write));
    for (const socket of strangers) socket.destroy();
    expect(told.map(({ status }) => status)).toEqual(Array<number>(8).fill(201));
  });

  it.each<[args: string[], sentence: string]>([
    [['--database', ':memory:'], '--workers needs a practice that all of them can open'],
    [['--test-controls'], '--test-controls holds the state of one process.'],
    [['--mode', 'remote'], '--mode remote answers a key once a second'],
    [['--workers', '65'], '--workers must be a number from 1 to 64, not "65".'],
    [['--workers', 'all'], '--workers must be a number from 1 to 64, not "all".'],
  ])('is refused with %j', async (args, sentence) => {
    // A flag is given once, so what a row gives itself is not given before it.
    const usual = { '--workers': '2', '--database': folder.path('none.db') };
    const others = Object.entries(usual).filter(([flag]) => !args.includes(flag));
    const { status, err } = await runBitewing(['config', ...others.flat(), ...args]);
    expect([status, err]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('tells what keeps the first of them from starting, once', async () => {
    const taken = await startServer({ database: ':memory:', port: 0 });
    const { port } = new URL(taken.origin);
    const { status, err } = await runBitewing(['--workers', '2', '--port', port, '--database', folder.path('none.db')]);
    expect([status, err]).toEqual([2, expect.stringMatching(/^bitewing: Port \d+ is taken by another program.*\n$/)]);
    await taken.stop();
  });

  it('belongs to the program: a server within another one refuses it', async () => {
    await expect(startServer({ database: ':memory:', workers: 2 } as never)).rejects.toThrow(
      'workers is for the program',
    );
  });
});
