import { truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../src/resources/index.ts';
import { checkPractice, startServer } from '../../src/server.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const shape = { version: '24.3.1.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: false } as const;
const lists = operations.filter(({ verb, follow, path }) => verb === 'GET' && !follow && !path.includes('{'));

describe.runIf(canStartMariadb)('an office’s database in trouble', () => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let practice: TestPractice;
  beforeAll(async () => {
    server = await startPrivateMariadb('trouble', '--office', '--fast');
    office = await officeDatabase(server.url, shape);
    await office.run('ALTER TABLE carrier CONVERT TO CHARACTER SET latin1');
    await office.run("INSERT INTO carrier (CarrierNum, CarrierName) VALUES (7, 'Größe')");
    await office.run('INSERT INTO procedurelog (ProcNum, PatNum, CodeNum, ProcStatus) VALUES (9, 1, 1, 1)');
    practice = await startTestPractice({ database: office.url, writes: 'direct' });
  });
  afterAll(async () => {
    await practice?.stop();
    await office?.drop();
    await server?.destroy();
  });

  it.each(lists.map(({ path, query }) => [path, Object.keys(query ?? {})] as const))(
    'finds nothing by a character that no column can hold: GET %s',
    async (path, names) => {
      for (const name of names) {
        for (const text of ['😀', 'Ж']) {
          const { status, body } = await practice.get(`${path}?PatNum=1&${name}=${encodeURIComponent(text)}`);
          expect([path, name, text, status < 500, body]).toEqual([path, name, text, true, expect.anything()]);
        }
      }
    },
  );

  it('compares what a column of another character set can hold as ever', async () => {
    const names = async (text: string) =>
      (await practice.get(`/carriers?CarrierName=${encodeURIComponent(text)}`)).body as { CarrierNum: number }[];
    const listed = (await practice.get('/carriers')).body as { CarrierName: string }[];
    expect(listed.map(({ CarrierName }) => CarrierName)).toContain('Größe');
    expect((await practice.get(`/patients?LName=${encodeURIComponent('Ivory é')}`)).body).toHaveLength(1);
    expect((await practice.get(`/patients?LName=${encodeURIComponent('Ivory é😀')}`)).body).toEqual([]);
    expect(await names('😀')).toBeDefined();
  });

  it('finds nothing by such a text in a query of the caller’s own', async () => {
    const ask = async (condition: string) =>
      (await practice.put('/queries/ShortQuery', { SqlCommand: `SELECT CarrierNum FROM carrier WHERE ${condition}` }))
        .body;
    expect(await ask("CarrierName = '😀'")).toEqual([]);
    expect(await ask("CarrierName LIKE '%😀%' OR CarrierName IN ('Ж', 'Größe')")).toEqual([{ CarrierNum: 7 }]);
    expect(await ask("CONCAT(CarrierName, '😀') = 'Größe😀'")).toEqual([{ CarrierNum: 7 }]);
    const [{ LogText }] = (await office.run(
      'SELECT LogText FROM securitylog ORDER BY SecurityLogNum DESC LIMIT 1',
    )) as [{ LogText: string }];
    expect(LogText).toMatch(/^Query run by Amazing Smiles through API\. .*CONCAT\(CarrierName, '\?'\) = 'Größe\?'$/);
  });

  it('refuses a text that the column cannot hold with 400, names the field, and writes nothing', async () => {
    const before = await office.checksums();
    const heading = await practice.post('/treatplans', { PatNum: 1, Heading: 'Smile 😀' });
    expect([heading.status, heading.body]).toEqual([400, expect.stringMatching(/^Heading has a character/)]);
    const note = await practice.post('/procnotes', { PatNum: 1, ProcNum: 9, Note: 'Smile 😀' });
    expect([note.status, note.body]).toEqual([400, expect.stringMatching(/^Note has a character/)]);
    expect(await office.checksums()).toEqual(before);
  });

  it('says which table has given out its last key', async () => {
    await office.run("INSERT INTO procnote (ProcNoteNum, Note) VALUES (9223372036854775807, 'last')");
    const { status, body } = await practice.post('/procnotes', { PatNum: 1, ProcNum: 9, Note: 'one more' });
    expect([status, body]).toEqual([503, expect.stringMatching(/table "procnote" .*no key left/)]);
    await office.run('DELETE FROM procnote WHERE ProcNoteNum > 9000000000000000000');
  });

  it('is not written to directly where keys are random', async () => {
    await office.run("INSERT INTO preference (PrefName, ValueString) VALUES ('RandomPrimaryKeys', '1')");
    const options = { database: office.url, port: 0, control: ':memory:', writes: 'direct' };
    await expect(startServer(options)).rejects.toThrow(/random keys.*through=URL/);
    // The server that runs since before notices it, too.
    const before = await office.checksums();
    const { status, body } = await practice.post('/treatplans', { PatNum: 1, Heading: 'counted' });
    expect([status, body]).toEqual([503, expect.stringMatching(/random keys.*through=URL/)]);
    expect(await office.checksums()).toEqual(before);
    await office.run("DELETE FROM preference WHERE PrefName = 'RandomPrimaryKeys'");
  });

  it('answers 503 while a table is locked, names it, and goes on serving the others', async () => {
    await office.run('LOCK TABLES treatplan WRITE');
    try {
      const [read, write, other] = await Promise.all([
        practice.get('/treatplans?PatNum=1'),
        practice.post('/treatplans', { PatNum: 1, Heading: 'Waits' }),
        practice.get('/providers'),
      ]);
      expect([read.status, read.body]).toEqual([503, expect.stringMatching(/holds the table "treatplan" locked/)]);
      const query = await practice.put('/queries/ShortQuery', { SqlCommand: 'SELECT Heading FROM treatplan' });
      expect([query.status, query.body]).toEqual([503, expect.stringMatching(/holds a table of the query locked/)]);
      expect([write.status, write.body]).toEqual([503, expect.stringMatching(/table "treatplan"/)]);
      expect(other.status).toBe(200);
    } finally {
      await office.run('UNLOCK TABLES');
    }
    expect((await practice.get('/treatplans?PatNum=1')).status).toBe(200);
  });

  it('answers others while many ask for a locked table', async () => {
    await office.run('LOCK TABLES treatplan WRITE');
    try {
      const ask = () => practice.get('/treatplans?PatNum=1');
      expect((await ask()).status).toBe(503);
      const many = Promise.all(Array.from({ length: 60 }, ask));
      const others = await Promise.all(Array.from({ length: 10 }, () => practice.get('/providers')));
      expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
      for (const { status, body } of await many)
        expect([status, body]).toEqual([503, expect.stringMatching(/holds the table "treatplan" locked/)]);
    } finally {
      await office.run('UNLOCK TABLES');
    }
    expect((await practice.get('/treatplans?PatNum=1')).status).toBe(200);
  });

  it('answers 503 for a damaged table and for a view that cannot be read, and check reports each by itself', async () => {
    await office.run('FLUSH TABLES');
    const data = join(tmpdir(), `mariadb-local-${process.getuid!()}`, `trouble-${process.pid}`, 'data', office.name);
    truncateSync(join(data, 'recall.MYI'), 100);
    truncateSync(join(data, 'popup.MYD'), 1);
    await office.run('RENAME TABLE labcase TO labcase_base');
    await office.run('CREATE VIEW labcase AS SELECT * FROM labcase_base');
    await office.run('RENAME TABLE labcase_base TO elsewhere');
    const answers = await Promise.all(['/recalls', '/popups?PatNum=1', '/labcases'].map((path) => practice.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(answers.map(({ body }) => body)).toEqual([
      expect.stringMatching(/table "recall" .*damaged.*REPAIR TABLE/),
      expect.stringMatching(/table "popup" .*damaged.*REPAIR TABLE/),
      expect.stringMatching(/view "labcase"/),
    ]);
    const { findings, tables, isUsable } = await checkPractice(office.readerUrl);
    const told = findings.flatMap(({ kind, sentence }) => (kind === 'problem' ? [sentence] : []));
    expect(told).toEqual([
      expect.stringMatching(/"recall" .*damaged/),
      expect.stringMatching(/"labcase"/),
      expect.stringMatching(/"popup" .*damaged/),
    ]);
    expect(isUsable).toBe(false);
    expect(tables.find(({ name }) => name === 'patient')!.largestKey).toBe('2');
  });
});
