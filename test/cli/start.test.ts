import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/index.ts';
import { runBitewing, startBitewing, temporaryFolder } from './run-bitewing.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const READY = 'Ctrl-C stops.';
const empty = ['--database', ':memory:', '--empty', '--port', '0'];

const urlIn = (banner: string) => /API +(http\S+)/.exec(banner)![1]!;

describe('bitewing start', () => {
  it('serves the demo practice, and the line it shows works as it stands', async () => {
    const server = startBitewing(['--port', '0', '--database', folder.path('demo.db')]);
    const banner = await server.says(READY);
    expect(banner).toContain('demo practice');
    expect(banner).toContain(folder.path('demo.db'));
    expect(banner).toContain('DemoDeveloperKey/DemoCustomerKey0');
    const line = /^ +(curl .*)$/m.exec(banner)![1]!;
    const { stdout } = await promisify(execFile)('sh', ['-c', `${line} --silent --fail-with-body`]).catch((error) =>
      error.code === 127 ? { stdout: '[]' } : Promise.reject(error),
    );
    expect(JSON.parse(stdout)).toBeInstanceOf(Array);
    expect((await fetch(`${new URL(urlIn(banner)).origin}/docs`)).status).toBe(200);
    server.process.kill('SIGTERM');
    expect((await server.ended).status).toBe(0);
  });

  it.each([
    ['start', 0],
    ['keys', 143],
  ])('ends at once by a signal that finds it loading: %s', async (command, status) => {
    // Sent to itself as soon as the program listens for it.
    const atFirst = "process.on('newListener', (name) => name === 'SIGTERM' && process.kill(process.pid, name))";
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(atFirst)}`;
    const database = folder.path('never.db');
    const ended = await startBitewing([command, '--port', '0', '--database', database], { NODE_OPTIONS }).ended;
    expect([ended, existsSync(database)]).toEqual([{ status, out: '', err: '' }, false]);
  });

  it.each<[string[], string]>([
    [[], 'up to 1000 rows a page; use --page-cap 100 for a client that adds 100 to Offset'],
    [['--page-cap', '101'], 'up to 101 rows a page; use --page-cap 100 for a client that adds 100 to Offset'],
    [['--page-cap', '100'], 'up to 100 rows a page'],
    [['--mode', 'remote'], 'up to 100 rows a page'],
  ])('tells how long its pages are, and whom that would mislead: %s', async (flags, told) => {
    const server = startBitewing([...empty, ...flags]);
    const banner = await server.says(READY);
    server.process.kill('SIGTERM');
    await server.ended;
    expect(/up to \d+ rows.*$/m.exec(banner)?.[0]).toBe(told);
  });

  it('names the folder for temporary files where it cannot use it', async () => {
    const nowhere = folder.path('nowhere');
    const { status, err } = await runBitewing(['--database', ':memory:', '--port', '0'], { TMPDIR: nowhere });
    expect([status, err]).toEqual([
      1,
      `bitewing: ${nowhere} is not there. TMPDIR names the folder for temporary files.\n`,
    ]);
  });

  it('says where it listens in a file, as long as it does', async () => {
    const file = folder.path('ready/server.json');
    const server = startBitewing(['--port', '0', '--database', ':memory:', '--ready-file', file, '--test-controls']);
    const banner = await server.says(READY);
    const { readFileSync } = await import('node:fs');
    const ready = JSON.parse(readFileSync(file, 'utf8'));
    expect(ready).toEqual({
      url: urlIn(banner),
      origin: new URL(urlIn(banner)).origin,
      pid: server.process.pid,
      keys: 'DemoDeveloperKey/DemoCustomerKey0',
    });
    expect((await fetch(`${ready.origin}/_test/reset`, { method: 'POST' })).status).toBe(200);
    server.process.kill('SIGTERM');
    expect((await server.ended).status).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  it('says that it answers from a recording, and offers nothing that is not in it', async () => {
    const file = folder.path('recording.ndjson');
    const flags = ['--port', '0', '--database', ':memory:', '--test-controls'];
    const recording = startBitewing([...flags, '--record', file]);
    expect(await recording.says(READY)).toMatch(`Recording  ${file}`);
    recording.process.kill('SIGTERM');
    await recording.ended;
    const replaying = startBitewing([...flags, '--replay', file]);
    const banner = await replaying.says(READY);
    expect(banner).toContain(`Answers    as recorded in ${file}`);
    expect(banner).not.toMatch(/curl|Database|demo practice/);
    replaying.process.kill('SIGTERM');
    await replaying.ended;
  });

  it('goes on after a SIGHUP, which the rotation of a log may send', async () => {
    const server = startBitewing(empty);
    const banner = await server.says(READY);
    server.process.kill('SIGHUP');
    for (let asked = 0; asked < 3; asked++)
      expect((await fetch(`${new URL(urlIn(banner)).origin}/healthz`)).status).toBe(200);
    server.process.kill('SIGTERM');
    expect((await server.ended).status).toBe(0);
  });

  it('logs one JSON object a line when no person reads along', async () => {
    const server = startBitewing(empty);
    const banner = await server.says(READY);
    await fetch(`${urlIn(banner)}/patients?LName=Quillfeather`);
    server.process.kill('SIGINT');
    const { status, out } = await server.ended;
    expect(status).toBe(0);
    const entries = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.find(({ msg }) => msg === 'answered')).toMatchObject({ method: 'GET', status: 401 });
    expect(out).not.toContain('Quillfeather');
  });

  it('takes settings from the environment, and the flag above it', async () => {
    const environment = {
      BITEWING_DATABASE: ':memory:',
      BITEWING_EMPTY: 'true',
      BITEWING_PORT: '1',
      BITEWING_MODE: 'remote',
      BITEWING_STRICT: 'false',
    };
    const server = startBitewing(['--port', '0', '--log-level', 'silent'], environment);
    const banner = await server.says(READY);
    expect(banner).toContain('your practice');
    expect(banner).toContain('Remote mode');
    expect(banner).not.toContain('Strict');
    expect(await (await fetch(`${new URL(urlIn(banner)).origin}/healthz`)).json()).toMatchObject({ mode: 'remote' });
    server.process.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ status: 0, out: '' });
  });

  it('tells the address that callers know', async () => {
    const server = startBitewing([...empty, '--public-url', 'https://teeth.example.test/']);
    expect(await server.says(READY)).toMatch(/^ +Public +https:\/\/teeth\.example\.test\/api\/v1$/m);
    server.process.kill('SIGTERM');
    expect((await server.ended).status).toBe(0);
  });

  it('warns of what is unusual, and says how to get a key', async () => {
    const server = startBitewing([...empty, '--host', '0.0.0.0', '--plain-http', '--strict']);
    const banner = await server.says(READY);
    expect(banner).toContain('Other machines can reach 0.0.0.0');
    // No browser opens 0.0.0.0 everywhere: this machine is named for itself, and for others by its addresses.
    const { port } = new URL(/API +(http:\/\/127\.0\.0\.1:\d+)\/api\/v1$/m.exec(banner)![1]!);
    const told = [...banner.matchAll(/Network +(\S+)/g)].map(([, origin]) => origin);
    const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
    const others = addresses.filter(({ family, internal }) => family === 'IPv4' && !internal);
    expect(told).toEqual(others.map(({ address }) => `http://${address}:${port}`));
    expect(banner).toContain('Strict');
    expect(banner).toContain('none, and keys would be lost at the stop: name a --database or --control file');
    expect(banner).not.toContain('DemoDeveloperKey');
    server.process.kill('SIGTERM');
    await server.ended;
  });

  it('says which port is taken, without a stack trace', async () => {
    const taken = await startServer({ database: ':memory:', port: 0, empty: true });
    const port = Number(new URL(taken.origin).port);
    const { status, err } = await runBitewing(['--database', ':memory:', '--empty', '--port', String(port)]);
    expect([status, err]).toEqual([
      2,
      `bitewing: Port ${port} is taken by another program. Choose another one, such as --port ${port + 1}.\n`,
    ]);
    await taken.stop();
  });

  it('keeps its practice from one start to the next', async () => {
    const database = folder.path('kept.db');
    const starts: string[] = [];
    for (const args of [['--empty'], []]) {
      const server = startBitewing([...args, '--port', '0', '--database', database]);
      starts.push(await server.says(READY));
      server.process.kill('SIGTERM');
      await server.ended;
    }
    expect(starts.map((banner) => banner.includes('your practice'))).toEqual([true, true]);
  });

  // A program that runs as the first of a container would not even get a signal that it does not wait for.
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('completes a start that %s finds under way', async (signal) => {
    for (const workers of ['1', '2']) {
      const database = folder.path(`${signal}-${workers}/begun.db`);
      const server = startBitewing(['--port', '0', '--database', database, '--workers', workers]);
      while (!existsSync(database)) await pause(5);
      server.process.kill(signal);
      if (signal === 'SIGHUP') {
        await server.says(READY);
        server.process.kill('SIGTERM');
      }
      const { status, err } = await server.ended;
      expect([status, err]).toEqual([0, expect.not.stringMatching(/\bat .*:\d+:\d+/)]);
      expect(existsSync(`${database}-wal`)).toBe(false);
    }
  });

  it('has as long as it needs to complete a start', async () => {
    const database = folder.path('slow/begun.db');
    const server = startBitewing(['--port', '0', '--database', database]);
    while (!existsSync(database)) await pause(5);
    server.process.kill('SIGTERM');
    await server.says('Stopping');
    server.process.kill('SIGSTOP');
    // Longer than the stop of a server that runs may take.
    await pause(9_600);
    server.process.kill('SIGCONT');
    expect(await server.ended).toMatchObject({ status: 0, err: expect.stringContaining(READY) });
    expect(existsSync(`${database}-wal`)).toBe(false);
  });

  it('at a second signal does not wait for anybody', async () => {
    const server = startBitewing(empty);
    const caller = await dawdler(urlIn(await server.says(READY)));
    server.process.kill('SIGINT');
    await server.says('Stopping');
    // At once it would be the same wish, sent to npm and to the server; a person takes longer to lose patience.
    await pause(1_100);
    server.process.kill('SIGINT');
    expect((await server.ended).status).toBe(130);
    caller.destroy();
  });

  it('does not wait for ever for a caller that never ends its request', async () => {
    const server = startBitewing(empty);
    const caller = await dawdler(urlIn(await server.says(READY)));
    server.process.kill('SIGTERM');
    expect((await server.ended).status).toBe(0);
    caller.destroy();
  });
});

/** A caller whose first request was answered when this resolves, and whose second never ends. */
function dawdler(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('data', () => resolve(socket)).on('error', reject);
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n');
  });
}

describe('bitewing demo reset', () => {
  it('makes the demo practice anew, and leaves any other alone', async () => {
    const database = folder.path('reset.db');
    const server = await startServer({ database, port: 0 });
    expect(server.isDemo).toBe(true);
    await server.stop();
    expect(await runBitewing(['demo', 'reset', '--database', database])).toMatchObject({ status: 0, err: '' });

    const own = folder.path('own.db');
    await (await startServer({ database: own, port: 0, empty: true })).stop();
    const refused = await runBitewing(['demo', 'reset', '--database', own]);
    expect(refused.status).toBe(1);
    expect(refused.err).not.toMatch(/^\s+at /m);
  });
});

describe('bitewing import codes', () => {
  it('counts what it did', async () => {
    const database = folder.path('codes.db');
    await (await startServer({ database, port: 0 })).stop();
    const { writeFileSync } = await import('node:fs');
    const file = folder.path('codes.csv');
    writeFileSync(file, Buffer.from('ProcCode,Descript\nX0001,Prothèse\n', 'latin1'));
    const load = () => runBitewing(['import', 'codes', file, '--database', database]);
    expect(await load()).toEqual({ status: 0, out: '1 added, 0 changed, 0 unchanged.\n', err: '' });
    expect((await load()).out).toBe('0 added, 0 changed, 1 unchanged.\n');
    const server = await startServer({ database, port: 0 });
    const response = await fetch(`${server.url}/procedurecodes?ProcCode=X0001&Limit=1000`, {
      headers: { authorization: `ODFHIR ${server.demoKeys}` },
    });
    const codes = (await response.json()) as { ProcCode: string; Descript: string }[];
    expect(codes.find(({ ProcCode }) => ProcCode === 'X0001')?.Descript).toBe('Prothèse');
    await server.stop();
  });
});
