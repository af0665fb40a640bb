import { createConnection } from 'mariadb';
import { describe, expect, it } from 'vitest';
import { engines, testServer } from '../support/engines.ts';
import { testPractice } from '../support/test-practice.ts';

/** One row of sums over 16 MB: MariaDB checks only between two rows whether it should end, here some seconds later. */
const LONG_ROW = `SET @long = REPEAT('x', 16000000); SELECT ${Array.from({ length: 300 }, () => 'SHA1(@long)').join('+')} AS v`;

describe.runIf(engines.includes('mariadb'))('a query whose one row takes too long on MariaDB', () => {
  const practice = testPractice({ engine: 'mariadb', queryTime: 1 });

  const ask = (SqlCommand: string) => practice.put('/queries/ShortQuery', { SqlCommand });

  it('has its turn until the database has ended it, so that they never add up', async () => {
    const { hostname: host, port, username: user, password } = new URL(testServer());
    const administrator = await createConnection({ host, port: Number(port || 3306), user, password });
    const running = async () => {
      const sql = "SELECT COUNT(*) AS n FROM information_schema.PROCESSLIST WHERE INFO LIKE 'SELECT (((((%'";
      const [{ n }] = await administrator.query(sql);
      return Number(n);
    };
    try {
      expect(await ask(LONG_ROW)).toMatchObject({ status: 504 });
      expect(await running()).toBe(1);
      const next = () => ask('SELECT 1 AS one');
      // On a slow machine the next one waits for longer than anybody may.
      let answer = await next();
      while (answer.status === 503) answer = await next();
      expect(answer).toMatchObject({ status: 200, body: [{ one: 1 }] });
      expect(await running()).toBe(0);
    } finally {
      await administrator.end();
    }
  });

  it('is not refused where each text is filled up to a width', async () => {
    const columns = list(
      40,
      () => "CONCAT(LName, SPACE(30 - CHAR_LENGTH(LName)), LPAD(FName, 20 - LENGTH(LName), ' '))",
    );
    expect((await ask(`SELECT ${columns} FROM patient`)).status).toBe(200);
    const longer = list(40, () => 'SPACE(30 - PatNum)');
    expect((await ask(`SELECT ${longer} FROM patient`)).status).toBe(400);
  });

  // Each of them made MariaDB take gigabytes, until the machine ended it.
  it.each([
    ['calls that make a text each', list(300, (at) => `LENGTH(REVERSE(REPEAT('x', ${16_000_000 - at})))`)],
    ['calls whose count is computed', list(300, (at) => `LENGTH(REPEAT('x', PI() * ${1_000_000 + at}))`)],
    ['a variable in many columns', list(300, () => '@long')],
    ['a variable that is copied', list(300, (at) => `LENGTH(CONCAT(@long, ${at}))`)],
    ['a column that a query made', list(300, (at) => `LENGTH(CONCAT(t.long, ${at}))`)],
    ['fillings', list(300, (at) => `LENGTH(LPAD('x', ${16_000_000 - at}, 'y'))`)],
    ['texts that grow with each row', list(300, (at) => `@a${at} := CONCAT(@a${at}, @a${at})`)],
    ['values that are told apart', list(300, (at) => `COUNT(DISTINCT PatNum + ${at})`)],
    ['long lists', list(300, (at) => `LENGTH(GROUP_CONCAT(PatNum + ${at}))`)],
  ])('is refused before it runs where it may take too much memory: %s', async (_, columns) => {
    const before = "SET SESSION group_concat_max_len = 900000000; SET @long = REPEAT('x', 16000000);";
    const answer = await ask(`${before} SELECT ${columns} FROM patient, (SELECT @long AS \`long\`) t`);
    expect(answer).toMatchObject({
      status: 400,
      body: 'The query may need too much memory: its texts may become too long.',
    });
  });

  // Each of them kept a thread of MariaDB at work for hours or days, whatever ended its session.
  it.each([
    ['a long text that is looked for', 'LOCATE(CONCAT(@long, 1), @long)'],
    ['the same the other way round', 'INSTR(@long, CONCAT(@long, 1))'],
    ['a long text that is replaced', "REPLACE(@long, CONCAT(@long, 1), '')"],
    ['letters that are replaced by longer ones', "LENGTH(REPLACE(@long, 'x', 'yy'))"],
    ['the parts before a long text', 'SUBSTRING_INDEX(@long, CONCAT(@long, 1), 3)'],
    ['a long pattern', "@long LIKE CONCAT('%', REPEAT('x_', 500000), 'y')"],
    ['a pattern that repeats', "@long REGEXP 'x*y'"],
    ['a pattern that is found everywhere', "LENGTH(REGEXP_REPLACE(@long, 'x', 'y'))"],
    ['a search within a column that a query made', 'LOCATE(CONCAT(t.long, 1), t.long)'],
    ['long texts that are compared again and again', `1 IN (${list(3500, () => '@long=@more')})`],
    ['a column that searches, named again and again', list(800, () => 't.found').replaceAll(',', ' +')],
  ])('is refused before it runs where one row may take too long: %s', async (_, value) => {
    const before = "SET @long = REPEAT('x', 16000000), @more = CONCAT(LEFT(@long, 1000), 'y');";
    const made = "SELECT @long AS `long`, LOCATE(REPEAT('y', 99), @long) AS found";
    expect(await ask(`${before} SELECT ${value} AS v FROM (${made}) t`)).toMatchObject({
      status: 400,
      body: 'The query may need too long for one row: it looks for texts in others that may become too long.',
    });
  });

  it('is answered where it looks for what an office looks for', async () => {
    const note = "IFNULL((SELECT Note FROM procnote LIMIT 1), '')";
    const escaped =
      "REPLACE(REPLACE(REPLACE(REPLACE(AddrNote, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '\"', '&quot;')";
    const asked = [
      escaped,
      "REGEXP_REPLACE(REGEXP_REPLACE(AddrNote, '<[^>]*>', ''), ' +', ' ')",
      `${note} LIKE CONCAT('%', LName, '%')`,
      "SUBSTRING_INDEX(GROUP_CONCAT(AddrNote ORDER BY PatNum), ',', 1)",
      `LOCATE(AddrNote, ${note})`,
      "GROUP_CONCAT(FName) REGEXP 'Ann|Bob'",
      list(60, (at) => `AddrNote LIKE '%word${at}%'`).replaceAll(',', ' OR'),
      list(12, (at) => `AddrNote REGEXP 'word${at}.*end'`).replaceAll(',', ' OR'),
    ];
    for (const value of asked)
      expect([value, await ask(`SELECT ${value} AS v FROM patient`)]).toMatchObject([value, { status: 200 }]);
  });

  it('is answered where its texts are as long as those of an office', async () => {
    const notes = list(40, (at) => `REPLACE(REPLACE(CONCAT(LName, ', ', FName, ${at}), ',', '; '), 'a', 'bb')`);
    const joined = list(20, (at) => `GROUP_CONCAT(CONCAT(FName, ${at}) SEPARATOR ', ')`);
    const answer = await ask(
      `SET SESSION group_concat_max_len = 1000000; SELECT ${notes} FROM patient UNION ALL SELECT ${joined}, ${joined} FROM patient`,
    );
    expect(answer).toMatchObject({ status: 200 });
  });
});

function list(length: number, textOf: (at: number) => string): string {
  return Array.from({ length }, (_, at) => textOf(at)).join(', ');
}
