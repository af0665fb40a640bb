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
    practice = await startTestPractice({ database: office.readerUrl });
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
