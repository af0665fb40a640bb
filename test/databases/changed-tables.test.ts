import { DatabaseSync } from 'node:sqlite';
import type { Connection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectToTestServer, engines, type FreshDatabase, freshDatabase, sharedDatabase } from '../support/engines.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

describe.runIf(engines.includes('mariadb'))('a table that an administrator has changed while the server runs', () => {
  let fresh: FreshDatabase;
  let administrator: Connection;
  let practice: TestPractice;
  beforeAll(async () => {
    fresh = await freshDatabase('mariadb');
    practice = await startTestPractice({ database: fresh.database });
    administrator = await connectToTestServer();
    await administrator.query(`USE ${new URL(fresh.database).pathname.slice(1)}`);
    await practice.lay('patient', { PatNum: 11, LName: 'Ivory' });
  });
  afterAll(async () => {
    await practice?.stop();
    await administrator?.end();
    await fresh?.drop();
  });

  const change = async (...statements: string[]) => {
    for (const sql of statements) await administrator.query(sql);
  };

  /** How it refuses a row that is right by our own rules, and how it is as it was again. */
  const changes: readonly [what: string, sentence: string, change: string[], back: string[]][] = [
    [
      'a column without a default',
      'its column "Extra" has no default',
      ['ALTER TABLE commlog ADD COLUMN Extra INT NOT NULL'],
      ['ALTER TABLE commlog DROP COLUMN Extra'],
    ],
    [
      'a shorter column',
      'its column "Note" does not take the value',
      ['DELETE FROM commlog', 'ALTER TABLE commlog MODIFY Note VARCHAR(3) NOT NULL'],
      ['ALTER TABLE commlog MODIFY Note TEXT NOT NULL'],
    ],
    [
      'a computed column',
      'a column of it is computed',
      [
        'ALTER TABLE commlog DROP COLUMN Note',
        'ALTER TABLE commlog ADD COLUMN Note VARCHAR(90) AS (CONCAT(PatNum)) VIRTUAL',
      ],
      ['ALTER TABLE commlog DROP COLUMN Note', 'ALTER TABLE commlog ADD COLUMN Note TEXT NOT NULL'],
    ],
    [
      'a unique index',
      'a unique index refuses it',
      ['ALTER TABLE commlog ADD UNIQUE INDEX ofAll (PatNum)'],
      ['ALTER TABLE commlog DROP INDEX ofAll', 'DELETE FROM commlog'],
    ],
    [
      'a constraint',
      'a constraint refuses it',
      ['DELETE FROM commlog', 'ALTER TABLE commlog ADD CONSTRAINT ofAll CHECK (PatNum < 0)'],
      ['ALTER TABLE commlog DROP CONSTRAINT ofAll'],
    ],
    [
      'a foreign key',
      'a foreign key refuses it',
      [
        'DELETE FROM commlog',
        'CREATE TABLE other (Id BIGINT PRIMARY KEY) ENGINE=InnoDB',
        'ALTER TABLE commlog ADD CONSTRAINT ofAll FOREIGN KEY (PatNum) REFERENCES other (Id)',
      ],
      ['ALTER TABLE commlog DROP FOREIGN KEY ofAll', 'DROP TABLE other'],
    ],
    [
      'a trigger',
      'a trigger refuses it',
      [
        "CREATE TRIGGER ofAll BEFORE INSERT ON commlog FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Secret'",
      ],
      ['DROP TRIGGER ofAll'],
    ],
    ...[
      "SIGNAL SQLSTATE '42000' SET MYSQL_ERRNO = 30001, MESSAGE_TEXT = 'Secret'",
      "SIGNAL SQLSTATE '02000'",
      'CALL gone()',
      'SET NEW.Note = gone(1)',
      'SET NEW.Note = (SELECT 1 UNION SELECT 2)',
      "UPDATE commlog SET Note = 'again'",
      'SET NEW.PatNum = 9223372036854775807 + NEW.PatNum',
      'INSERT INTO commlog (PatNum) VALUES (1, 2)',
      // Numbers that the server has for something else: a conflict, no table, damage, a broken connection.
      ...[1205, 1213, 1146, 1054, 145, 1356, 45009].map(
        (errno) => `SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = ${errno}, MESSAGE_TEXT = 'Secret'`,
      ),
    ].map((body): (typeof changes)[number] => [
      `a trigger with ${body}`,
      'a trigger refuses it',
      [`CREATE TRIGGER ofAll BEFORE INSERT ON commlog FOR EACH ROW ${body}`],
      ['DROP TRIGGER ofAll'],
    ]),
    ...[
      ['a trigger uses the table "gone", which is not there', 'INSERT INTO gone VALUES (1)'],
      ['a trigger uses the column "Gone", which is not there', 'UPDATE patient SET Gone = 1'],
      ['a trigger stores what a column "Short" does not take', "INSERT INTO other (Short) VALUES ('long')"],
      ['a trigger stores what a column "Never" does not take', 'INSERT INTO other (Never) VALUES (NULL)'],
      ['its column "PatNum" does not take the value', 'SET NEW.PatNum = NULL'],
    ].map(([sentence, body]): (typeof changes)[number] => [
      `a trigger with ${body}`,
      sentence!,
      [
        'CREATE TABLE other (Short VARCHAR(1), Never INT NOT NULL DEFAULT 1)',
        `CREATE TRIGGER ofAll BEFORE INSERT ON commlog FOR EACH ROW ${body}`,
      ],
      ['DROP TRIGGER ofAll', 'DROP TABLE other'],
    ]),
    [
      'a trigger of a user who is gone',
      'the definer of a trigger, or of a view in its place, is gone',
      ['CREATE DEFINER=gone@localhost TRIGGER ofAll BEFORE INSERT ON commlog FOR EACH ROW SET NEW.Note = NEW.Note'],
      ['DROP TRIGGER ofAll'],
    ],
    [
      'a view of other rows',
      'a view in its place takes other rows only (WITH CHECK OPTION)',
      [
        'RENAME TABLE commlog TO other',
        'CREATE VIEW commlog AS SELECT * FROM other WHERE PatNum <> 11 WITH CHECK OPTION',
      ],
      ['DROP VIEW commlog', 'RENAME TABLE other TO commlog'],
    ],
    [
      'a trigger that stores a row twice',
      'a key of it, or of what a trigger stores with it, is there already',
      [
        'CREATE TABLE other (Id BIGINT PRIMARY KEY)',
        'CREATE TRIGGER ofAll BEFORE INSERT ON commlog FOR EACH ROW INSERT INTO other VALUES (1), (1)',
      ],
      ['DROP TRIGGER ofAll', 'DROP TABLE other'],
    ],
  ];

  it.each(changes)('stores nothing and says so: %s', async (_what, sentence, before, back) => {
    const write = () => practice.post('/commlogs', { PatNum: 11, Note: 'Called' });
    await change('DELETE FROM commlog');
    expect((await write()).status).toBe(201);
    await change(...before);
    const [{ count }] = await administrator.query('SELECT COUNT(*) AS count FROM commlog');
    const { status, text } = await write();
    expect([status, text]).toEqual([
      503,
      `The database does not store this in the table "commlog": ${sentence}. An administrator looks who changed the table; ` +
        'the log of this server has the code of the error.',
    ]);
    expect(await administrator.query('SELECT COUNT(*) AS count FROM commlog')).toEqual([{ count }]);
    await change(...back);
    expect((await write()).status).toBe(201);
  });

  it('knows that nothing is stored of a write that a trigger makes too long', async () => {
    const { body } = await practice.post('/commlogs', { PatNum: 11, Note: 'Called' });
    await change('CREATE TRIGGER ofAll BEFORE UPDATE ON commlog FOR EACH ROW SET NEW.Mode_ = SLEEP(5)');
    const { status, text } = await practice.put(`/commlogs/${body.CommlogNum}`, { Note: 'Slow' });
    expect([status, text]).toEqual([503, 'The database took too long. Ask for less, or try again later.']);
    await change('DROP TRIGGER ofAll');
    expect((await practice.get(`/commlogs/${body.CommlogNum}`)).body.Note).toBe('Called');
  });

  it('answers a text of a column that holds bytes by now, whatever they are', async () => {
    const { body } = await practice.post('/commlogs', { PatNum: 11, Note: 'Größe' });
    const note = async () => (await practice.get(`/commlogs/${body.CommlogNum}`)).body.Note;
    await change('ALTER TABLE commlog MODIFY Note BLOB NOT NULL');
    expect(await note()).toBe('Größe');
    await change(`UPDATE commlog SET Note = 0x41ff42 WHERE CommlogNum = ${body.CommlogNum}`);
    expect(await note()).toBe('A\ufffdB');
    await change('DELETE FROM commlog', 'ALTER TABLE commlog MODIFY Note TEXT NOT NULL');
  });

  it('goes on writing when a trigger is replaced by one that uses another table', async () => {
    const { body } = await practice.post('/commlogs', { PatNum: 11, Note: 'Called' });
    const write = (Note: string) => practice.put(`/commlogs/${body.CommlogNum}`, { Note });
    await change('CREATE TABLE other (Id BIGINT)', 'CREATE TABLE another (Id BIGINT)');
    for (const table of ['other', 'another']) {
      await change(
        `CREATE OR REPLACE TRIGGER ofAll AFTER UPDATE ON commlog FOR EACH ROW INSERT INTO ${table} VALUES (1)`,
      );
      const { status, text } = await write(`Called ${table}`);
      expect([status, text]).toEqual([200, expect.anything()]);
      expect(await administrator.query(`SELECT * FROM ${table}`)).toHaveLength(1);
    }
    await change('DROP TABLE another');
    const { status, text } = await write('No more');
    expect([status, text]).toEqual([503, expect.stringMatching(/a trigger uses the table "another", which/)]);
    await change('DROP TRIGGER ofAll', 'DROP TABLE other');
    expect((await write('Again')).status).toBe(200);
  });
});

describe.runIf(engines.includes('mariadb'))('a practice of which a dump is being loaded', () => {
  it('refuses what it cannot know yet, and serves again', async () => {
    const fresh = await freshDatabase('mariadb');
    const practice = await startTestPractice({ database: fresh.database });
    const administrator = await connectToTestServer();
    await administrator.query(`USE ${new URL(fresh.database).pathname.slice(1)}`);
    await practice.lay('patient', { PatNum: 11, LName: 'Ivory' });
    const add = () => practice.send('POST', '/commlogs', { PatNum: 11, Note: 'Called' });
    await administrator.query('CREATE TABLE other AS SELECT * FROM bitewing_meta');
    await administrator.query('DELETE FROM bitewing_meta');
    expect(await add()).toMatchObject({ status: 503, body: expect.stringContaining('"bitewing_meta" of the') });
    expect((await practice.get('/fees')).status).toBe(200);
    await administrator.query('INSERT INTO bitewing_meta SELECT * FROM other');
    expect((await add()).status).toBe(201);
    await administrator.query('DROP TABLE other');
    await practice.stop();
    await administrator.end();
    await fresh.drop();
  });
});

describe.runIf(engines.includes('sqlite'))('a table of a practice file that an administrator has changed', () => {
  it.each([
    ['has no table "commlog" any more', 'ALTER TABLE commlog RENAME TO other', 'ALTER TABLE other RENAME TO commlog'],
    [
      'has no column "Note" any more',
      'ALTER TABLE commlog RENAME COLUMN Note TO Other',
      'ALTER TABLE commlog RENAME COLUMN Other TO Note',
    ],
    [
      'in the table "commlog": a trigger refuses it',
      "CREATE TRIGGER ofAll BEFORE INSERT ON commlog BEGIN SELECT RAISE(ABORT, 'Secret'); END",
      'DROP TRIGGER ofAll',
    ],
    [
      'in the table "commlog": a unique index refuses it',
      'CREATE UNIQUE INDEX ofAll ON commlog (PatNum)',
      'DROP INDEX ofAll',
    ],
  ])('is told as one that %s', async (sentence, before, back) => {
    const fresh = await sharedDatabase('sqlite');
    const practice = await startTestPractice({ database: fresh.database });
    await practice.lay('patient', { PatNum: 11, LName: 'Ivory' });
    await practice.lay('commlog', { CommlogNum: 1, PatNum: 11 });
    const add = () => practice.send('POST', '/commlogs', { PatNum: 11, Note: 'Called' });
    const administrator = new DatabaseSync(fresh.database);
    administrator.exec(before);
    const refused = await add();
    expect(refused).toMatchObject({ status: 503, body: expect.stringContaining(sentence) });
    expect(String(refused.body)).not.toContain('Secret');
    if (sentence.startsWith('has no')) expect(await practice.get('/commlogs?PatNum=11')).toMatchObject({ status: 503 });
    administrator.exec(back);
    administrator.close();
    expect((await add()).status).toBe(201);
    await practice.stop();
    await fresh.drop();
  });
});
