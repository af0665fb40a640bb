import type { Answering } from './row.ts';

/** Tables that a query makes for itself, fills, changes and drops. */
export const temporaryTables: readonly Answering[] = [
  ['CREATE TEMPORARY TABLE tmp1 SELECT 1 AS a; SELECT * FROM tmp1', [{ a: 1 }]],
  [
    `DROP TABLE IF EXISTS tempx; CREATE TABLE tempx AS SELECT PatNum FROM patient WHERE LName = 'Smith';
     CREATE TABLE \`Temp2\` (SELECT COUNT(*) AS n FROM tempx); DROP TABLE IF EXISTS temp3; SELECT x.PatNum, t.n
     FROM tempx x, temp2 t ORDER BY x.PatNum; DROP TABLE tempx, temp2;`,
    [
      { PatNum: 10, n: 2 },
      { PatNum: 11, n: 2 },
    ],
  ],
  [
    'CREATE TABLE tmp1 SELECT 2 AS a; CREATE TABLE tmp2 SELECT a * 2 AS b FROM tmp1; DROP TABLE tmp1; SELECT b FROM tmp2',
    [{ b: 4 }],
  ],
  [
    `DROP TABLE IF EXISTS tempbal; CREATE TABLE tempbal (BalNum INT NOT NULL AUTO_INCREMENT, PatNum INT NOT NULL, Since DATE
     DEFAULT '0001-01-01', Name VARCHAR(9) DEFAULT 'none', Amt DECIMAL(9,2), PRIMARY KEY (BalNum)) ENGINE=InnoDB;
     INSERT INTO tempbal (Amt, PatNum) SELECT PatNum * 2, PatNum FROM patient WHERE PatNum = 10 UNION SELECT 7.5, 11;
     ALTER TABLE tempbal ADD INDEX (PatNum); INSERT INTO tempbal (PatNum, Name) VALUES (12, 'x'), (13, CONCAT('y', 1));
     CREATE TABLE temptwo SELECT PatNum, Since, Name, Amt FROM tempbal WHERE PatNum < 13;
     SELECT * FROM temptwo ORDER BY PatNum; DROP TABLE IF EXISTS tempbal, temptwo`,
    [
      { PatNum: 10, Since: '0001-01-01T00:00:00', Name: 'none', Amt: 20 },
      { PatNum: 11, Since: '0001-01-01T00:00:00', Name: 'none', Amt: 7.5 },
      { PatNum: 12, Since: '0001-01-01T00:00:00', Name: 'x', Amt: null },
    ],
  ],
  ['CREATE TABLE tmp1 SELECT 1 AS a LIMIT 1; INSERT INTO tmp1 SELECT 2; SELECT SUM(a) AS s FROM tmp1', [{ s: 3 }]],
  ['SET @n = 5; CREATE TABLE IF NOT EXISTS tmp SELECT @n AS a; SELECT a + 1 AS b FROM tmp', [{ b: 6 }]],
  [
    `CREATE TABLE tmp1 SELECT PatNum FROM patient WHERE PatNum < 13; SET @plus = 1; SELECT MIN(PatNum), COUNT(*) INTO
     @first, @n FROM tmp1; SELECT PatNum + @plus AS p, @n AS n FROM tmp1 WHERE PatNum = @first`,
    [{ p: 11, n: 3 }],
  ],
  // Temporary tables whose rows are changed.
  [
    `CREATE TABLE tmp1 (PatNum INT, Name VARCHAR(9) DEFAULT 'none', Amt DOUBLE); INSERT INTO tmp1 (PatNum, Amt) VALUES (1, 5), (2, 6),
     (3, NULL); UPDATE tmp1 SET Name = 'big', Amt = Amt * 2 WHERE Amt > 5; DELETE FROM tmp1 WHERE Amt = 5; INSERT INTO tmp1 (PatNum)
     VALUES (4); CREATE TABLE tmp2 SELECT 9 AS z; UPDATE tmp1 SET Amt = (SELECT z FROM tmp2) WHERE tmp1.PatNum = 4;
     SELECT * FROM tmp1 ORDER BY PatNum`,
    [
      { PatNum: 2, Name: 'big', Amt: 12 },
      { PatNum: 3, Name: 'none', Amt: null },
      { PatNum: 4, Name: 'none', Amt: 9 },
    ],
  ],
  // By the rows of others: a row that fits none stays as it was, unless they are joined by LEFT JOIN.
  [
    `CREATE TABLE tmp1 SELECT PatNum, 'none' AS Name, 0 AS n FROM patient WHERE PatNum < 13; CREATE TABLE tmp2 SELECT PatNum, FName
     FROM patient WHERE PatNum > 10; UPDATE tmp1, tmp2 SET tmp1.Name = tmp2.FName, n = PatNum + 1 WHERE tmp1.PatNum = tmp2.PatNum
     AND tmp2.PatNum < 12; SELECT * FROM tmp1 ORDER BY PatNum`,
    [
      { PatNum: 10, Name: 'none', n: 0 },
      { PatNum: 11, Name: 'John', n: 12 },
      { PatNum: 12, Name: 'none', n: 0 },
    ],
  ],
  [
    `CREATE TABLE tmp1 (PatNum INT, ClinicNum INT, n INT DEFAULT 7, Abbr VARCHAR(9)); INSERT INTO tmp1 (PatNum, ClinicNum) VALUES (10, 1),
     (11, 0); UPDATE tmp1 t LEFT JOIN (SELECT PatNum, COUNT(*) AS c FROM procedurelog GROUP BY PatNum) s USING (PatNum) LEFT JOIN
     clinic c ON c.ClinicNum = t.ClinicNum SET t.n = IFNULL(s.c, -1), t.Abbr = c.Abbr; UPDATE tmp1 one SET one.n = one.n * 2;
     SELECT PatNum, n, Abbr FROM tmp1 ORDER BY PatNum`,
    [
      { PatNum: 10, n: 2, Abbr: 'South' },
      { PatNum: 11, n: -2, Abbr: null },
    ],
  ],
  [
    'CREATE TABLE tmp1 (n INT); INSERT INTO tmp1 VALUES (1), (2); TRUNCATE TABLE tmp1; INSERT INTO tmp1 VALUES (7); SELECT * FROM tmp1',
    [{ n: 7 }],
  ],
  // The name of a table that is dropped may be given again; what was made of it keeps its rows.
  [
    `CREATE TABLE tmp2 SELECT PatNum, 0 AS m FROM patient WHERE PatNum < 13; CREATE TABLE tmp1 SELECT a.PatNum, b.m FROM tmp2 a
     JOIN TMP2 b ON a.PatNum = b.PatNum; DROP TABLE IF EXISTS tmp2, tmp3; CREATE TABLE tmp2 SELECT MAX(PatNum) AS m FROM tmp1;
     DROP TABLE tmp1; CREATE TABLE tmp1 (n INT, m INT); INSERT INTO tmp1 VALUES (12, 1), (13, 1); UPDATE tmp1, tmp2
     SET tmp1.m = tmp2.m WHERE tmp1.n = tmp2.m; DROP TABLE tmp2; SELECT n, m FROM tmp1 ORDER BY n; DROP TABLE tmp1`,
    [
      { n: 12, m: 12 },
      { n: 13, m: 1 },
    ],
  ],
  [
    `CREATE TABLE tmp1 (Day INT NOT NULL, Date DATE, Name VARCHAR(10), $Fee DOUBLE NOT NULL DEFAULT 0); INSERT INTO tmp1 (Day)
     VALUES (1), (2), (31); DELETE FROM tmp1 WHERE Day > DAY(LAST_DAY('2026-02-01')); UPDATE tmp1 SET Date = STR_TO_DATE(CONCAT('2/',
     Day, '/2026'), '%c/%e/%Y'); UPDATE tmp1 SET Name = DATE_FORMAT(Date, '%W'); ALTER TABLE tmp1 DROP INDEX Day; ALTER TABLE tmp1
     DROP COLUMN Day; ALTER TABLE tmp1 DROP date; UPDATE tmp1 SET $Fee = 5 WHERE Name = 'Monday'; SELECT * FROM tmp1 ORDER BY Name`,
    [
      { Name: 'Monday', $Fee: 5 },
      { Name: 'Sunday', $Fee: 0 },
    ],
  ],
];
