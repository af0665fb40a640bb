import { execFile } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type ServerOptions, SettingError, startServer } from '../../src/index.ts';
import { startTestServer } from '../../src/testing.ts';
import { keptPort } from '../support/kept-port.ts';

const NOW = '2025-03-10 09:00:00';
const headers = { authorization: 'ODFHIR Test/TestCustomer', 'content-type': 'application/json' };

const start = async (port = 0) => {
  const server = await startServer({ database: ':memory:', port, empty: true });
  server.keys.add({ developerKey: 'Test', customerKey: 'TestCustomer' }, 'Maker', ['ReadAll', 'AllOthers'], NOW);
  return server;
};

describe('startServer', () => {
  it('gives each call a practice, keys and a port of its own', async () => {
    const [one, other] = [await start(), await start()];
    expect(one.url).not.toBe(other.url);
    await one.practice.write(async (tx) => {
      await tx.db
        .insertInto('clinic')
        .values({ ClinicNum: 1, Description: 'Only here' } as never)
        .execute();
    });
    const lists = [];
    for (const { url } of [one, other]) lists.push(await (await fetch(`${url}/clinics`, { headers })).json());
    expect(lists).toMatchObject([[{ Description: 'Only here' }], []]);
    one.keys.revoke(1, NOW);
    const statuses = [];
    for (const { url } of [one, other]) statuses.push((await fetch(`${url}/clinics`, { headers })).status);
    expect(statuses).toEqual([401, 200]);
    await one.stop();
    expect((await fetch(`${other.url}/clinics`, { headers })).status).toBe(200);
    await other.stop();
  });

  it.each([
    [{ prot: 4000 }, '() has no option "prot". Did you mean port?'],
    [{ 'page-cap': 100 }, '() has no option "page-cap". Did you mean pageCap?'],
    [{ testcontrols: true }, '() has no option "testcontrols". Did you mean testControls?'],
    [{ databse: ':memory:' }, '() has no option "databse". Did you mean database?'],
    [{ log: () => {} }, '() has no option "log". It has port, host, database,'],
    [{ strict: 'nope' }, 'strict (BITEWING_STRICT) must be true or false, not "nope".'],
    [{ database: { file: 'x.db' } }, 'database must be a text, a number, true or false.'],
  ])('refuses what it would pass over: %o', async (wrong, sentence) => {
    const options = { database: ':memory:', port: 0, ...wrong } as ServerOptions;
    for (const begin of [startServer, startTestServer]) {
      const started = begin(options);
      await expect(started).rejects.toThrow(SettingError);
      await expect(started).rejects.toThrow(sentence.startsWith('()') ? `${begin.name}${sentence}` : sentence);
    }
  });

  it('frees its port when it stops, however often it is told to', async () => {
    const port = Number(await keptPort());
    const server = await start(port);
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    const next = await startServer({ database: ':memory:', port, empty: true });
    expect(next.origin).toBe(server.origin);
    await next.stop();
  });

  it('leaves nothing that keeps the process of its caller alive', async () => {
    const index = JSON.stringify(new URL('../../src/index.ts', import.meta.url).href);
    const program = `const { startServer } = await import(${index});
      const server = await startServer({ database: ':memory:', empty: true, port: 0, logLevel: 'silent' });
      await (await fetch(server.origin + '/healthz')).text();
      await server.stop();
      console.log(JSON.stringify(process.getActiveResourcesInfo().filter((name) => name === 'Timeout')));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    expect(stdout).toBe('[]\n');
  });

  it('tells when the port is taken, and leaves nothing open', async () => {
    const taken = await start();
    const port = Number(new URL(taken.origin).port);
    const second = startServer({ database: ':memory:', port, empty: true });
    await expect(second).rejects.toThrow(
      new SettingError(`Port ${port} is taken by another program. Choose another one, such as --port ${port + 1}.`),
    );
    expect((await fetch(`${taken.url}/clinics`, { headers })).status).toBe(200);
    await taken.stop();
  });

  it('answers at every address of localhost', async () => {
    const server = await startServer({ database: ':memory:', port: 0, empty: true, host: 'localhost' });
    const port = new URL(server.origin).port;
    const hosts = (await lookup('localhost', { all: true })).map(({ address, family }) =>
      family === 6 ? `[${address}]` : address,
    );
    for (const host of hosts) expect((await fetch(`http://${host}:${port}/livez`)).status).toBe(200);
    await server.stop();
    for (const host of hosts) await expect(fetch(`http://${host}:${port}/livez`)).rejects.toThrow();
  });

  it('refuses a clock that tells no time', async () => {
    const clock = '2026-06-15 09:00:00' as never;
    await expect(startServer({ database: ':memory:', port: 0, clock })).rejects.toThrow('clock must be an object');
  });

  it('tells when another kind of program has the port', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const { port } = stranger.address() as { port: number };
    await expect(startServer({ database: ':memory:', port, empty: true })).rejects.toThrow(SettingError);
    stranger.close();
  });

  it.each([
    [{ port: 'eighty' }, '--port must be a number from 0 to 65535, not "eighty".'],
    [{ port: 65_536 }, '--port must be a number from 0 to 65535, not "65536".'],
    [{ mode: 'local' }, '--mode must be one of service, remote.'],
    [{ logLevel: 'loud' }, '--log-level must be one of silent, fatal, error, warn, info, debug, trace.'],
    [{ database: 'postgres://x/y' }, '--database must be a file path, :memory: or a mysql:// URL.'],
    [{ database: null }, 'database must be a text, a number, true or false.'],
    [{ fonts: ['a.ttf'] }, 'fonts must be a text, a number, true or false.'],
    [{ clock: null }, 'clock must be an object whose now() answers yyyy-MM-dd HH:mm:ss.'],
    [{ clock: { now: () => new Date() } }, 'clock must be an object whose now() answers yyyy-MM-dd HH:mm:ss.'],
    [{ host: '192.0.2.77', plainHttp: true }, '192.0.2.77 is no address of this machine.'],
  ])('refuses %j with a sentence', async (options, sentence) => {
    const starting = startServer({ database: ':memory:', port: 0, empty: true, ...options } as ServerOptions);
    await expect(starting).rejects.toThrow(new SettingError(sentence));
  });

  it.each([[null], [5], ['practice.db'], [['practice.db']]])('takes no %j for its options', async (options) => {
    const starting = startServer(options as ServerOptions);
    await expect(starting).rejects.toThrow(new SettingError('startServer() takes an object of options.'));
    const inTest = startTestServer(options as ServerOptions);
    await expect(inTest).rejects.toThrow(new SettingError('startTestServer() takes an object of options.'));
  });

  it('has typed options', () => {
    const typed: ServerOptions[] = [
      { mode: 'remote', port: 0, strict: true, logLevel: 'warn' },
      // @ts-expect-error: no such mode
      { mode: 'typo' },
      // @ts-expect-error: a port is a number
      { port: 'abc' },
      // @ts-expect-error: no such level
      { logLevel: 'loud' },
      // @ts-expect-error: no such option
      { databse: ':memory:' },
    ];
    expect(typed).toHaveLength(5);
  });

  it('fills an absent database with the demo practice unless told not to', async () => {
    const [demo, empty] = [
      await startServer({ database: ':memory:', port: 0 }),
      await startServer({ database: ':memory:', port: 0, empty: true }),
    ];
    expect([demo.isDemo, empty.isDemo]).toEqual([true, false]);
    await Promise.all([demo.stop(), empty.stop()]);
  });

  it('listens on IPv6 loopback, where its addresses carry brackets', async () => {
    const server = await startServer({ database: ':memory:', port: 0, host: '::1' });
    expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+\/api\/v1$/);
    const response = await fetch(`${server.url}/clinics`, { headers: { authorization: `ODFHIR ${server.demoKeys}` } });
    expect(response.status).toBe(200);
    await server.stop();
  });
});
