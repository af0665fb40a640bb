import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS, startServer } from '../../src/index.ts';
import { connectToTestServer, engines, freshDatabase, onTestServer } from '../support/engines.ts';
import { program } from '../support/program.ts';
import { runBitewing, temporaryFolder } from './run-bitewing.ts';

const folder = temporaryFolder();
const database = folder.path('practice.db');
const root = folder.path('');
const files = () => readdirSync(root).map((name) => [name, readFileSync(folder.path(name), 'base64')]);

/** Root may write everywhere, so the commands run as somebody else. */
const [first, ...rest] = [
  ...(process.getuid?.() === 0 ? ['setpriv', '--reuid', '54321', '--clear-groups'] : []),
  process.execPath,
];
const asReader = (...line: string[]) =>
  promisify(execFile)(first!, [...rest, program, ...line], { env: { PATH: process.env.PATH }, cwd: '/' }).then(
    ({ stdout }) => ({ status: 0, out: stdout, err: '' }),
    ({ code, stdout, stderr }) => ({ status: code, out: stdout, err: stderr }),
  );

beforeAll(async () => {
  const server = await startServer({ database, port: 0 });
  server.keys.add({ developerKey: 'Read', customerKey: 'Only' }, 'Reader', PERMISSIONS, '2026-01-01 00:00:00');
  const headers = { authorization: `ODFHIR ${server.demoKeys}`, 'content-type': 'application/json' };
  const send = (verb: string, path: string, body: object) =>
    fetch(`${server.url}${path}`, { method: verb, headers, body: JSON.stringify(body) });
  const { TreatPlanNum } = (await (await send('POST', '/treatplans/Saved', { TreatPlanNum: 11401 })).json()) as {
    TreatPlanNum: number;
  };
  expect((await send('PUT', `/treatplans/${TreatPlanNum}`, { isSigned: 'true' })).status).toBe(200);
  await fetch(`${server.origin}/api/ext/v1/treatplans/${TreatPlanNum}/evidence`, { headers });
  await server.stop();
  const older = new DatabaseSync(folder.path('older.db'));
  older.exec(readFileSync(`${import.meta.dirname}/../fixtures/schema/1.sqlite.sql`, 'utf8'));
  older.exec("INSERT INTO bitewing_meta VALUES ('practice', 'own'); PRAGMA journal_mode = WAL");
  older.close();
});
afterAll(() => {
  chmodSync(root, 0o755);
  folder.remove();
});

const LOOKS = [
  ['verify', 'all'],
  ['verify', 'chain'],
  ['verify', 'key'],
  ['audit', 'verify'],
  ['events', 'list'],
  ['check'],
];

describe('a command that only reads', () => {
  it.each(LOOKS)('leaves nothing beside practice and evidence after %s %s', async (...line) => {
    const before = files();
    expect(await runBitewing([...line, '--database', database])).toMatchObject({ status: 0 });
    expect(files()).toEqual(before);
  });

  describe.skipIf(spawnSync(first!, [...rest, '--version']).status !== 0)('where nothing may be written', () => {
    beforeAll(() => {
      for (const name of readdirSync(root)) chmodSync(folder.path(name), 0o444);
      chmodSync(root, 0o555);
    });

    it.each(LOOKS)('answers %s %s as elsewhere', async (...line) => {
      const ended = await asReader(...line, '--database', database);
      expect(ended).toMatchObject({ status: 0, err: '' });
      expect(ended.out).toBe((await runBitewing([...line, '--database', database])).out);
    });

    it('tells what an upgrade would do', async () => {
      const { status, out } = await asReader('upgrade', '--dry-run', '--database', folder.path('older.db'));
      expect([status, out.split('\n')[0]]).toEqual([0, 'Version 1 would become version 2:']);
    });
  });
});

const CHANGES = [
  ['demo', 'reset'],
  ['events', 'pause', '1'],
  ['import', 'codes', import.meta.filename],
];
const ofRows = LOOKS.filter(([command]) => command === 'audit' || command === 'events');

describe.runIf(engines.includes('mariadb'))('on a database server', () => {
  const control = folder.path('server-control.db');
  const user = 'bitewing_looks';
  const as = (url: string) => Object.assign(new URL(url), { username: user, password: user }).href;
  const everythingIn = (url: string) => {
    const { pathname } = new URL(url);
    return connectToTestServer().then(async (administrator) => {
      const inIt = async (what: string) =>
        administrator.query(`SELECT * FROM information_schema.${what}`, [pathname.slice(1)]);
      const found = [
        await inIt('COLUMNS WHERE TABLE_SCHEMA = ?'),
        (await inIt('TRIGGERS WHERE TRIGGER_SCHEMA = ?')).map((each: { DEFINER: string }) => each.DEFINER),
      ];
      await administrator.end();
      return found;
    });
  };
  const opened: { drop(): Promise<void> }[] = [];
  const fresh = async () => {
    const made = await freshDatabase('mariadb');
    opened.push(made);
    return made.database;
  };
  beforeAll(() => onTestServer(`CREATE USER ${user}@'127.0.0.1' IDENTIFIED BY '${user}'`));
  afterAll(async () => {
    for (const { drop } of opened) await drop();
    await onTestServer(`DROP USER ${user}@'127.0.0.1'`);
  });

  it.each([...ofRows, ...CHANGES])('nothing is made of an empty database by %s %s', async (...line) => {
    const empty = await fresh();
    const { status, err } = await runBitewing([...line, '--database', empty]);
    expect(status).toBe(line[0] === 'audit' ? 2 : 1);
    expect(err).toMatch(/^bitewing: There is no practice at [\w.:]+\/\w+\. Name/);
    expect(await everythingIn(empty)).toEqual([[], []]);
  });

  it('nothing is changed by a look, whatever the account may do', async () => {
    const practice = await fresh();
    await (await startServer({ database: practice, control, port: 0, empty: true })).stop();
    const before = await everythingIn(practice);
    const looks = async (...rights: string[]) => {
      for (const right of rights)
        await onTestServer(`GRANT ${right} ON ${new URL(practice).pathname.slice(1)}.* TO ${user}@'127.0.0.1'`);
      for (const line of ofRows) {
        const place = ['--database', as(practice), ...(line[0] === 'audit' ? ['--control', control] : [])];
        expect(await runBitewing([...line, ...place])).toMatchObject({ status: 0, err: '' });
      }
      expect(await everythingIn(practice)).toEqual(before);
    };
    await looks('SELECT');
    await looks('ALL');
  });
});
