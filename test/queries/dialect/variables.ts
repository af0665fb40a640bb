import type { Answering } from './row.ts';

/** Variables: set before a query, by it, or for each of its rows. */
export const variables: readonly Answering[] = [
  ['SET @x=1; SELECT @x AS x', [{ x: 1 }]],
  ["SET @x = 1, @y := @x + 1; SET @z = 'a'; SELECT @x AS x, @y AS y, @z AS z", [{ x: 1, y: 2, z: 'a' }]],
  ["SET @year = '1976'; SELECT FName FROM patient WHERE YEAR(Birthdate) = @year", [{ FName: 'Jane' }]],
  ["SET @from = '1976-05-24'; SELECT FName FROM patient WHERE Birthdate = @from", [{ FName: 'Jane' }]],
  ["SET @a = 'smith', @b = '%MIT%'; SELECT COUNT(*) AS n FROM patient WHERE LName = @a AND LName LIKE @b", [{ n: 2 }]],
  // Counters, as offices write them.
  [
    "SET @pos=0; SELECT @pos:=@pos+1 AS 'Count', PatNum FROM patient ORDER BY PatNum DESC LIMIT 3",
    [
      { Count: 1, PatNum: 19 },
      { Count: 2, PatNum: 18 },
      { Count: 3, PatNum: 17 },
    ],
  ],
  [
    'SELECT @n := @n + 1 AS place, p.FName AS name FROM patient p, (SELECT @n := 10) start WHERE p.PatNum < 13 ORDER BY name, place',
    [
      { place: 11, name: 'Jan' },
      { place: 12, name: 'Jane' },
      { place: 13, name: 'John' },
    ],
  ],
  [
    'SET @sum := 100; SELECT PatNum, (@sum := @sum + PatNum) AS running FROM patient WHERE PatNum < 13 ORDER BY 1',
    [
      { PatNum: 10, running: 110 },
      { PatNum: 11, running: 121 },
      { PatNum: 12, running: 133 },
    ],
  ],
  [
    'SET @pos=0; SELECT @pos:=@pos+1 AS place, A.* FROM (SELECT ClinicNum, COUNT(*) AS n FROM patient GROUP BY ClinicNum ORDER BY n DESC, ClinicNum) A ORDER BY A.n DESC, A.ClinicNum',
    [
      { place: 1, ClinicNum: 1, n: 5 },
      { place: 2, ClinicNum: 2, n: 3 },
      { place: 3, ClinicNum: 0, n: 2 },
    ],
  ],
  [
    'SET SESSION group_concat_max_len = 100000; SET @x = 1; SELECT GROUP_CONCAT(PatNum ORDER BY PatNum) AS g FROM patient WHERE PatNum < 10 + @x',
    [{ g: '10' }],
  ],
  ['SELECT @a := 1 AS a, @a + 1 AS b', [{ a: 1, b: 2 }]],
  // In the order of the table that is counted, where the query itself has none.
  [
    'SET @n = 0; SELECT @n := @n + 1 AS place, t.* FROM (SELECT LName, COUNT(*) AS n FROM patient GROUP BY LName ORDER BY COUNT(*) DESC, LName DESC) t LIMIT 2',
    [
      { place: 1, LName: 'Smith', n: 2 },
      { place: 2, LName: 'Ng', n: 2 },
    ],
  ],
  // The row of a SELECT as the values of variables, also behind temporary tables.
  [
    "SELECT GROUP_CONCAT(PatNum) INTO @few FROM patient WHERE LName = 'Smith' AND PatNum < 11; SELECT PatNum FROM patient WHERE FIND_IN_SET(PatNum, @few)",
    [{ PatNum: 10 }],
  ],
  [
    'SELECT LName, FName FROM patient ORDER BY PatNum LIMIT 1 INTO @l, @f; SELECT @f AS f, @l AS l',
    [{ f: 'Jane', l: 'Smith' }],
  ],
  ['SELECT PatNum INTO @none FROM patient WHERE PatNum < 0; SELECT @none AS none', [{ none: null }]],
];
