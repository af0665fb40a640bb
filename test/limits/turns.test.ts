import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { DEMO_KEYS } from '../../src/demo/marker.ts';
import { callerTurns, type TurnLimits } from '../../src/http/turns/caller-turns.ts';
import { laterTurns } from '../../src/http/turns/later-turns.ts';
import { loopTurns } from '../../src/http/turns/loop-turns.ts';
import { oneOfEach } from '../../src/http/turns/one-of-each.ts';
import { turnQueue } from '../../src/http/turns/turn-queue.ts';
import { usualTime } from '../../src/http/turns/usual-time.ts';
import { startServer } from '../../src/index.ts';
import { fc } from '../support/properties.ts';
import { rawRequest } from '../support/raw-request.ts';
import { startTestPractice } from '../support/test-practice.ts';

const limits: TurnLimits = { atOnce: 1, waitingOfOne: 5, waitingOfAll: 8, longestWait: 60_000 };
const asker = (customer: string, address = '127.0.0.1', connection: object = {}) => ({ customer, address, connection });

/** Work that holds the event loop. */
function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Work that ends when the test says so. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, end: resolve };
}

/** Turns by a clock that only work moves, so that what is measured does not depend on the machine. */
function timedTurns(changed: Partial<TurnLimits> = {}) {
  let now = 0;
  const turns = callerTurns({ ...limits, waitingOfOne: 100, waitingOfAll: 100, ...changed }, loopTurns(), () => now);
  const takes = (milliseconds: number) => async () => {
    await new Promise((resolve) => setImmediate(resolve));
    now += milliseconds;
  };
  return { turns, takes };
}

describe('turns of callers', () => {
  it('go round by customer, then by address', async () => {
    const turns = callerTurns({ ...limits, waitingOfOne: 100, waitingOfAll: 100 });
    const first = held();
    const order: string[] = [];
    const all = [turns(asker('z'), first.work)];
    const ask = (customer: string, address: string) =>
      all.push(turns(asker(customer, address), async () => void order.push(`${customer}${address}`)));
    for (let count = 0; count < 4; count++) ask('a', '1');
    ask('a', '2');
    ask('b', '1');
    ask('b', '1');
    first.end();
    await Promise.all(all);
    expect(order).toEqual(['a1', 'b1', 'a2', 'b1', 'a1', 'a1', 'a1']);
  });

  it('let the event loop look between works that hold it, so that a later caller is not read last', async () => {
    const turns = callerTurns({ ...limits, atOnce: 2, waitingOfOne: 100, waitingOfAll: 100 });
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(name);
      busy(6);
    };
    const greedy = Array.from({ length: 5 }, () => turns(asker('a'), work('greedy')));
    // What is read one turn later, as the request of a connection that had to wait.
    const modest = new Promise<void>((resolve) => setImmediate(() => resolve(turns(asker('b'), work('modest')))));
    await Promise.all([...greedy, modest]);
    expect(order.indexOf('modest')).toBeLessThan(4);
  });

  it('of one kind are not kept waiting by another kind whose works all hold the event loop', async () => {
    const loop = loopTurns();
    const reads = callerTurns({ ...limits, atOnce: 2, waitingOfOne: 100, waitingOfAll: 100 }, loop);
    const writes = callerTurns({ ...limits, atOnce: 64, waitingOfOne: 100, waitingOfAll: 100 }, loop);
    const order: string[] = [];
    // Twenty connections on which the next request comes as soon as one is answered.
    const readAgain = async () => {
      const connection = {};
      while (order.length < 100) {
        await reads(asker('a', '1', connection), async () => {
          order.push('read');
          busy(6);
        });
      }
    };
    const readers = Array.from({ length: 20 }, readAgain);
    await new Promise((resolve) => setImmediate(resolve));
    await writes(asker('a', '1'), async () => void order.push('write'));
    expect(order.indexOf('write')).toBeLessThan(10);
    await Promise.all(readers);
  });

  it('do not count as work what only waits, for a database elsewhere for example', async () => {
    const loop = loopTurns();
    const turns = callerTurns({ ...limits, atOnce: 2 }, loop);
    await turns(asker('a'), () => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(loop.isTired()).toBe(false);
    busy(6);
    expect(loop.isTired()).toBe(true);
  });

  it('wait while connections are taken, and begin when none has come for a while', () => {
    const loop = loopTurns();
    const order: string[] = [];
    return new Promise<void>((resolve, reject) => {
      const connect = (count: number) => {
        loop.arrived();
        order.push('connection');
        if (count > 1) setImmediate(() => connect(count - 1));
      };
      loop.afterLook(() => {
        try {
          expect(order).toEqual(Array.from({ length: 50 }, () => 'connection'));
          resolve();
        } catch (error) {
          reject(error);
        }
      });
      connect(50);
    });
  });

  it('are not lost to a process that stood still for longer than anybody waits', async () => {
    const turns = callerTurns({ ...limits, longestWait: 10 });
    const first = turns(asker('a'), async () => busy(6));
    const second = turns(asker('b'), async () => 'done');
    busy(30);
    await first;
    expect(await second).toBe('done');
  });

  it('of what was promised are one at a time, and refused only before they are', async () => {
    const turns = laterTurns({ ofOne: 2, ofAll: 3 });
    const order: string[] = [];
    const first = held();
    const named = (name: string) => async () => void order.push(name);
    const all = [turns(asker('a'), first.work), turns(asker('a'), named('a2')), turns(asker('b'), named('b1'))];
    expect(() => turns(asker('a'), named('a3'))).toThrow(expect.objectContaining({ status: 429 }));
    expect(() => turns(asker('c'), named('c1'))).toThrow(expect.objectContaining({ status: 503 }));
    expect(order).toEqual([]);
    first.end();
    await Promise.all(all);
    expect(order.sort()).toEqual(['a2', 'b1']);
    await turns(asker('a'), named('a4'));
    expect(order).toContain('a4');
  });

  it('of documents are one of each customer at a time', async () => {
    const turns = oneOfEach({ ...limits, atOnce: 2 });
    const [first, other] = [held(), held()];
    const order: string[] = [];
    const begun =
      (name: string, { work }: ReturnType<typeof held>) =>
      () => {
        order.push(name);
        return work();
      };
    const all = [
      turns(asker('a'), begun('a1', first)),
      turns(asker('a'), async () => void order.push('a2')),
      turns(asker('b'), begun('b1', other)),
    ];
    other.end();
    await all[2];
    expect(order).toEqual(['a1', 'b1']);
    first.end();
    await Promise.all(all);
    expect(order).toEqual(['a1', 'b1', 'a2']);
  });

  it('come first for the connection whose requests take least', async () => {
    const { turns, takes } = timedTurns();
    const [greedy, modest] = [{}, {}];
    await turns(asker('a', '1', greedy), takes(30));
    const first = held();
    const order: string[] = [];
    const all = [turns(asker('z'), first.work)];
    for (let count = 0; count < 3; count++)
      all.push(turns(asker('a', '1', greedy), async () => void order.push('greedy')));
    all.push(turns(asker('a', '1', modest), async () => void order.push('modest')));
    first.end();
    await Promise.all(all);
    expect(order).toEqual(['modest', 'greedy', 'greedy', 'greedy']);
  });

  it.each([
    ['that asks for little on the connection it always uses', {}],
    ['that opens a connection for its request, too', undefined],
  ])('come soon for a caller %s, though others open one for each costly request', async (_what, connection) => {
    const { turns, takes } = timedTurns();
    const [costly, cheap] = [{}, {}];
    const ask = (operation: object, work: () => Promise<void>, on: object = {}) =>
      turns({ ...asker('a', '1', on), operation }, work);
    await ask(cheap, takes(1), connection);
    await ask(costly, takes(20));
    let served = 0;
    const all = Array.from({ length: 12 }, () => ask(costly, takes(20)).then(() => void served++));
    await ask(cheap, takes(1), connection);
    expect(served).toBeLessThan(3);
    await Promise.all(all);
  });

  it('are taken by more callers at once while what they ask for usually takes little', async () => {
    const { turns, takes } = timedTurns({ atOnce: 2, shortAtOnce: 5 });
    const [costly, cheap] = [{}, {}];
    /** Seven callers ask; as many as are expected begin, and no others until those end. */
    const begin = async (operation: object, expected: number) => {
      const one = held();
      let count = 0;
      const work = () => {
        count++;
        return one.work();
      };
      const all = Array.from({ length: 7 }, () => turns({ ...asker('a'), operation }, work));
      const look = () => new Promise((resolve) => setImmediate(resolve));
      while (count < expected) await look();
      for (let looks = 0; looks < 20; looks++) await look();
      expect(count).toBe(expected);
      one.end();
      await Promise.all(all);
    };
    // Nobody knows yet what it takes.
    await begin(cheap, 2);
    for (let count = 0; count < 40; count++) await turns({ ...asker('a'), operation: cheap }, async () => {});
    await turns({ ...asker('a'), operation: costly }, takes(40));
    await begin(cheap, 5);
    await begin(costly, 2);
  });

  it('go in order among equals, also for one during whose last request the garbage was collected', () => {
    let now = 0;
    const usual = usualTime(() => now);
    const queue = turnQueue<object>(usual.placeOf);
    const operation = {};
    const askers = Array.from({ length: 256 }, () => ({ ...asker('a'), operation }));
    for (let round = 0; round < 20; round++) for (const one of askers) usual.note(one, 0.1);
    const [slow, ...others] = askers;
    usual.note(slow!, 30);
    for (const one of askers) queue.push(one, one);
    let waited = 0;
    while (queue.shift() !== slow && waited < 10_000) {
      // Each of the others asks again at once.
      const next = others[waited++ % others.length]!;
      now += 0.1;
      usual.note(next, 0.1);
      queue.push(next, next);
    }
    expect(waited).toBeLessThan(2 * 256);
  });

  it('come in the end for what is costly, too, while others ask for little all the time', async () => {
    const { turns, takes } = timedTurns();
    const [costly, cheap] = [{}, {}];
    const heavy = {};
    await turns({ ...asker('a', '1', heavy), operation: costly }, takes(200));
    let isServed = false;
    let asked = 0;
    const askAgain = async () => {
      const connection = {};
      while (!isServed && ++asked < 2000) await turns({ ...asker('a', '1', connection), operation: cheap }, takes(1));
    };
    const others = Array.from({ length: 5 }, askAgain);
    await turns({ ...asker('a', '1', heavy), operation: costly }, async () => {});
    isServed = true;
    await Promise.all(others);
    expect(asked).toBeLessThan(1500);
  });

  it('end with 429 for one customer with too many, with 503 when all are too many', async () => {
    const turns = callerTurns(limits);
    const first = held();
    const all = [turns(asker('a'), first.work)];
    for (let count = 0; count < 5; count++) all.push(turns(asker('a'), async () => {}));
    await expect(turns(asker('a'), async () => {})).rejects.toMatchObject({
      status: 429,
      headers: { 'retry-after': '1' },
    });
    for (let count = 0; count < 3; count++) all.push(turns(asker('b'), async () => {}));
    await expect(turns(asker('b'), async () => {})).rejects.toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
    });
    first.end();
    await Promise.all(all);
    await expect(turns(asker('c'), async () => 'done')).resolves.toBe('done');
  });

  it('are there for a customer with hardly any, however many of others wait, and come soon', async () => {
    const turns = callerTurns({ ...limits, waitingOfOne: 100, waitingOfAll: 200 });
    const first = held();
    const order: string[] = [];
    const named = (name: string) => turns(asker(name), async () => void order.push(name));
    const all = [turns(asker('a'), first.work)];
    for (let count = 0; count < 100; count++) all.push(named('a'), named('b'));
    all.push(named('c'), named('c'));
    await expect(named('c')).rejects.toMatchObject({ status: 503 });
    first.end();
    await Promise.all(all);
    expect(order.lastIndexOf('c')).toBeLessThan(6);
  });

  it('end with 503 for who waited too long, and the next one has the place', async () => {
    const turns = callerTurns({ ...limits, longestWait: 50 });
    const first = held();
    const running = turns(asker('a'), first.work);
    await expect(turns(asker('b'), async () => 'late')).rejects.toMatchObject({ status: 503 });
    const next = turns(asker('b'), async () => 'in time');
    first.end();
    await expect(running).resolves.toBeUndefined();
    await expect(next).resolves.toBe('in time');
  });

  it('are not held by who has gone: nothing is done for them, and others may wait in their place', async () => {
    const turns = callerTurns(limits);
    const first = held();
    const running = turns(asker('z'), first.work);
    const gone = new EventEmitter();
    const done: string[] = [];
    const waiting = Promise.allSettled(
      Array.from({ length: limits.waitingOfOne }, () =>
        turns({ ...asker('a'), listening: gone as never }, async () => void done.push('for nobody')),
      ),
    );
    gone.emit('close');
    const next = turns(asker('a'), async () => void done.push('for somebody'));
    first.end();
    await Promise.all([running, next]);
    for (const result of await waiting) expect(result.status).toBe('rejected');
    expect(done).toEqual(['for somebody']);
    expect(gone.listenerCount('close')).toBe(0);
  });

  it('are given back by work that fails', async () => {
    const turns = callerTurns(limits);
    await expect(turns(asker('a'), async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turns(asker('a'), async () => 'done')).resolves.toBe('done');
  });

  it('lose nobody and serve nobody twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.boolean()), { maxLength: 60 }), (steps) => {
        const queue = turnQueue<number>(() => 0);
        const expected = new Set<number>();
        steps.forEach(([customer, address, stays], index) => {
          const leave = queue.push(asker(`${customer}`, `${address}`), index);
          if (stays) expected.add(index);
          else leave();
        });
        expect(queue.size()).toBe(expected.size);
        const served = new Set<number>();
        for (let item = queue.shift(); item !== undefined; item = queue.shift()) served.add(item);
        expect(served).toEqual(expected);
        expect(queue.size()).toBe(0);
      }),
    );
  });

  it('go to whoever took least, and of equals to whoever came first, whoever leaves meanwhile', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.boolean())), (waiting) => {
        const ranks = new Map<object, number>();
        const queue = turnQueue<number>(({ connection }) => ranks.get(connection)!);
        const leaves = waiting.map(([rank], index) => {
          const connection = {};
          ranks.set(connection, rank);
          return queue.push(asker('one', '127.0.0.1', connection), index);
        });
        const stays = [...waiting.entries()].filter(([index, [, leaving]]) => !leaving || !leaves[index]!());
        const expected = stays.sort(([, [one]], [, [other]]) => one - other).map(([index]) => index);
        expect(waiting.map(() => queue.shift()).filter((index) => index !== undefined)).toEqual(expected);
      }),
    );
  });
});

const demoKey = `ODFHIR ${DEMO_KEYS.developerKey}/${DEMO_KEYS.customerKey}`;

describe('one connection', () => {
  it.each([
    ['lists', '/api/v1/procedurelogs'],
    ['reference pages', '/docs'],
  ])('has its %s answered one after the other, and no others wait for them', async (_name, path) => {
    const server = await startServer({ database: ':memory:', port: 0 });
    const list = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${demoKey}\r\n`;
    const last = `GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
    let isAnswered = false;
    const pipelined = rawRequest(server.origin, `${list}\r\n`.repeat(300) + last).then((text) => {
      isAnswered = true;
      return text;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const beside = await fetch(`${server.url}/clinics`, { headers: { authorization: demoKey } });
    expect(beside.status).toBe(200);
    expect(isAnswered).toBe(false);
    expect([...(await pipelined).matchAll(/HTTP\/1\.1 200 OK/g)]).toHaveLength(301);
    await server.stop();
  });

  it('that sends three thousand requests with a key ahead has them all answered in the end', async () => {
    const server = await startServer({ database: ':memory:', port: 0, empty: true });
    const ask = `GET /nowhere?${'x'.repeat(60)} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${demoKey}\r\n\r\n`;
    const last = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
    const text = await rawRequest(server.origin, ask.repeat(3000) + last);
    const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+) [^\r]*\r\n/g)].map(([, status]) => status);
    expect(statuses).toEqual([...Array.from({ length: 3000 }, () => '404'), '200']);
    await server.stop();
  });
});

describe('a database file that another program holds', () => {
  it('makes twenty writers wait together, not one after the other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bitewing-held-'));
    const database = join(folder, 'practice.db');
    const practice = await startTestPractice({ engine: 'sqlite', database } as never);
    await practice.lay('patient', { PatNum: 10 });
    const other = new DatabaseSync(database);
    other.exec('BEGIN IMMEDIATE');
    const start = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => practice.post('/treatplans', { PatNum: 10, Heading: 'x' })),
    );
    const waited = performance.now() - start;
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 503));
    expect(answers[0]!.headers.get('retry-after')).toBe('1');
    // One after the other they would wait 40 seconds.
    expect(waited).toBeLessThan(30_000);
    other.exec('ROLLBACK');
    other.close();
    expect((await practice.post('/treatplans', { PatNum: 10, Heading: 'x' })).status).toBe(201);
    await practice.stop();
    rmSync(folder, { recursive: true });
  });
});
