import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '../../src/index.ts';
import { engines, type FreshDatabase, sharedDatabase } from '../support/engines.ts';
import { plainDatabase } from '../support/shapes.ts';
import { runBitewing, startBitewing, temporaryFolder } from './run-bitewing.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

let number = 0;
const fresh = (name: string) => folder.path(`${++number}/${name}`);
const running: RunningServer[] = [];
const start = async (options: ServerOptions) => {
  const server = await startServer({ port: 0, ...options });
  running.push(server);
  return server;
};
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const add = async (...flags: string[]) => {
  const { status, out, err } = await runBitewing([...ADD, ...flags]);
  expect([status, err]).toEqual([0, '']);
  return keyIn(out);
};
const ADD = ['keys', 'add', '--developer', 'A', '--permissions', 'all'];
const keyIn = (out: string) => /Authorization: (ODFHIR \S+)/.exec(out)![1]!;
const statusOf = async (server: RunningServer, authorization: string) =>
  (await fetch(`${server.url}/treatplans`, { headers: { authorization } })).status;

describe.each(engines)('a key of a local practice, and a practice on %s', (engine) => {
  const made: FreshDatabase[] = [];
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    for (const { drop } of made.splice(0)) await drop();
  });
  const database = async () => {
    made.push(await sharedDatabase(engine));
    return made.at(-1)!.database;
  };

  it.each([true, false])('with one control file do not go together (empty: %s)', async (empty) => {
    const control = fresh('keys.db');
    const local = await start({ database: fresh('local.db'), control, empty });
    const other = await start({ database: await database(), control, empty });
    const file = ['--control', control];
    local.keys.add({ developerKey: 'LocalDeveloper', customerKey: 'LocalCustomer' }, 'Local', ['ReadAll'], '');
    const key = 'ODFHIR LocalDeveloper/LocalCustomer';
    expect([await statusOf(local, key), await statusOf(other, key)]).toEqual([200, 401]);
    expect(other.keys.list()).toEqual([]);
    expect(other.keys.revoke(1, '2026-01-01 00:00:00')).toBe(false);
    // Two practices were served with it, so a command must be told which one is meant.
    const unsure = await runBitewing(['keys', 'list', ...file]);
    expect([unsure.status, unsure.err]).toEqual([2, expect.stringContaining('Say which one with --database.')]);
  });

  it('is not made for a database of another program', async () => {
    const place = await database();
    const plain = await plainDatabase(engine, place);
    await plain.run('CREATE TABLE invoice (InvoiceNum INTEGER)');
    plain.close();
    const { status, err } = await runBitewing([...ADD, '--database', place, '--control', fresh('keys.db')]);
    expect([status, err]).toEqual([1, expect.stringContaining('is no practice: it holds tables of another program.')]);
  });

  it('finds its practice by the control file alone', async () => {
    const control = fresh('keys.db');
    const served = await start({ database: await database(), control, empty: true });
    const key = await add('--control', control);
    expect(await statusOf(served, key)).toBe(200);
    expect((await runBitewing(['keys', 'list', '--control', control])).out).toContain(' A ');
  });
});

describe('a key', () => {
  it('stays with a practice that is renamed with its control file, and does not open another one in its place', async () => {
    const [database, moved] = [fresh('one.db'), fresh('moved.db')];
    const one = await start({ database, empty: true });
    const key = await add('--database', database);
    await one.stop();
    const other = await start({ database: moved, empty: true });
    await other.stop();
    renameSync(database, moved);
    expect(await statusOf(await start({ database: moved }), key)).toBe(401);
    await running.pop()!.stop();
    copyFileSync(database.replace('.db', '-control.db'), moved.replace('.db', '-control.db'));
    expect(await statusOf(await start({ database: moved }), key)).toBe(200);
  });

  it('of a demo practice stays through its reset, and goes along when it is moved', async () => {
    const [database, moved] = [fresh('demo.db'), fresh('moved.db')];
    const server = await start({ database });
    server.keys.add({ developerKey: 'EarlyDeveloper', customerKey: 'EarlyCustomer' }, 'Early', ['ReadAll'], '');
    const keys = ['ODFHIR EarlyDeveloper/EarlyCustomer', await add('--database', database)];
    const statuses = (of: RunningServer) => Promise.all(keys.map((key) => statusOf(of, key)));
    expect(await statuses(server)).toEqual([200, 200]);
    await server.stop();
    expect(await runBitewing(['demo', 'reset', '--database', database])).toMatchObject({ status: 0 });
    expect(await statuses(await start({ database }))).toEqual([200, 200]);
    await running.pop()!.stop();
    await (await start({ database: moved })).stop();
    for (const ending of ['.db', '-control.db']) {
      copyFileSync(database.replace('.db', ending), moved.replace('.db', ending));
    }
    expect(await statuses(await start({ database: moved }))).toEqual([200, 200]);
  });

  it('that was made by the control file alone goes along with a demo practice, too', async () => {
    const [database, control] = [fresh('demo.db'), fresh('keys.db')];
    const moved = database.replace('demo', 'moved');
    await (await start({ database, control })).stop();
    const key = await add('--control', control);
    await (await start({ database, control })).stop();
    renameSync(database, moved);
    expect(await statusOf(await start({ database: moved, control }), key)).toBe(200);
  });

  it.each(['rotate', 'revoke'])('that is not there leaves no file behind when it is to %s', async (command) => {
    const database = fresh('none.db');
    const { status, err } = await runBitewing(['keys', command, '1', '--database', database]);
    expect([status, err]).toEqual([1, expect.stringContaining('No enabled key has number 1.')]);
    expect(existsSync(dirname(database))).toBe(false);
  });

  it('that was made in the usual place opens a backup', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bitewing-usual-'));
    await (await startServer({ database: join(folder, 'data/bitewing.db'), port: 0 })).stop();
    const typed = (...args: string[]) => startBitewing(args, {}, folder).ended;
    const added = await typed(...ADD);
    expect(await typed('backup', 'monday.db')).toMatchObject({ status: 0, err: '' });
    const restored = await start({ database: join(folder, 'monday.db') });
    expect(await statusOf(restored, keyIn(added.out))).toBe(200);
    await running.pop()!.stop();
    rmSync(folder, { recursive: true });
  });

  it('may be made before the practice, and is good for that one only', async () => {
    const [database, control] = [fresh('later.db'), fresh('keys.db')];
    const made = await runBitewing([...ADD, '--database', database, '--control', control]);
    const key = keyIn(made.out);
    expect(made.out).toContain(`It works once a start has made the practice at ${database}, which is not there yet.`);
    const wrong = await start({ database: fresh('wrong.db'), control, empty: true });
    expect(await statusOf(wrong, key)).toBe(401);
    expect(wrong.warnings.join()).toContain('One key pair of the control file belongs to another practice');
    expect(await statusOf(await start({ database, control, empty: true }), key)).toBe(200);
  });

  it('opens a practice in memory where a control file is named for it', async () => {
    const control = fresh('keys.db');
    const key = await add('--database', ':memory:', '--control', control);
    expect(await statusOf(await start({ database: ':memory:', control }), key)).toBe(200);
  });

  it('of an older release belongs to the first practice that is served with its file', async () => {
    const [database, control] = [fresh('one.db'), fresh('keys.db')];
    await start({ database, control, empty: true });
    const key = await add('--database', database, '--control', control);
    await running.pop()!.stop();
    // As the release before had it: no column, no list of practices, no number.
    const file = new DatabaseSync(control);
    file.exec(
      'ALTER TABLE api_key DROP COLUMN PracticeId; ALTER TABLE api_key DROP COLUMN ExpiresAt; DROP TABLE practice; DROP TABLE former_id; DROP TABLE audit_note; DROP TABLE reset_name; PRAGMA user_version = 0',
    );
    file.close();
    const server = await start({ database, control });
    expect(await statusOf(server, key)).toBe(200);
    expect(await statusOf(await start({ database: fresh('two.db'), control, empty: true }), key)).toBe(401);
    expect(await statusOf(server, key)).toBe(200);
  });

  it('is not looked for in a control file of a newer release', async () => {
    const [database, control] = [fresh('one.db'), fresh('keys.db')];
    await add('--database', database, '--control', control);
    const file = new DatabaseSync(control);
    file.exec('PRAGMA user_version = 99');
    file.close();
    await expect(startServer({ database, control, port: 0, empty: true })).rejects.toThrow('by a newer release');
    expect(() => statSync(database)).toThrow('ENOENT');
  });
});
