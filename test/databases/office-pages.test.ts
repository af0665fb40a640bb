import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeReading } from '../../src/db/office/reading.ts';
import { type OfficeDatabase, officeDatabase } from '../support/office-database.ts';
import { canStartMariadb, type PrivateMariadb, startPrivateMariadb } from '../support/private-mariadb.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

const shapes = [
  { version: '24.3.1.0', engine: 'MyISAM', charset: 'utf8mb3', isOld: false },
  { version: '25.4.1.0', engine: 'InnoDB', charset: 'utf8mb4', isOld: false },
] as const;

const ROWS = 8000;

describe.runIf(canStartMariadb).each(shapes)('pages of a long list of an office, $engine', (shape) => {
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let practice: TestPractice;
  beforeAll(async () => {
    server = await startPrivateMariadb(`pages-${shape.engine}`, '--office', '--fast');
    office = await officeDatabase(server.url, shape);
    await office.run(
      `INSERT INTO procedurelog (ProcNum, PatNum, CodeNum, DateTStamp)
        SELECT seq, 1, 1, '2024-01-01 00:00:00' + INTERVAL MOD(seq * 7919, 8000) MINUTE FROM seq_3_to_${ROWS}`,
    );
    await office.run("UPDATE procedurelog SET DateTStamp = '2024-01-02 00:00:00' WHERE ProcNum < 3");
    practice = await startTestPractice({ database: `${office.readerUrl}?timeout=30` });
  });
  afterAll(async () => {
    await practice?.stop();
    await office?.drop();
    await server?.destroy();
  });

  const page = async (query: string) => {
    const { status, body } = await practice.get(`/procedurelogs?${query}`);
    expect([status, query, body]).toEqual([200, query, expect.any(Array)]);
    return (body as { ProcNum: number }[]).map(({ ProcNum }) => ProcNum);
  };
  const stored = async (where: string) =>
    (await office.run(`SELECT ProcNum FROM procedurelog WHERE ${where} ORDER BY ProcNum DESC`)).map(({ ProcNum }) =>
      Number(ProcNum),
    );

  it.each([
    ['every row', '2023-01-01 00:00:00'],
    ['most rows', '2024-01-01 12:00:00'],
    ['few rows', '2024-01-06 10:00:00'],
    ['no row', '2030-01-01 00:00:00'],
  ])('are the same at any Offset, whether asked for in turn or not: %s', async (_what, since) => {
    const all = await stored(`DateTStamp >= '${since}'`);
    const query = `DateTStamp=${encodeURIComponent(since)}&Limit=700`;
    for (const offset of [7000, 5000, 4999, 5700, 100, 6400, 7990, 7999, 8000, 100_000, 0, 700, 1400, 2100, 2800]) {
      expect([offset, await page(`${query}&Offset=${offset}`)]).toEqual([offset, all.slice(offset, offset + 700)]);
    }
  });

  it('neither repeat nor leave out a row when others come and go meanwhile', async () => {
    const before = await stored('1 = 1');
    const read: number[] = [];
    for (let offset = 0; ; offset += 500) {
      const rows = await page(`Limit=500&Offset=${offset}`);
      read.push(...rows);
      if (rows.length < 500) break;
      const at = offset / 500;
      if (at === 3) await office.run('INSERT INTO procedurelog (ProcNum, PatNum) SELECT seq, 1 FROM seq_9001_to_9010');
      if (at === 6) await office.run(`DELETE FROM procedurelog WHERE ProcNum BETWEEN ${ROWS - 30} AND 9010`);
    }
    expect(read).toEqual(before);
  });

  it('are those of now when the list is read anew, in whatever order its pages are asked for', async () => {
    for (const offset of [0, 500, 1000, 1500, 2000]) await page(`Limit=500&Offset=${offset}`);
    await office.run('INSERT INTO procedurelog (ProcNum, PatNum) SELECT seq, 1 FROM seq_9101_to_9110');
    const all = await stored('1 = 1');
    const first = await page('Limit=500');
    const read = await Promise.all([1500, 1000, 500].map((offset) => page(`Limit=500&Offset=${offset}`)));
    expect([...first, ...read.flat()].toSorted((one, other) => other - one)).toEqual(all.slice(0, 2000));
  });

  it('belong to one caller and one question', async () => {
    const everything = await stored('1 = 1');
    const others = await stored("DateTStamp >= '2024-01-03 00:00:00'");
    await page('Limit=1000&Offset=0');
    await page('Limit=1000&Offset=1000');
    expect(await page('DateTStamp=2024-01-03%2000:00:00&Limit=100&Offset=2000')).toEqual(others.slice(2000, 2100));
    expect(await page('Limit=100&Offset=2050')).toEqual(everything.slice(2050, 2150));
  });
});

it('a page that was answered long ago is forgotten', () => {
  let now = 0;
  const reading = officeReading(
    () => ({ version: '24.3.1.0', tables: new Map() }),
    () => now,
  );
  const list = reading.walked('one caller, one list');
  for (const offset of [1000, 3000, 2000]) list.note(offset, `behind ${offset}`);
  expect(list.before(2500)).toEqual({ offset: 2000, cursor: 'behind 2000' });
  expect(list.before(999)).toBeUndefined();
  expect(reading.walked('another').before(5000)).toBeUndefined();
  now = 599_999;
  list.note(4000, 'behind 4000');
  now = 600_001;
  expect(list.before(3500)).toBeUndefined();
  expect(list.before(9000)).toEqual({ offset: 4000, cursor: 'behind 4000' });
});

describe.runIf(canStartMariadb)('changed rows among many of a MyISAM table', () => {
  const MANY = 200_000;
  let server: PrivateMariadb;
  let office: OfficeDatabase;
  let practice: TestPractice;
  /** Has looked at the table while it was empty, and so takes it for a small one. */
  let early: TestPractice;
  beforeAll(async () => {
    server = await startPrivateMariadb('changed', '--office', '--fast');
    office = await officeDatabase(server.url, shapes[0]);
    const others = await office.run(
      `SELECT DISTINCT INDEX_NAME AS name FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()
        AND TABLE_NAME = 'procedurelog' AND INDEX_NAME NOT IN ('PRIMARY', 'DateTStampPN')`,
    );
    await office.run(`ALTER TABLE procedurelog ${others.map(({ name }) => `DROP INDEX \`${name}\``).join(', ')}`);
    early = await startTestPractice({ database: `${office.readerUrl}?timeout=30` });
    await office.run('ALTER TABLE procedurelog DISABLE KEYS');
    // Changed on the 2nd: 25,000 old rows. From the 5th on: every second row of the newer half.
    await office.run(
      `INSERT INTO procedurelog (ProcNum, PatNum, CodeNum, DateTStamp)
        SELECT seq, 1, 1, IF(seq <= 25000, '2024-01-02 00:00:00', IF(seq > 100000 AND MOD(seq, 2) = 0, '2024-01-05 00:00:00', '2023-01-01 00:00:00'))
        FROM seq_3_to_${MANY}`,
    );
    await office.run('ALTER TABLE procedurelog ENABLE KEYS');
    await office.run("UPDATE procedurelog SET DateTStamp = '2024-01-02 00:00:00' WHERE ProcNum < 3");
    practice = await startTestPractice({ database: `${office.readerUrl}?timeout=30` });
  });
  afterAll(async () => {
    await early?.stop();
    await practice?.stop();
    await office?.drop();
    await server?.destroy();
  });

  const page = async (since: string, rest: string, asked = practice) => {
    const path = `/procedurelogs?DateTStamp=${since}%2000:00:00&${rest}`;
    const answer = await asked.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return (answer.body as { ProcNum: number }[]).map(({ ProcNum }) => ProcNum);
  };
  const stored = async (since: string) =>
    (await office.run(`SELECT ProcNum FROM procedurelog WHERE DateTStamp >= ? ORDER BY ProcNum DESC`, [since])).map(
      ({ ProcNum }) => Number(ProcNum),
    );
  const storedWhere = async (where: string) =>
    (await office.run(`SELECT ProcNum FROM procedurelog WHERE ${where} ORDER BY ProcNum DESC`)).map(({ ProcNum }) =>
      Number(ProcNum),
    );
  /** How often the server goes on to another row or key meanwhile, as a figure of its own tells. */
  async function readBy(figures: string, work: () => Promise<unknown>): Promise<number> {
    const count = async () =>
      (await office.run(`SHOW GLOBAL STATUS LIKE '${figures}'`)).reduce((sum, { Value }) => sum + Number(Value), 0);
    const before = await count();
    await work();
    return (await count()) - before;
  }

  it.each(['2024-01-01', '2024-01-02', '2024-01-05', '2024-01-06'])(
    'are found wherever they are: since %s',
    async (since) => {
      const all = await stored(since);
      for (const offset of [0, 300, 4990, 12_000, 37_400, 49_950, 0, 199_950, 400_000]) {
        expect([offset, await page(since, `Limit=100&Offset=${offset}`)]).toEqual([
          offset,
          all.slice(offset, offset + 100),
        ]);
      }
    },
  );

  it('are found beyond as many as are counted in a small table', async () => {
    const all = await stored('2024-01-01');
    for (const offset of [19_950, 20_001, 30_000]) {
      const found = await page('2024-01-01', `Limit=100&Offset=${offset}`, early);
      expect([offset, found]).toEqual([offset, all.slice(offset, offset + 100)]);
    }
  });

  it('are read, and not all that lie before them, where they are old and few', async () => {
    await office.run("UPDATE procedurelog SET DateTStamp = '2023-01-01 00:00:00' WHERE ProcNum > 100000");
    // Some of the 175,000 rows before them are looked at, to see that they were not changed; not all are.
    const read = await readBy('Handler_read_prev', () => page('2024-01-02', 'Limit=100'));
    expect(read).toBeLessThan(60_000);
  });

  it('are the same beside a few new ones, behind each other, and with other conditions', async () => {
    await office.run(`UPDATE procedurelog SET DateTStamp = '2024-01-03 00:00:00' WHERE ProcNum IN (150000, 199990)`);
    await office.run(`UPDATE procedurelog SET ClinicNum = 2, DateTStamp = DateTStamp WHERE MOD(ProcNum, 5) = 0`);
    const ofClinic = new Set(await storedWhere('ClinicNum = 2'));
    const all = await stored('2024-01-02');
    const some = all.filter((key) => ofClinic.has(key));
    expect([all.length > 20_000, some.length > 300]).toEqual([true, true]);
    for (const offset of [0, 1, 100, 300, 1000, 1900, 4990, 5000, 24_990]) {
      const asked = () => page('2024-01-02', `Limit=100&Offset=${offset}`);
      expect([offset, await asked()]).toEqual([offset, all.slice(offset, offset + 100)]);
      const narrower = await page('2024-01-02', `ClinicNum=2&Limit=100&Offset=${offset}`);
      expect([offset, narrower]).toEqual([offset, some.slice(offset, offset + 100)]);
    }
    const read = await readBy('Handler_read_prev', () => page('2024-01-02', 'Limit=100'));
    expect(read).toBeLessThan(60_000);
  });

  it.each([
    ['by an index on the stamp', 'procedurelog', '/procedurelogs?DateTStamp=', 'DateTStamp', 'ProcNum', 20_000],
    // The file is read twice, and no row for its place among the keys.
    ['without one', 'claim', '/claims?SecDateTEdit=', 'SecDateTEdit', 'ClaimNum', 140_000],
  ])('are read where they are few, wherever the page begins: %s', async (_how, table, path, stamp, key, most) => {
    await office.run('INSERT IGNORE INTO claim (ClaimNum, PatNum) SELECT seq, 1 FROM seq_3_to_60000');
    await office.run(`UPDATE ${table} SET ${stamp} = '2024-07-01 00:00:00' WHERE MOD(${key} * 7919, 200003) < 1300`);
    const fresh = await startTestPractice({ database: `${office.readerUrl}?timeout=30` });
    const all = (await office.run(`SELECT ${key} AS k FROM ${table} WHERE ${stamp} >= '2024-07-01' ORDER BY k`)).map(
      ({ k }) => Number(k),
    );
    if (table === 'procedurelog') all.reverse();
    for (const offset of [0, 100, 300, all.length - 50, all.length + 50]) {
      let found: unknown[] = [];
      const asked = async () => {
        const { body } = await fresh.get(`${path}2024-07-01%2000:00:00&Limit=100&Offset=${offset}`);
        found = (body as Record<string, unknown>[]).map((row) => row[key]);
      };
      expect([offset, await readBy('Handler_read_%', asked)]).toEqual([
        offset,
        expect.toSatisfy((read) => read < most),
      ]);
      expect([offset, found]).toEqual([offset, all.slice(offset, offset + 100)]);
      expect((await readBy('Handler_read_next', asked)) + (await readBy('Handler_read_prev', asked))).toBeLessThan(
        5000,
      );
    }
    await fresh.stop();
  });

  it('takes keys from the index each time a list is walked far', async () => {
    for (let time = 0; time < 3; time++) {
      // A list that is read anew remembers nothing, and other statements of the session have read the table meanwhile.
      expect((await practice.get('/procedurelogs?Limit=1')).status).toBe(200);
      const far = () => practice.get('/procedurelogs?Limit=10&Offset=50000');
      expect(await readBy('Handler_read%', far)).toBeLessThan(100_000);
    }
  });
});

it('what was remembered of a list is forgotten when it is read anew', () => {
  const reading = officeReading(() => ({ version: '24.3.1.0', tables: new Map() }));
  const list = reading.walked('one caller, one list');
  list.note(2000, 'behind 2000');
  reading.walked('another list').note(2000, 'behind its 2000');
  list.forget();
  expect(list.before(2500)).toBeUndefined();
  expect(reading.walked('another list').before(2500)).toEqual({ offset: 2000, cursor: 'behind its 2000' });
});
