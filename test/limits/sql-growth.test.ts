import { expect, it } from 'vitest';
import { ownCatalog } from '../../src/db/queries/catalog.ts';
import { parseStatements } from '../../src/sql/reading/parse.ts';
import { translate } from '../../src/sql/translate.ts';
import { steepGrowth } from '../support/growth.ts';

const each = (size: number, width: number, textOf: (at: number) => string, between = ',') =>
  Array.from({ length: Math.floor(size / width) }, (_, at) => textOf(at)).join(between);

/** Queries of about so many characters, by what they have much of. */
const large: Readonly<Record<string, (size: number) => string>> = {
  'columns of one name': (size) => `SELECT ${each(size, 6, () => 'LName')} FROM patient`,
  aliases: (size) => `SELECT ${each(size, 16, (at) => `LName AS n${at}`)} FROM patient ORDER BY n1`,
  'columns of a derived table': (size) =>
    `SELECT ${each(size, 24, (at) => `c${at}`)} FROM (SELECT ${each(size, 24, (at) => `1 AS c${at}`)}) t`,
  'columns of WITH': (size) =>
    `WITH t (${each(size, 16, (at) => `c${at}`)}) AS (SELECT ${each(size, 16, () => '1')}) SELECT * FROM t`,
  'keys of GROUP BY': (size) => `SELECT COUNT(*) FROM patient GROUP BY ${each(size, 6, () => 'LName')}`,
  'columns of a ROLLUP': (size) =>
    `SELECT ${each(size, 6, () => 'LName')} FROM patient GROUP BY LName, FName WITH ROLLUP`,
  'keys of a ROLLUP': (size) => `SELECT COUNT(*) FROM patient GROUP BY ${each(size, 6, () => 'LName')} WITH ROLLUP`,
  'aggregates in HAVING': (size) =>
    `SELECT LName FROM patient GROUP BY LName HAVING ${each(size, 16, () => 'COUNT(*) > 1', ' AND ')}`,
  conditions: (size) => `SELECT 1 FROM patient WHERE ${each(size, 16, () => 'PatNum = 1', ' OR ')}`,
  'a list': (size) => `SELECT 1 FROM patient WHERE PatNum IN (${each(size, 4, () => '123')})`,
  'a case': (size) => `SELECT CASE PatNum ${each(size, 16, () => 'WHEN 1 THEN 2', ' ')} END FROM patient`,
  unions: (size) => each(size, 20, () => 'SELECT 1', ' UNION ALL '),
  brackets: (size) => `SELECT ${'('.repeat(size / 2)}1${')'.repeat(size / 2)}`,
  'temporary tables': (size) => `${each(size, 26, (at) => `CREATE TABLE tmp${at} (n INT)`, ';')};SELECT 1`,
  'temporary tables that are filled': (size) =>
    `${each(size, 56, (at) => `CREATE TABLE tmp${at} (n INT);INSERT INTO tmp0 VALUES (1)`, ';')};SELECT 1`,
  'columns of a temporary table': (size) =>
    `CREATE TABLE tmp1 (${each(size, 10, (at) => `c${at} INT`)});SELECT * FROM tmp1`,
  'rows of a temporary table': (size) =>
    `CREATE TABLE tmp1 (n INT);INSERT INTO tmp1 VALUES ${each(size, 4, () => '(1)')};SELECT 1`,
  'changes of temporary tables': (size) =>
    `${each(size, 110, (at) => `CREATE TABLE tmp${at} (n INT, m INT);UPDATE tmp${at} SET n = m WHERE m > 1;DELETE FROM tmp${at} WHERE n = 1`, ';')};SELECT 1`,
  'temporary tables that are dropped': (size) =>
    `${each(size, 90, (at) => `CREATE TABLE tmp1 (n INT);CREATE TABLE tmp2 SELECT n + ${at} AS n FROM tmp1;DROP TABLE tmp1, tmp2`, ';')};SELECT 1`,
  'an UPDATE of many columns': (size) =>
    `CREATE TABLE tmp1 (${each(size, 24, (at) => `c${at} INT`)});UPDATE tmp1 SET ${each(size, 24, (at) => `c${at} = ${at}`)};SELECT 1`,
  'an UPDATE of many columns by another table': (size) =>
    `CREATE TABLE tmp1 (${each(size, 48, (at) => `c${at} INT`)});UPDATE tmp1, patient p SET ${each(size, 48, (at) => `c${at} = p.PatNum`)};SELECT 1`,
  'windows of a name': (size) =>
    `SELECT ${each(size, 64, (at) => `SUM(1) OVER w${at}`)} FROM patient WINDOW ${each(size, 64, (at) => `w${at} AS (ORDER BY PatNum)`)}`,
  'aliases in HAVING that columns have': (size) =>
    `SELECT ${each(size, 32, () => '1 AS PatNum')} FROM patient HAVING PatNum IN (${each(size, 16, () => 'PatNum')})`,
  'values of rows': (size) => `SELECT (${each(size, 8, () => '1')}) = (${each(size, 8, () => '1')})`,
  'variables behind a temporary table': (size) =>
    `CREATE TABLE tmp1 SELECT ${each(size, 8, () => '1 + 1')};${each(size, 30, (at) => `SET @v${at} = ${at}`, ';')};SELECT 1`,
  'counters in a long order': (size) =>
    `SELECT ${each(size, 40, () => '@n:=@n+1')} FROM patient ORDER BY ${each(size, 16, () => 'LName')}`,
  'aliases and keys of an order': (size) =>
    `SELECT ${each(size, 40, (at) => `1 AS n${at}`)} FROM patient ORDER BY ${each(size, 12, () => 'n1 + 1')}`,
  'an UPDATE of many columns with a long condition': (size) =>
    `CREATE TABLE tmp1 (${each(size / 2, 16, (at) => `c${at} INT`)});UPDATE tmp1 SET ${each(size / 2, 16, (at) => `c${at} = 1`)} WHERE c1 IN (${each(size / 2, 4, () => '1')});SELECT 1 FROM tmp1`,
  'names of WITH': (size) => `WITH ${each(size, 24, (at) => `t${at} AS (SELECT 1 AS n)`)} SELECT 1`,
  'rows that fill one table and another by turns': (size) =>
    `CREATE TABLE tmp1 (n INT);CREATE TABLE tmp2 SELECT ${each(size, 8, () => '1 AS n')};` +
    `${each(size, 160, () => 'INSERT INTO tmp1 VALUES (1);INSERT INTO tmp2 VALUES (1)', ';')};SELECT 1`,
  'tables that are made of one that is dropped': (size) =>
    `CREATE TABLE tmp1 (n INT);CREATE TABLE tmp2 SELECT n ${each(size, 10, () => ', 1', '')} FROM tmp1;` +
    `${each(size, 200, () => 'DROP TABLE tmp1;CREATE TABLE tmp1 (n INT);INSERT INTO tmp2 SELECT n FROM tmp1', ';')};SELECT 1`,
  'columns and keys of a ROLLUP': (size) =>
    `SELECT ${each(size, 24, () => 'LName + 1 + 1')} FROM patient GROUP BY ${each(Math.min(size, 128), 16, () => 'LName + 1 + 2')} WITH ROLLUP`,
  'tables that share their columns': (size) =>
    `SELECT 1 FROM patient p ${each(Math.min(size / 250, 58) * 25, 25, (at) => `NATURAL JOIN patient p${at}`, ' ')}`,
  'tables of numbers': (size) => each(size, 50, () => 'SELECT * FROM seq_1_to_9999', ' UNION ALL '),
  variables: (size) => `${each(size, 14, (at) => `SET @v${at} = ${at}`, ';')};SELECT 1`,
};

it.each(Object.keys(large))(
  'a query is read and written anew in a time that follows from its length: %s',
  async (name) => {
    for (const engine of ['sqlite', 'mariadb'] as const) {
      const work = async (sql: string) =>
        void translate(parseStatements(sql).statements, engine, ownCatalog, { limit: 100, offset: 0 });
      // A query is 65,535 characters at most.
      expect(await steepGrowth((size) => large[name]!(Math.min(size, 65_000)), work)).toBeUndefined();
    }
  },
);

it.each([
  [
    'variables of a wide temporary table',
    `CREATE TABLE tmp1 SELECT ${each(32_000, 32, (at) => `1 AS n${at}`)};` +
      `${each(32_000, 64, (at) => `SELECT n1 INTO @v${at} FROM tmp1`, ';')};SELECT 1`,
  ],
  [
    'stars of wide tables',
    each(50_000, 100, () => `SELECT ${each(80, 4, () => 'p.*')} FROM procedurelog p`, ' UNION ALL '),
  ],
])('a query is refused before much more is written for the database than was sent: %s', (_, sql) => {
  for (const engine of ['sqlite', 'mariadb'] as const)
    expect(() => translate(parseStatements(sql).statements, engine, ownCatalog, { limit: 100, offset: 0 })).toThrow(
      'The query is too large: its tables and columns are made of one another too often.',
    );
});
