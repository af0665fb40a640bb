import { beforeAll, describe, expect, it } from 'vitest';
import { ownCatalog } from '../../src/db/queries/catalog.ts';
import { layOffice } from '../people/office.ts';
import { engines } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';
import { codes } from './dialect/codes.ts';
import { comparisons } from './dialect/comparisons.ts';
import { days } from './dialect/days.ts';
import { fractions, ONE_FEE } from './dialect/fractions.ts';
import { letterCase } from './dialect/letter-case.ts';
import { numbers } from './dialect/numbers.ts';
import { patterns } from './dialect/patterns.ts';
import { queries } from './dialect/queries.ts';
import { shownTables } from './dialect/shown-tables.ts';
import { temporaryTables } from './dialect/temporary-tables.ts';
import { texts } from './dialect/texts.ts';
import { variables } from './dialect/variables.ts';

const values = [...texts, ...numbers, ...comparisons, ...days, ...patterns, ...codes];
const whole = [...queries, ...letterCase, ...variables, ...temporaryTables, ...shownTables];

describe.each(engines)('a query in MySQL’s dialect on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await layOffice(practice);
    const may = { DateStart: '2021-05-01', DateStop: '2021-05-31', DatePaycheck: '2021-06-04' };
    await practice.lay('payperiod', { PayPeriodNum: 200, ...may });
    await practice.lay('userod', { UserNum: 1, UserName: 'amy', Password: 'secret' });
  });

  const ask = (SqlCommand: string) => practice.put('/queries/ShortQuery', { SqlCommand });

  it.each(values)('computes %s', async (expression, value) => {
    expect(await ask(`SELECT ${expression} AS v`)).toMatchObject({ status: 200, body: [{ v: value }] });
  });

  it.each(fractions)('tells %s as %s', async (expression, told) => {
    const { text } = await practice.put('/queries/ShortQuery', {
      SqlCommand: `SELECT ${expression} AS v FROM ${ONE_FEE}`,
    });
    expect(text).toBe(`[{"v":${told}}]`);
  });

  it.each(whole)('answers %s', async (sql, rows) => {
    expect(await ask(sql)).toMatchObject({ status: 200, body: rows });
  });

  it.each(['u - 5', 'u + -5', 'u * -1', '0 - u'])('refuses %s of a number without a sign', async (expression) => {
    const { status, body } = await ask(`SELECT ${expression} AS v FROM ${ONE_FEE}`);
    expect([status, body]).toEqual([
      400,
      expect.stringMatching(/^The query cannot be answered: BIGINT UNSIGNED value/),
    ]);
  });

  it('counts rows on a later page, too', async () => {
    const SqlCommand = 'SET @n = 0; SELECT @n := @n + 1 AS n, PatNum FROM patient ORDER BY PatNum';
    const page = await practice.put('/queries/ShortQuery?Offset=2&Limit=2', { SqlCommand });
    expect(page.body).toEqual([
      { n: 3, PatNum: 12 },
      { n: 4, PatNum: 13 },
    ]);
  });

  it('assigns for each row in MariaDB only, unless it is a count', async () => {
    const { status, body } = await ask('SELECT @last := PatNum AS last FROM patient WHERE PatNum < 12');
    const sentence = expect.stringMatching(
      /^An assignment for each row, .* works only where the practice is kept in MariaDB/,
    );
    if (engine === 'sqlite') expect({ status, body }).toEqual({ status: 400, body: sentence });
    else expect({ status, body }).toMatchObject({ status: 200, body: [{ last: 10 }, { last: 11 }] });
  });

  it('answers every column of a table by its name, in its order', async () => {
    const { body } = await ask('SELECT * FROM recalltype WHERE RecallTypeNum = 3');
    expect(Object.keys(body[0])).toEqual([
      'RecallTypeNum',
      'Description',
      'DefaultInterval',
      'TimePattern',
      'Procedures',
      'AppendToSpecial',
    ]);
  });

  it('tells every table and every column that a query may read, 100 at a time', async () => {
    const names = async (sql: string, page = '') =>
      (await practice.put(`/queries/ShortQuery${page}`, { SqlCommand: sql })).body.map(
        (row: Record<string, string>) => Object.values(row)[0],
      );
    const shown = [...(await names('SHOW TABLES')), ...(await names('SHOW TABLES', '?Offset=100'))];
    expect(shown).toEqual([...ownCatalog.keys()].sort());
    expect(await names('DESC procedurelog')).toEqual(ownCatalog.get('procedurelog')!.columns.map(({ name }) => name));
  });

  it('tells the versions of the database and its name', async () => {
    const { body } = await ask('SELECT VERSION() AS v, DATABASE() AS d');
    expect(body).toEqual([{ v: expect.stringMatching(/^\d+\.\d+/), d: expect.any(String) }]);
  });

  it('tells how the database would run a query, in its own words', async () => {
    const told = {
      sqlite: { detail: expect.stringContaining('patient') },
      mariadb: { table: 'p', rows: expect.anything() },
    };
    const row = expect.objectContaining(told[engine]);
    expect((await ask("EXPLAIN SELECT * FROM patient p WHERE LName = 'Ng'")).body).toEqual([row]);
    expect((await ask('CREATE TABLE tmp1 SELECT 1 AS a; DESC SELECT a FROM tmp1')).status).toBe(200);
  });

  it('answers 100 rows at a time, within the query’s own limit', async () => {
    await practice.lay('employer', ...Array.from({ length: 250 }, (_, at) => ({ EmpName: `Mill ${at}` })));
    const counts = [];
    for (const page of ['', '?Offset=100', '?Offset=200', '?Limit=7&Offset=245', '?Limit=500']) {
      const sent = { SqlCommand: 'SELECT EmployerNum FROM employer ORDER BY EmployerNum' };
      counts.push((await practice.put(`/queries/ShortQuery${page}`, sent)).body.length);
    }
    expect(counts).toEqual([100, 100, 50, 5, 100]);
    const own = { SqlCommand: 'SELECT EmployerNum FROM employer ORDER BY EmployerNum LIMIT 10, 105' };
    const page = await practice.put('/queries/ShortQuery?Offset=100', own);
    expect(page.body.map((row: { EmployerNum: number }) => row.EmployerNum)).toEqual([111, 112, 113, 114, 115]);
  });
});
