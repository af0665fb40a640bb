import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/index.ts';
import { runBitewing } from '../cli/run-bitewing.ts';
import { documentBlocks } from '../support/document-blocks.ts';
import { rawRequest } from '../support/raw-request.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bitewing-operations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the admin address', () => {
  it('tells figures, and both addresses whether the server lives and is ready', async () => {
    const server = await startServer({ database: ':memory:', port: 0, admin: '127.0.0.1:0' });
    const headers = { authorization: `ODFHIR ${server.demoKeys}` };
    await (await fetch(`${server.url}/patients/1140?DateFormatString=d`, { headers })).text();
    for (const origin of [server.origin, server.adminOrigin!]) {
      expect((await fetch(`${origin}/livez`)).status).toBe(200);
      expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    }
    const figures = await fetch(`${server.adminOrigin}/metrics`);
    expect(figures.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await figures.text();
    expect(text).toMatch(
      /^bitewing_request_duration_seconds_count\{method="GET",operation="\/patients\/\{PatNum\}",status="200"\} 1$/m,
    );
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    // Figures may have any digits; labels are what could tell of a patient.
    expect(text.replaceAll(/ [\d.e+-]+$/gm, '')).not.toContain('1140');
    expect((await fetch(`${server.origin}/metrics`)).status).toBe(404);
    expect((await fetch(`${server.adminOrigin}/patients`)).status).toBe(404);
    await server.stop();
    await expect(fetch(`${server.adminOrigin}/livez`)).rejects.toThrow();
  });

  it('tells figures under no name that a web page can make lead to it, and its probes under any', async () => {
    const server = await startServer({ database: ':memory:', port: 0, admin: '127.0.0.1:0' });
    const statusOf = async (path: string, host: string) => {
      const text = await rawRequest(
        server.adminOrigin!,
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
      return Number(text.slice(9, 12));
    };
    for (const host of ['localhost', '127.0.0.1:30224', '[::1]:1']) expect(await statusOf('/metrics', host)).toBe(200);
    for (const host of ['evil.example', 'localhost.evil.example:30224', '', '127.0.0.1@evil.example'])
      expect(await statusOf('/metrics', host)).toBe(400);
    expect(await statusOf('/livez', 'monitor.example')).toBe(200);
    await server.stop();
  });

  it('leaves room for monitors beside connections that say nothing', async () => {
    const server = await startServer({ database: ':memory:', port: 0, admin: '127.0.0.1:0' });
    const port = Number(new URL(server.adminOrigin!).port);
    const idle = Array.from({ length: 120 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    await expect
      .poll(() => idle.filter(({ destroyed, readyState }) => !destroyed && readyState === 'open').length)
      .toBeLessThan(60);
    expect((await fetch(`${server.adminOrigin}/metrics`)).status).toBe(200);
    for (const socket of idle) socket.destroy();
    await server.stop();
  });

  it('says that the database does not answer', async () => {
    const server = await startServer({ database: ':memory:', port: 0, admin: '127.0.0.1:0' });
    await server.practice.close();
    const readiness = await fetch(`${server.adminOrigin}/readyz`);
    expect([readiness.status, await readiness.text()]).toEqual([503, 'The database does not answer.\n']);
    expect((await fetch(`${server.adminOrigin}/livez`)).status).toBe(200);
    await server.stop().catch(() => {});
  });
});

describe('a configuration file', () => {
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('says what variables say, below them and the flags', async () => {
    const file = write('office.env', '# An office\nBITEWING_MODE=remote\nBITEWING_PORT=4001\nBITEWING_STRICT="true"\n');
    const { status, out } = await runBitewing(['config', '--config', file, '--port', '4000'], {
      BITEWING_MODE: 'service',
    });
    expect(status).toBe(0);
    expect(out).toMatch(/^port +4000 +--port$/m);
    expect(out).toMatch(/^mode +service +BITEWING_MODE$/m);
    expect(out).toContain(`BITEWING_STRICT in ${file}\n`);
    expect((await runBitewing(['config'], { BITEWING_CONFIG: file })).out).toMatch(/^mode +remote +BITEWING_MODE in /m);
  });

  it.each([
    ['data/office.db', /^documents +\S+\/data\/documents +default$/m],
    [
      'mysql://clerk@office-server/opendental',
      /^documents +\S+\/data\/documents \(an office’s: its DocPath\) +default$/m,
    ],
    [':memory:', /^documents +- +default$/m],
  ])('is told with the folder of documents that goes with %s', async (database, line) => {
    expect((await runBitewing(['config', '--database', database])).out).toMatch(line);
  });

  it('holds secrets, which are not printed, or names their files', async () => {
    const secret = write('secret', 'mysql://clerk:Xyzzy123@office-server/opendental\n');
    const file = write('secret.env', `BITEWING_DATABASE_FILE=${secret}\n`);
    const { out } = await runBitewing(['config', '--config', file]);
    expect(out).toMatch(/^database .*office-server.* BITEWING_DATABASE_FILE in /m);
    expect(out).not.toContain('Xyzzy123');
    const twice = write('twice.env', `BITEWING_DATABASE_FILE=${secret}\nBITEWING_DATABASE=x.db\n`);
    expect((await runBitewing(['config', '--config', twice])).err).toContain(`both set in ${twice}. Keep one.`);
  });

  it.each([
    ['BITEWING_PROT=4000', 'sets BITEWING_PROT, which is no setting. Did you mean BITEWING_PORT?'],
    ['port=4000', 'sets port, which is no setting. Did you mean BITEWING_PORT?'],
    ['BITEWING_PORT=4000\nport 5000', 'Line 2 of '],
    ['BITEWING_PORT=many', '--port must be a number'],
  ])('is refused when it says %j', async (text, sentence) => {
    const { status, err } = await runBitewing(['config', '--config', write('wrong.env', text)]);
    expect([status, err]).toEqual([2, expect.stringContaining(sentence)]);
  });

  it('must be there', async () => {
    const { status, err } = await runBitewing(['start', '--config', join(folder, 'none.env')]);
    expect([status, err]).toEqual([2, expect.stringContaining('is not there.')]);
  });
});

describe('the demo pair', () => {
  it('is good off loopback where that is said, and for the demo practice only', async () => {
    const options = { database: ':memory:', port: 0, host: '0.0.0.0', plainHttp: true } as const;
    for (const [demoPublic, status] of [
      [false, 401],
      [true, 200],
    ] as const) {
      const server = await startServer({ ...options, demoPublic });
      const headers = { authorization: 'ODFHIR DemoDeveloperKey/DemoCustomerKey0' };
      expect((await fetch(`${server.url}/patients?Limit=1`, { headers })).status).toBe(status);
      expect(server.demoKeys !== undefined).toBe(demoPublic);
      await server.stop();
    }
    const database = join(folder, 'never-made.db');
    const refused = startServer({ ...options, database, empty: true, demoPublic: true });
    await expect(refused).rejects.toThrow('--demo-public works with the demo practice only.');
    expect(existsSync(database)).toBe(false);
  });
});

const has = (tool: string) => spawnSync(tool, ['--version']).status === 0;

describe('what others check', () => {
  const blocks = documentBlocks('docs/operations.md', readFileSync(join(root, 'docs/operations.md'), 'utf8'));
  const block = (info: string) => blocks.find((one) => one.info === info)!.text;

  it.skipIf(!has('systemd-analyze'))('the unit of the page, by systemd-analyze where it is installed', () => {
    const unit = join(folder, 'bitewing.service');
    writeFileSync(unit, block('ini bitewing.service'));
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  it.skipIf(!has('promtool'))('the figures, by promtool where it is installed', async () => {
    const text = await figures();
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  it('the figures, by the rule that only counters end with _total', async () => {
    const types = [...(await figures()).matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(([, name, type]) => ({ name, type }));
    expect(types.filter(({ name, type }) => name!.endsWith('_total') !== (type === 'counter'))).toEqual([]);
    expect(types.length).toBeGreaterThan(10);
  });

  it('the configuration file of the page, by the program', async () => {
    const file = join(folder, 'page.env');
    writeFileSync(join(folder, 'secret'), 'practice.db\n');
    writeFileSync(file, block('ini bitewing.env').replace('/etc/bitewing/database', join(folder, 'secret')));
    const { status, out } = await runBitewing(['config', '--config', file]);
    expect([status, out]).toEqual([0, expect.stringMatching(/^empty +true +BITEWING_EMPTY in /m)]);
  });
});

async function figures(): Promise<string> {
  const server = await startServer({ database: ':memory:', port: 0, admin: '127.0.0.1:0' });
  await (await fetch(`${server.url}/patients`, { headers: { authorization: `ODFHIR ${server.demoKeys}` } })).text();
  const text = await (await fetch(`${server.adminOrigin}/metrics`)).text();
  await server.stop();
  return text;
}

describe('bitewing config', () => {
  it('prints what is in force and where from, and no password', async () => {
    const secret = join(folder, 'database');
    writeFileSync(secret, 'mysql://clerk:Xyzzy123@office-server/opendental\n');
    const environment = { BITEWING_MODE: 'remote', BITEWING_DATABASE_FILE: secret };
    const { status, out, err } = await runBitewing(['config', '--port', '4000'], environment);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^port +4000 +--port$/m);
    expect(out).toMatch(/^mode +remote +BITEWING_MODE$/m);
    expect(out).toMatch(/^database .*office-server.* BITEWING_DATABASE_FILE$/m);
    expect(out).toMatch(/^strict +false +default$/m);
    expect(out).not.toContain('Xyzzy123');
  });

  it('refuses a secret that is given twice, or cannot be read', async () => {
    const twice = await runBitewing(['config'], { BITEWING_DATABASE: 'x.db', BITEWING_DATABASE_FILE: 'y' });
    expect(twice).toMatchObject({ status: 2, err: expect.stringContaining('are both set') });
    const missing = await runBitewing(['config'], { BITEWING_DATABASE_FILE: join(folder, 'none') });
    expect(missing).toMatchObject({
      status: 2,
      err: expect.stringContaining('The file of BITEWING_DATABASE_FILE is not there.'),
    });
  });
});
