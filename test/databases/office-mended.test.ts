import { renameSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const shape = { version: '24.3.1.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: false } as const;
const called = { PatNum: 1, Note: 'Called' };

describe.runIf(canStartMariadb)('an office’s database that is mended while the server runs', () => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let practice: TestPractice;
  let reader: TestPractice;
  beforeAll(async () => {
    server = await startPrivateMariadb('mended', '--office', '--fast');
    office = await officeDatabase(server.url, shape);
    practice = await startTestPractice({ database: office.url, writes: 'direct' });
    reader = await startTestPractice({ database: office.readerUrl });
  });
  afterAll(async () => {
    await practice?.stop();
    await reader?.stop();
    await office?.drop();
    await server?.destroy();
  });

  const run = async (...statements: string[]) => {
    for (const statement of statements) await office.run(statement);
  };
  const file = (name: string) =>
    join(tmpdir(), `mariadb-local-${process.getuid!()}`, `mended-${process.pid}`, 'data', office.name, name);
  /** The tables are looked at once in two seconds. */
  const untilLookedAgain = () => pause(2100);

  const faults: readonly [what: string, sentence: RegExp, () => Promise<void>, () => Promise<void>][] = [
    [
      'a data file is gone',
      /table "commlog".* damaged/,
      async () => {
        await run('FLUSH TABLES');
        renameSync(file('commlog.MYD'), file('elsewhere.MYD'));
      },
      async () => {
        await run('FLUSH TABLES');
        renameSync(file('elsewhere.MYD'), file('commlog.MYD'));
      },
    ],
    [
      'a data file is cut',
      /table "commlog".* damaged/,
      async () => {
        await run('FLUSH TABLES');
        truncateSync(file('commlog.MYD'), 10);
      },
      () => run('FLUSH TABLES', 'TRUNCATE commlog', "INSERT INTO commlog (CommlogNum, PatNum, Note) VALUES (2, 1, '')"),
    ],
    [
      'a view of a user who is gone stands in its place',
      /view "commlog".* cannot be read/,
      () => run('RENAME TABLE commlog TO other', 'CREATE DEFINER=gone@localhost VIEW commlog AS SELECT * FROM other'),
      () => run('DROP VIEW commlog', 'RENAME TABLE other TO commlog'),
    ],
  ];

  it.each(faults)('says so to readers and to queries of their own: %s', async (_what, sentence, damage, mend) => {
    const read = () => reader.get('/commlogs/2');
    const query = () => reader.put('/queries/ShortQuery', { SqlCommand: 'SELECT * FROM commlog' });
    await damage();
    for (const { status, body } of [await read(), await query()]) {
      expect([status, body]).toEqual([503, expect.stringMatching(sentence)]);
    }
    await mend();
    expect([(await read()).status, (await query()).status]).toEqual([200, 200]);
  });

  it('names the table whose description is cut', async () => {
    await run('FLUSH TABLES');
    renameSync(file('labcase.frm'), file('kept.frm'));
    await run('CREATE TABLE labcase (Id INT)', 'FLUSH TABLES');
    truncateSync(file('labcase.frm'), 100);
    const { status, body } = await reader.get('/labcases');
    expect([status, body]).toEqual([503, expect.stringMatching(/table "labcase" .*damaged/)]);
  });

  it('stores all that it acknowledges once a view shows its columns again', async () => {
    await run('RENAME TABLE commlog TO other');
    expect((await practice.get('/commlogs/2')).status).toBe(503);
    await run(
      'ALTER TABLE other CHANGE Note Before_ TEXT NOT NULL, ADD Note TEXT',
      'CREATE VIEW commlog AS SELECT * FROM other',
      'ALTER TABLE other DROP Note',
    );
    await untilLookedAgain();
    expect((await practice.get('/commlogs/2')).status).toBe(503);
    await run(
      'DROP VIEW commlog',
      'ALTER TABLE other CHANGE Before_ Note TEXT NOT NULL',
      'RENAME TABLE other TO commlog',
    );
    await untilLookedAgain();
    expect(await practice.put('/commlogs/2', { Note: 'Kept' })).toMatchObject({ status: 200, body: { Note: 'Kept' } });
    expect(await practice.post('/commlogs', called)).toMatchObject({ status: 201, body: called });
    expect(await office.run('SELECT Note FROM commlog WHERE CommlogNum = 2')).toEqual([{ Note: 'Kept' }]);
  });

  it.each(['commlog', 'securitylog'])('writes although %s has got a column without a default', async (table) => {
    await untilLookedAgain();
    await run(`ALTER TABLE ${table} ADD COLUMN Extra INT NOT NULL`);
    expect((await practice.post('/commlogs', called)).status).toBe(201);
    await run(`ALTER TABLE ${table} DROP COLUMN Extra`);
    await untilLookedAgain();
    expect((await practice.post('/commlogs', called)).status).toBe(201);
  });

  it('writes again once a column is there that was hidden', async () => {
    await untilLookedAgain();
    await run('ALTER TABLE securitylog CHANGE LogText Hidden TEXT NOT NULL');
    for (let times = 0; times < 2; times++) {
      const { status, body } = await practice.post('/commlogs', called);
      expect([status, body]).toEqual([503, expect.stringMatching(/no column .?LogText/)]);
    }
    await run('ALTER TABLE securitylog CHANGE Hidden LogText TEXT NOT NULL');
    await untilLookedAgain();
    expect((await practice.post('/commlogs', called)).status).toBe(201);
  });

  it('gives no key of its own where the database gives none any more', async () => {
    const before = await office.run('SELECT COUNT(*) AS rowCount FROM commlog');
    await run('ALTER TABLE commlog MODIFY CommlogNum bigint NOT NULL');
    const { status, body } = await practice.post('/commlogs', called);
    expect([status, body]).toEqual([503, expect.stringMatching(/its column "CommlogNum" has no default/)]);
    expect(await office.run('SELECT COUNT(*) AS rowCount FROM commlog')).toEqual(before);
    await run('ALTER TABLE commlog MODIFY CommlogNum bigint NOT NULL AUTO_INCREMENT');
    expect((await practice.post('/commlogs', called)).status).toBe(201);
  });

  it('stores none of many rows when one of them is refused', async () => {
    const before = await office.checksums();
    await run(
      "CREATE TRIGGER ofAll BEFORE INSERT ON sheetfield FOR EACH ROW IF NEW.FieldName = 'third' THEN SIGNAL SQLSTATE '45000'; END IF",
    );
    const rows = ['first', 'second', 'third', 'fourth'].map((FieldName) => ({ SheetNum: 1, FieldName }));
    await expect(practice.lay('sheetfield', ...rows)).rejects.toThrow(/"sheetfield": a trigger refuses it/);
    await run('DROP TRIGGER ofAll');
    expect(await office.checksums()).toEqual(before);
    await practice.lay('sheetfield', ...rows);
    const stored = await office.run("SELECT FieldName FROM sheetfield WHERE FieldName IN ('first', 'fourth')");
    expect(stored).toEqual([{ FieldName: 'first' }, { FieldName: 'fourth' }]);
  });

  it('does not repeat what a session that ended may have stored for good', async () => {
    const notes = async () => office.run("SELECT CommlogNum FROM commlog WHERE Note = 'Once'");
    await run('CREATE TRIGGER ofAll BEFORE INSERT ON securitylog FOR EACH ROW SET NEW.PermType = SLEEP(1)');
    const writing = practice.post('/commlogs', { PatNum: 1, Note: 'Once' });
    await expect.poll(async () => (await notes()).length, { interval: 20 }).toBe(1);
    const [session] = await office.run(
      "SELECT ID AS id FROM information_schema.PROCESSLIST WHERE STATE = 'User sleep'",
    );
    await run(`KILL ${session!.id}`);
    const { status, text } = await writing;
    expect([status, text]).toEqual([503, expect.stringContaining('did not confirm whether this was stored')]);
    await run('DROP TRIGGER ofAll');
    expect(await notes()).toHaveLength(1);
  });

  it.each([
    ['is too long', "INSERT INTO other (Short) VALUES ('long')", 'Short'],
    ['has another character', "INSERT INTO other (Plain) VALUES ('Ж')", 'Plain'],
    ['is too large', 'INSERT INTO other (Small) VALUES (999)', 'Small'],
  ])(
    'does not take what a trigger stores elsewhere for a field of the request: what %s',
    async (_what, body, column) => {
      await run(
        'CREATE TABLE other (Short VARCHAR(1), Plain VARCHAR(9) CHARACTER SET latin1, Small TINYINT)',
        // A trigger keeps the mode that it was made in.
        "SET SESSION sql_mode = 'STRICT_ALL_TABLES'",
        `CREATE TRIGGER ofAll BEFORE INSERT ON commlog FOR EACH ROW ${body}`,
        "SET SESSION sql_mode = ''",
      );
      const { status, text } = await practice.post('/commlogs', called);
      expect([status, text]).toEqual([503, expect.stringContaining(`a trigger stores what a column "${column}"`)]);
      await run('DROP TRIGGER ofAll', 'DROP TABLE other');
      expect((await practice.post('/commlogs', called)).status).toBe(201);
    },
  );
});
