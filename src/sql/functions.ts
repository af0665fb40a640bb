/** The kind of a value, as far as it matters for its form in an answer and for comparing it. */
export type ValueType = 'number' | 'text' | 'bytes' | 'date' | 'dateTime' | 'time' | 'unknown';

/** A number that MySQL tells with a fraction even if it is 0: a double, or a decimal of so many places (`fractions.ts`). */
export type Fraction = 'double' | { readonly places: number; readonly isLong: boolean };

interface SqlFunction {
  /** Fewest and most arguments. */
  readonly args: readonly [number, number];
  /** `first` = the type of the first argument that has one. */
  readonly type: ValueType | 'first';
  /**
   * How SQLite computes it: a function of its own, a text with `$1`, `$2` … for arguments, `ours` for what
   * `computed/all.ts` adds under this name, or `=NAME` for another of ours. Absent = it cannot.
   */
  readonly sqlite?: string;
  readonly aggregate?: boolean;
  readonly window?: boolean;
}

/** Prefix of our own functions beside SQLite's. */
export const OURS = 'mysql_';

const MANY = 1000;

const plain = (type: SqlFunction['type'], min: number, max = min, sqlite = 'ours'): SqlFunction => ({
  args: [min, max],
  type,
  sqlite,
});

const aggregate = (type: SqlFunction['type'], sqlite: string): SqlFunction => ({
  args: [1, 1],
  type,
  sqlite,
  aggregate: true,
});

const overWindow = (type: SqlFunction['type'], min: number, max: number, sqlite: string): SqlFunction => ({
  args: [min, max],
  type,
  sqlite,
  window: true,
});

/** Every function a query may call, by its name in MySQL; any other one is refused by name. */
export const functions: Readonly<Record<string, SqlFunction>> = {
  // Choices
  IF: plain('first', 3, 3, 'CASE WHEN $1 THEN $2 ELSE $3 END'),
  IFNULL: plain('first', 2, 2, 'IFNULL'),
  NULLIF: plain('first', 2, 2, 'NULLIF'),
  COALESCE: plain('first', 1, MANY, 'COALESCE'),
  ISNULL: plain('number', 1, 1, '($1 IS NULL)'),
  GREATEST: plain('first', 2, MANY, 'MAX'),
  LEAST: plain('first', 2, MANY, 'MIN'),
  INTERVAL: { args: [2, MANY], type: 'number' },

  // Texts
  CONCAT: plain('text', 1, MANY),
  CONCAT_WS: plain('text', 2, MANY),
  LEFT: plain('text', 2),
  RIGHT: plain('text', 2),
  SUBSTRING: plain('text', 2, 3),
  SUBSTRING_INDEX: plain('text', 3),
  LENGTH: plain('number', 1),
  OCTET_LENGTH: plain('number', 1, 1, '=LENGTH'),
  CHAR_LENGTH: plain('number', 1),
  CHARACTER_LENGTH: plain('number', 1, 1, '=CHAR_LENGTH'),
  UPPER: plain('text', 1),
  UCASE: plain('text', 1, 1, '=UPPER'),
  LOWER: plain('text', 1),
  LCASE: plain('text', 1, 1, '=LOWER'),
  TRIM: plain('text', 1, 1, "TRIM($1, ' ')"),
  LTRIM: plain('text', 1, 1, "LTRIM($1, ' ')"),
  RTRIM: plain('text', 1, 1, "RTRIM($1, ' ')"),
  TRIM_OF: plain('text', 2),
  LTRIM_OF: plain('text', 2),
  RTRIM_OF: plain('text', 2),
  REPLACE: plain('text', 3),
  LPAD: plain('text', 2, 3),
  RPAD: plain('text', 2, 3),
  REPEAT: plain('text', 2),
  SPACE: plain('text', 1),
  REVERSE: plain('text', 1),
  INSTR: plain('number', 2),
  LOCATE: plain('number', 2, 3),
  FIND_IN_SET: plain('number', 2),
  FIELD: plain('number', 2, MANY),
  ELT: plain('text', 2, MANY),
  STRCMP: plain('number', 2),
  FORMAT: plain('text', 2),
  ASCII: plain('number', 1),
  QUOTE: plain('text', 1),
  HEX: plain('text', 1),
  UNHEX: plain('bytes', 1),
  MD5: plain('text', 1),
  SHA1: plain('text', 1),
  SHA: plain('text', 1, 1, '=SHA1'),
  SHA2: plain('text', 2),
  TO_BASE64: plain('text', 1),
  FROM_BASE64: plain('bytes', 1),
  SOUNDEX: plain('text', 1),
  INSERT: plain('text', 4),
  CHAR: plain('bytes', 1, MANY),
  REGEXP_REPLACE: plain('text', 3),
  REGEXP_SUBSTR: plain('text', 2),
  REGEXP_INSTR: plain('number', 2),

  // JSON
  JSON_OBJECT: plain('text', 0, MANY),
  JSON_ARRAY: plain('text', 0, MANY),
  JSON_EXTRACT: plain('text', 2, 2, 'CASE WHEN JSON_VALID($1) THEN $1 -> $2 END'),
  JSON_VALUE: plain(
    'text',
    2,
    2,
    "CASE WHEN JSON_VALID($1) AND JSON_TYPE($1 -> $2) NOT IN ('array', 'object') THEN $1 ->> $2 END",
  ),
  JSON_UNQUOTE: plain('text', 1, 1, "CASE WHEN $1 LIKE '\"%' AND JSON_VALID($1) THEN $1 ->> '$' ELSE $1 END"),
  JSON_VALID: plain('number', 1, 1, 'JSON_VALID'),
  JSON_LENGTH: plain('number', 1, 1, 'CASE WHEN JSON_VALID($1) THEN (SELECT COUNT(*) FROM JSON_EACH($1)) END'),

  // Numbers
  ABS: plain('number', 1, 1, 'ABS'),
  ROUND: plain('number', 1, 2),
  TRUNCATE: plain('number', 2),
  FLOOR: plain('number', 1),
  CEIL: plain('number', 1, 1, '=CEILING'),
  CEILING: plain('number', 1),
  MOD: plain('number', 2),
  SIGN: plain('number', 1),
  POW: plain('number', 2, 2, '=POWER'),
  POWER: plain('number', 2),
  SQRT: plain('number', 1),
  EXP: plain('number', 1),
  LN: plain('number', 1),
  LOG10: plain('number', 1),
  RAND: plain('number', 0, 1, '((RANDOM() + 9223372036854775808.0) / 18446744073709551616.0)'),
  PI: plain('number', 0, 0, '3.141592653589793'),
  LOG: plain('number', 1, 2),
  CRC32: plain('number', 1),
  CONV: plain('text', 3),
  BIN: plain('text', 1),
  OCT: plain('text', 1),
  BIT_COUNT: plain('number', 1),

  // Days and hours
  CURDATE: plain('date', 0, 0),
  CURRENT_DATE: plain('date', 0, 0, '=CURDATE'),
  NOW: plain('dateTime', 0, 1),
  SYSDATE: plain('dateTime', 0, 1, '=NOW'),
  CURRENT_TIMESTAMP: plain('dateTime', 0, 1, '=NOW'),
  LOCALTIME: plain('dateTime', 0, 1, '=NOW'),
  LOCALTIMESTAMP: plain('dateTime', 0, 1, '=NOW'),
  CURTIME: plain('time', 0, 1),
  CURRENT_TIME: plain('time', 0, 1, '=CURTIME'),
  UTC_TIMESTAMP: plain('dateTime', 0, 1),
  UTC_DATE: plain('date', 0, 0),
  UTC_TIME: plain('time', 0, 1),
  CONVERT_TZ: plain('dateTime', 3),
  DATE: plain('date', 1),
  TIMESTAMP: plain('dateTime', 1, 2),
  TIME: plain('time', 1),
  YEAR: plain('number', 1),
  QUARTER: plain('number', 1),
  MONTH: plain('number', 1),
  WEEK: plain('number', 1, 2),
  WEEKOFYEAR: plain('number', 1),
  YEARWEEK: plain('number', 1, 2),
  DAY: plain('number', 1),
  DAYOFMONTH: plain('number', 1, 1, '=DAY'),
  DAYOFYEAR: plain('number', 1),
  DAYOFWEEK: plain('number', 1),
  WEEKDAY: plain('number', 1),
  HOUR: plain('number', 1),
  MINUTE: plain('number', 1),
  SECOND: plain('number', 1),
  DAYNAME: plain('text', 1),
  MONTHNAME: plain('text', 1),
  LAST_DAY: plain('date', 1),
  DATEDIFF: plain('number', 2),
  TIMESTAMPDIFF: plain('number', 2),
  EXTRACT: plain('number', 1),
  TO_DAYS: plain('number', 1),
  TO_SECONDS: plain('number', 1),
  FROM_DAYS: plain('date', 1),
  MAKEDATE: plain('date', 2),
  MAKETIME: plain('time', 3),
  DATE_FORMAT: plain('text', 2),
  TIME_FORMAT: plain('text', 2),
  STR_TO_DATE: plain('dateTime', 2),
  TIMEDIFF: plain('time', 2),
  SEC_TO_TIME: plain('time', 1),
  TIME_TO_SEC: plain('number', 1),
  UNIX_TIMESTAMP: plain('number', 0, 1),
  FROM_UNIXTIME: plain('dateTime', 1, 2),
  ADDTIME: plain('first', 2),
  SUBTIME: plain('first', 2),
  PERIOD_ADD: plain('number', 2),
  PERIOD_DIFF: plain('number', 2),

  // The server
  VERSION: plain('text', 0, 0, 'SQLITE_VERSION'),
  DATABASE: plain('text', 0, 0, "'opendental'"),

  // Over many rows
  COUNT: aggregate('number', 'COUNT'),
  SUM: aggregate('number', 'SUM'),
  AVG: aggregate('number', 'AVG'),
  MIN: aggregate('first', 'MIN'),
  MAX: aggregate('first', 'MAX'),
  ANY_VALUE: aggregate('first', 'MIN'),
  GROUP_CONCAT: { ...aggregate('text', 'GROUP_CONCAT'), args: [1, MANY] },
  JSON_ARRAYAGG: aggregate('text', 'ours'),
  STD: aggregate('number', '=STDDEV_POP'),
  STDDEV: aggregate('number', '=STDDEV_POP'),
  STDDEV_POP: aggregate('number', 'ours'),
  STDDEV_SAMP: aggregate('number', 'ours'),
  VARIANCE: aggregate('number', '=VAR_POP'),
  VAR_POP: aggregate('number', 'ours'),
  VAR_SAMP: aggregate('number', 'ours'),
  BIT_OR: aggregate('number', 'ours'),
  BIT_AND: aggregate('number', 'ours'),
  BIT_XOR: aggregate('number', 'ours'),

  // Over a window
  ROW_NUMBER: overWindow('number', 0, 0, 'ROW_NUMBER'),
  RANK: overWindow('number', 0, 0, 'RANK'),
  DENSE_RANK: overWindow('number', 0, 0, 'DENSE_RANK'),
  NTILE: overWindow('number', 1, 1, 'NTILE'),
  LAG: overWindow('first', 1, 3, 'LAG'),
  LEAD: overWindow('first', 1, 3, 'LEAD'),
  FIRST_VALUE: overWindow('first', 1, 1, 'FIRST_VALUE'),
  LAST_VALUE: overWindow('first', 1, 1, 'LAST_VALUE'),
  NTH_VALUE: overWindow('first', 2, 2, 'NTH_VALUE'),
  PERCENT_RANK: overWindow('number', 0, 0, 'PERCENT_RANK'),
  CUME_DIST: overWindow('number', 0, 0, 'CUME_DIST'),
};

/** Functions that wait, lock, read files or change something. */
export const harmful = new Set([
  'SLEEP',
  'BENCHMARK',
  'LOAD_FILE',
  'GET_LOCK',
  'RELEASE_LOCK',
  'RELEASE_ALL_LOCKS',
  'IS_FREE_LOCK',
  'IS_USED_LOCK',
  'MASTER_POS_WAIT',
  'MASTER_GTID_WAIT',
  'NEXTVAL',
  'SETVAL',
  'LASTVAL',
  'LAST_INSERT_ID',
  'XMLTYPE',
  'SYS_EXEC',
  'SYS_EVAL',
]);

/** Units of an INTERVAL. */
export const unitNames = new Set(['SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']);

/** Units of an amount such as `1 12`, or what EXTRACT puts together. */
export const compoundUnits = new Set(
  'YEAR_MONTH DAY_HOUR DAY_MINUTE DAY_SECOND HOUR_MINUTE HOUR_SECOND MINUTE_SECOND'.split(' '),
);

/** Units that leave a date a date. */
export const dayUnits = new Set(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR', 'YEAR_MONTH']);
