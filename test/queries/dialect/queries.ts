import type { Answering } from './row.ts';

/** Whole queries. */
export const queries: readonly Answering[] = [
  ['SELECT PatNum, Birthdate AS B FROM patient WHERE PatNum=10', [{ PatNum: 10, B: '1976-05-24T00:00:00' }]],
  ['SELECT Birthdate FROM `Patient` WHERE patnum = "11"', [{ Birthdate: '0001-01-01T00:00:00' }]],
  ['SELECT NULL AS n, 1.5 AS d, COUNT(*) AS c FROM patient WHERE 1=0', [{ n: null, d: 1.5, c: 0 }]],
  ["SELECT 'DELETE' AS a -- ; DROP TABLE patient", [{ a: 'DELETE' }]],
  [
    `SELECT COUNT(DISTINCT x) AS c, COUNT(DISTINCT x, 1) AS d, GROUP_CONCAT(DISTINCT x) AS g
     FROM (SELECT 'a' AS x UNION ALL SELECT 'A ' UNION ALL SELECT 'a  ') t`,
    [{ c: 1, d: 1, g: 'a' }],
  ],
  [
    `SELECT COUNT(*) AS c, MAX(place) AS r FROM (SELECT x, ROW_NUMBER() OVER (PARTITION BY x) AS place
     FROM (SELECT 'a' AS x UNION ALL SELECT 'A ' UNION ALL SELECT 'b') t) s GROUP BY x ORDER BY c`,
    [
      { c: 1, r: 1 },
      { c: 2, r: 2 },
    ],
  ],
  [
    `SELECT PatNum, LEAD(PatNum, 1, 0) OVER (ORDER BY PatNum) AS next, LAG(LName, 2, 'none') OVER w AS before2,
     LAG(NULL, 1, 'none') OVER w AS empty FROM patient WHERE PatNum IN (10, 11) WINDOW w AS (ORDER BY PatNum) ORDER BY PatNum`,
    [
      { PatNum: 10, next: 11, before2: 'none', empty: 'none' },
      { PatNum: 11, next: 0, before2: 'none', empty: null },
    ],
  ],
  ['/*Monthly report*/ SELECT /*+ MAX_EXECUTION_TIME(1) */ 1 AS x', [{ x: 1 }]],
  [
    `SELECT IFNULL(LName, 'All') AS name, PatNum, COUNT(*) AS n, SUM(PatNum) AS s FROM patient WHERE LName = 'Smith'
     GROUP BY LName, PatNum WITH ROLLUP`,
    [
      { name: 'Smith', PatNum: 10, n: 1, s: 10 },
      { name: 'Smith', PatNum: 11, n: 1, s: 11 },
      { name: 'Smith', PatNum: null, n: 2, s: 21 },
      { name: 'All', PatNum: null, n: 2, s: 21 },
    ],
  ],
  [
    `SELECT YEAR(p.Birthdate) AS y, MAX(p.Birthdate) AS last FROM patient p WHERE PatNum IN (10, 11) GROUP BY y WITH ROLLUP
     HAVING last > '1900-01-01' LIMIT 1`,
    [{ y: 1976, last: '1976-05-24T00:00:00' }],
  ],
  ['SELECT LName, COUNT(*) AS n FROM patient WHERE PatNum < 0 GROUP BY LName WITH ROLLUP', []],
  [
    "SELECT p.LName AS name, COUNT(*) AS n FROM patient p WHERE p.LName = 'Ng' GROUP BY name WITH ROLLUP",
    [
      { name: 'Ng', n: 2 },
      { name: null, n: 2 },
    ],
  ],
  ['SELECT SQL_CALC_FOUND_ROWS PatNum FROM patient ORDER BY PatNum LIMIT 1', [{ PatNum: 10 }]],
  [
    `SELECT PatNum, ROW_NUMBER() OVER w AS place, SUM(PatNum) OVER (w ROWS UNBOUNDED PRECEDING) AS sum, MAX(PatNum) OVER (same) AS
     most FROM patient WHERE ClinicNum = 2 WINDOW same AS (PARTITION BY ClinicNum), w AS (same ORDER BY PatNum DESC) ORDER BY place`,
    [
      { PatNum: 19, place: 1, sum: 19, most: 19 },
      { PatNum: 13, place: 2, sum: 32, most: 19 },
      { PatNum: 12, place: 3, sum: 44, most: 19 },
    ],
  ],
  ['SELECT PatNum, PatNum FROM patient WHERE PatNum = 12', [{ PatNum: 12, PatNum1: 12 }]],
  [
    'SELECT c.Abbr, COUNT(*) AS many FROM patient p INNER JOIN clinic c USING (ClinicNum) GROUP BY c.Abbr HAVING many > 3',
    [{ Abbr: 'South', many: 5 }],
  ],
  // ORDER BY and GROUP BY may name an alias within an expression.
  [
    'SELECT PatNum * 2 AS twice FROM patient WHERE PatNum < 13 ORDER BY twice % 4, -twice',
    [{ twice: 24 }, { twice: 20 }, { twice: 22 }],
  ],
  [
    "SELECT IF(ClinicNum = 0, 'none', 'some') AS place, COUNT(*) AS n FROM patient GROUP BY CONCAT(place, '!') ORDER BY FIELD(place, 'some', 'none')",
    [
      { place: 'some', n: 8 },
      { place: 'none', n: 2 },
    ],
  ],
  // Within an expression a column comes before an alias of its name.
  ['SELECT -PatNum AS PatNum FROM patient WHERE PatNum < 12 ORDER BY PatNum + 0', [{ PatNum: -10 }, { PatNum: -11 }]],
  ['SELECT OpenDental.patient.PatNum FROM opendental.patient WHERE opendental.patient.PatNum < 11', [{ PatNum: 10 }]],
  ['SELECT ((SELECT 1) < 2) AS a, (((SELECT 3))) AS b, ((SELECT 1) + (SELECT 2)) * 2 AS c', [{ a: 1, b: 3, c: 6 }]],
  [
    "SELECT 1 AS a, 'x' AS b UNION ALL SELECT 'Total', 2.5",
    [
      { a: '1', b: 'x' },
      { a: 'Total', b: '2.5' },
    ],
  ],
  ["SELECT 1, 1 UNION SELECT 'x', 2 ORDER BY 1", [{ 1: '1' }, { 1: 'x' }]],
  ["SELECT a FROM (SELECT 1 AS a UNION SELECT 'x') t WHERE a = '1'", [{ a: '1' }]],
  ["SELECT NULL AS d UNION SELECT DATE('2025-01-02')", [{ d: null }, { d: '2025-01-02T00:00:00' }]],
  ["SELECT DATE('2025-01-02') AS d UNION SELECT TIMESTAMP('2025-01-02 00:00:00')", [{ d: '2025-01-02T00:00:00' }]],
  ["SELECT '' AS d UNION ALL SELECT DATE('2025-01-02')", [{ d: '' }, { d: '2025-01-02' }]],
  ['SELECT (((SELECT 1) UNION (SELECT 2) ORDER BY 1 DESC LIMIT 1)) AS a', [{ a: 2 }]],
  [
    'SELECT PatNum FROM patient p WHERE (((SELECT MIN(PatNum) FROM patient) = p.PatNum) OR (p.PatNum IN (12)))',
    [{ PatNum: 10 }, { PatNum: 12 }],
  ],
  [
    'SELECT t.a, u.b FROM ((SELECT 1 AS a) t JOIN (SELECT 2 AS b) u ON u.b > t.a), ((SELECT 3 AS c)) v',
    [{ a: 1, b: 2 }],
  ],
  // A column that two tables have is, behind the SELECT, the one that is selected.
  [
    'SELECT c.ClinicNum, COUNT(*) AS n FROM patient p INNER JOIN clinic c ON c.ClinicNum = p.ClinicNum GROUP BY ClinicNum HAVING ClinicNum > 0 ORDER BY ClinicNum DESC',
    [
      { ClinicNum: 2, n: 3 },
      { ClinicNum: 1, n: 5 },
    ],
  ],
  [
    'SELECT x.ClinicNum, x.n FROM (SELECT c.*, COUNT(*) AS n FROM patient p INNER JOIN clinic c ON c.ClinicNum = p.ClinicNum GROUP BY ClinicNum HAVING ClinicNum > 0) x ORDER BY x.n',
    [
      { ClinicNum: 2, n: 3 },
      { ClinicNum: 1, n: 5 },
    ],
  ],
  ['SELECT p.PatNum AS LName FROM patient p WHERE p.PatNum < 12 ORDER BY LName DESC', [{ LName: 11 }, { LName: 10 }]],
  [
    "SELECT GROUP_CONCAT(DISTINCT FName ORDER BY FName DESC SEPARATOR ' | ') AS names FROM patient WHERE LName LIKE 'smith%'",
    [{ names: 'John | Jane | Jan' }],
  ],
  [
    "SELECT FName FROM patient WHERE LName = 'ng' UNION ALL SELECT Abbr FROM clinic ORDER BY FName LIMIT 1, 2",
    [{ FName: 'Bea' }, { FName: 'North' }],
  ],
  [
    '(SELECT PatNum FROM patient ORDER BY PatNum LIMIT 1) UNION (SELECT PatNum FROM patient ORDER BY PatNum DESC LIMIT 1)',
    [{ PatNum: 10 }, { PatNum: 19 }],
  ],
  [
    "SELECT IF(ClinicNum = 0, 'none', ClinicNum) AS place, COUNT(*) n FROM patient GROUP BY place ORDER BY n DESC, place",
    [
      { place: '1', n: 5 },
      { place: '2', n: 3 },
      { place: 'none', n: 2 },
    ],
  ],
  [
    'SELECT p.PatNum FROM patient p WHERE (p.PatNum, p.ClinicNum) IN ((10, 1), (12, 1)) OR p.PatNum IN (SELECT 19)',
    [{ PatNum: 10 }, { PatNum: 19 }],
  ],
  [
    'SELECT p.PatNum FROM patient p WHERE p.PatNum < 12 AND p.PatNum IN (SELECT CONCAT(q.PatNum, " ") FROM patient q WHERE q.PatNum = p.PatNum)',
    [{ PatNum: 10 }, { PatNum: 11 }],
  ],
  [
    "SELECT a.x, b.y FROM (SELECT 5 AS x, 'a' AS y) a JOIN (SELECT '5 ' AS x, 'A ' AS y) b USING (x, y)",
    [{ x: 5, y: 'A ' }],
  ],
  ["SELECT COUNT(*) AS n FROM (SELECT 5 AS x) a NATURAL JOIN (SELECT '5' AS x) b", [{ n: 1 }]],
  [
    'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT SUM(i) AS sum FROM n',
    [{ sum: 6 }],
  ],
  [
    "WITH RECURSIVE days AS (SELECT DATE('2025-03-09') AS day UNION ALL SELECT DATE_ADD(day, INTERVAL 1 DAY) FROM days WHERE day < CURDATE()) SELECT day FROM days",
    [{ day: '2025-03-09T00:00:00' }, { day: '2025-03-10T00:00:00' }],
  ],
  ['WITH few (num) AS (SELECT PatNum FROM patient WHERE PatNum < 12) SELECT MAX(num) AS last FROM few', [{ last: 11 }]],
  [
    'SELECT PatNum, ROW_NUMBER() OVER (PARTITION BY ClinicNum ORDER BY PatNum DESC) AS place FROM patient WHERE ClinicNum = 2 ORDER BY place',
    [
      { PatNum: 19, place: 1 },
      { PatNum: 13, place: 2 },
      { PatNum: 12, place: 3 },
    ],
  ],
  [
    'SELECT t.LName, t.n FROM (SELECT LName, COUNT(*) AS n FROM patient GROUP BY LName) t WHERE t.n > 1 ORDER BY t.n DESC, 1',
    [
      { LName: 'Lee', n: 2 },
      { LName: 'Ng', n: 2 },
      { LName: 'Smith', n: 2 },
    ],
  ],
  [
    "SELECT ProcDate FROM procedurelog WHERE ProcDate <= '2025-3-5 00:00:00' AND ProcDate < NOW()",
    [{ ProcDate: '2025-03-05T00:00:00' }],
  ],
  ["SELECT COUNT(*) AS n FROM procedurelog WHERE ProcDate BETWEEN '2025-03-05' AND '2025-3-5'", [{ n: 1 }]],
  ["SELECT MAX(IFNULL(ProcDate, '')) AS day FROM procedurelog", [{ day: '2025-03-05' }]],
  [
    'SELECT ROUND(STD(n), 4) AS std, ROUND(VARIANCE(n), 4) AS v, ROUND(STDDEV_SAMP(n), 4) AS s, VAR_SAMP(n) AS vs, BIT_OR(n) AS b, BIT_AND(n) AS a, BIT_XOR(n) AS x FROM (SELECT 2 AS n UNION ALL SELECT 4 UNION ALL SELECT 6) t',
    [{ std: 1.633, v: 2.6667, s: 2, vs: 4, b: 6, a: 0, x: 0 }],
  ],
  ['SELECT STD(PatNum) AS s, VAR_SAMP(PatNum) AS v FROM patient WHERE PatNum = 10', [{ s: 0, v: null }]],
  [
    'SELECT COUNT(DISTINCT LName, ClinicNum) AS n, COUNT(DISTINCT LName, NULL) AS none FROM patient WHERE PatNum < 13',
    [{ n: 3, none: 0 }],
  ],
  ['SET SQL_BIG_SELECTS=1; SELECT 1 AS a', [{ a: 1 }]],
  // MariaDB's tables of numbers.
  [
    "SELECT seq, DATE_ADD('2025-01-01', INTERVAL seq MONTH) AS m FROM seq_0_to_2_step_2 ORDER BY seq",
    [
      { seq: 0, m: '2025-01-01' },
      { seq: 2, m: '2025-03-01' },
    ],
  ],
  [
    'SELECT COUNT(*) AS n, SUM(s.seq) AS sum, MAX(seq) AS last FROM seq_5_to_5000_step_5 s',
    [{ n: 1000, sum: 2502500, last: 5000 }],
  ],
  [
    'SELECT PatNum, PERCENT_RANK() OVER (ORDER BY PatNum) AS p, CUME_DIST() OVER (ORDER BY PatNum) AS c, NTH_VALUE(PatNum, 2) OVER (ORDER BY PatNum) AS second FROM patient WHERE PatNum < 12 ORDER BY PatNum',
    [
      { PatNum: 10, p: 0, c: 0.5, second: null },
      { PatNum: 11, p: 1, c: 1, second: 11 },
    ],
  ],
  [
    "SELECT JSON_ARRAYAGG(JSON_OBJECT('n', PatNum, 'name', FName)) AS j FROM (SELECT PatNum, FName FROM patient ORDER BY PatNum LIMIT 2) t",
    [{ j: '[{"n": 10, "name": "Jane"},{"n": 11, "name": "John"}]' }],
  ],
  // The third sample of the page.
  [
    'SELECT * FROM payperiod',
    [
      {
        PayPeriodNum: 200,
        DateStart: '2021-05-01T00:00:00',
        DateStop: '2021-05-31T00:00:00',
        DatePaycheck: '2021-06-04T00:00:00',
      },
    ],
  ],
  ['SELECT UserName, Password FROM userod', [{ UserName: 'amy', Password: '' }]],
  ["SELECT COUNT(*) AS n FROM userod u WHERE u.Password LIKE '%s%'", [{ n: 0 }]],
  ['SELECT COUNT(*) + 0 FROM clinic', [{ 'COUNT(*) + 0': 2 }]],
  // HAVING without GROUP BY leaves rows, and knows the aliases.
  ['SELECT PatNum * 2 AS twice FROM patient WHERE PatNum < 13 HAVING twice > 22', [{ twice: 24 }]],
  [
    'SELECT p.PatNum, (SELECT COUNT(*) FROM procedurelog l WHERE l.PatNum = p.PatNum) n FROM patient p HAVING n > 0 AND PatNum < 12',
    [{ PatNum: 10, n: 1 }],
  ],
  ['SELECT COUNT(*) AS n FROM patient HAVING n > 1000', []],
  // A name in HAVING means the alias even if a column has it, but not in an aggregate, nor where rows are grouped by that column.
  ['SELECT -PatNum AS PatNum FROM patient WHERE PatNum < 13 HAVING PatNum < -11', [{ PatNum: -12 }]],
  ['SELECT p.PatNum, 0 AS Guarantor FROM patient p HAVING guarantor <> 0', []],
  [
    'SELECT ClinicNum, COUNT(*) AS PatNum FROM patient WHERE PatNum < 13 GROUP BY ClinicNum HAVING PatNum < 4 AND MAX(PatNum) > 11',
    [{ ClinicNum: 2, PatNum: 1 }],
  ],
  ['SELECT MAX(PatNum) + 100 AS PatNum FROM patient GROUP BY PatNum HAVING PatNum < 11', [{ PatNum: 110 }]],
];
