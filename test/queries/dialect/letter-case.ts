/**
 * Conditions on the codes of the office (D0120 Exam, D1110 Pro, D2740 Crn, D4910 PerMt, D9986 Missed) and which of them fit.
 * Upper and lower case of ProcCode differ, and of every text that is made of it.
 */
const conditions: readonly (readonly [condition: string, fitting: string | null])[] = [
  ["ProcCode = 'd0120' OR 'd0120' = ProcCode OR ProcCode <=> 'd0120'", null],
  ["ProcCode LIKE 'd0%'", null],
  ["ProcCode LIKE 'D_1%'", 'Exam,Pro'],
  ["ProcCode NOT LIKE 'd0%' AND ProcCode LIKE '%20'", 'Exam'],
  ["AbbrDesc LIKE 'e%'", 'Exam'],
  ["AbbrDesc LIKE BINARY 'e%' OR BINARY AbbrDesc LIKE 'pro' OR AbbrDesc = BINARY 'exam'", null],
  ["AbbrDesc LIKE BINARY '%r%t'", 'PerMt'],
  ["ProcCode IN ('d0120', 'D1110')", 'Pro'],
  ["'d0120' IN (ProcCode, AbbrDesc)", null],
  ["'d0120' IN (SELECT ProcCode FROM procedurecode) OR LOWER(ProcCode) IN (SELECT ProcCode FROM procedurecode)", null],
  ["CONCAT(ProcCode, ' ', AbbrDesc) LIKE '%exam'", null],
  ["CONCAT(ProcCode, ' ', AbbrDesc) LIKE '%Exam'", 'Exam'],
  ["CONCAT_WS(' ', AbbrDesc, ProcCode) = 'exam D0120'", null],
  ["CONCAT(UPPER(AbbrDesc), '!') = 'exam!'", 'Exam'],
  ["LEFT(ProcCode, 2) = 'd0' OR TRIM(ProcCode) = 'd0120' OR SUBSTRING_INDEX(ProcCode, '0', 1) = 'd'", null],
  ["IF(1, ProcCode, 'x') = 'd0120' OR COALESCE(NULL, ProcCode) = 'd0120' OR ELT(1, ProcCode) = 'd0120'", null],
  ["CASE WHEN CodeNum > 0 THEN ProcCode ELSE 'x' END = 'd0120' OR CASE ProcCode WHEN 'd0120' THEN 1 ELSE 0 END", null],
  ["NULLIF(ProcCode, 'd0120') IS NULL OR ProcCode BETWEEN 'd0' AND 'd9'", null],
  [
    "LOCATE('d0', ProcCode) OR INSTR(ProcCode, 'd') OR FIELD(ProcCode, 'd0120') OR FIND_IN_SET(ProcCode, 'a,d0120')",
    null,
  ],
  ["LOCATE('0', ProcCode) = 2 AND FIELD(ProcCode, 'D0120') AND FIND_IN_SET(ProcCode, 'a,D0120')", 'Exam'],
  ["INSTR(AbbrDesc, 'EX') OR FIELD(AbbrDesc, 'PRO') OR STRCMP(AbbrDesc, 'CRN') = 0", 'Exam,Pro,Crn'],
  ["STRCMP(ProcCode, 'd0120') = 0 OR ProcCode REGEXP '^d' OR REGEXP_INSTR(ProcCode, 'd')", null],
  ["REGEXP_REPLACE(ProcCode, 'd|1', 'x') = 'D0x20'", 'Exam'],
  ["CAST(ProcCode AS CHAR) LIKE 'd01%' AND HEX(ProcCode) = LOWER(HEX(ProcCode))", 'Exam'],
  [
    "CodeNum IN (SELECT CodeNum FROM (SELECT CodeNum, CONCAT(ProcCode) AS c FROM procedurecode) t WHERE c LIKE 'd%')",
    null,
  ],
  ['CodeNum IN (SELECT a.CodeNum FROM procedurecode a JOIN procedurecode b ON LOWER(a.ProcCode) = b.ProcCode)', null],
];

export const letterCase: readonly (readonly [sql: string, rows: readonly object[]])[] = [
  ...conditions.map(([condition, fitting]): [string, object[]] => [
    `SELECT GROUP_CONCAT(AbbrDesc ORDER BY CodeNum) AS fitting FROM procedurecode WHERE ${condition}`,
    [{ fitting }],
  ]),
  // Among the columns of a UNION, too.
  [
    "SELECT LEFT(c, 1) AS first, COUNT(*) AS n FROM (SELECT ProcCode AS c FROM procedurecode UNION SELECT 'd0120') t GROUP BY first ORDER BY first",
    [
      { first: 'D', n: 5 },
      { first: 'd', n: 1 },
    ],
  ],
];
