import type { Computed } from './row.ts';

/** LIKE and regular expressions. */
export const patterns: readonly Computed[] = [
  ["'abc' LIKE 'A_C'", 1],
  ["'50%' LIKE '50\\%'", 1],
  ["'Smith' REGEXP '^s'", 1],
  ["REGEXP_REPLACE('(503)555-0110', '[^0-9]', '')", '5035550110'],
  ["REGEXP_REPLACE('Smith, John', '(.*), (.*)', '\\\\2 \\\\1')", 'John Smith'],
  ["REGEXP_SUBSTR('room 12b', '[0-9]+')", '12'],
  ["REGEXP_INSTR('room 12b', '[0-9]')", 6],
  ["REGEXP_REPLACE('abc', 'b', '\\\\0\\\\0')", 'abbc'],
  ["REGEXP_REPLACE('ab', 'a', '\\\\1x')", 'xb'],
  ["REGEXP_REPLACE('ab', 'a', '$1\\\\\\\\')", '$1\\b'],
  ["REGEXP_REPLACE('abc', '', '-')", 'abc'],
  ["REGEXP_REPLACE('xabc', 'x*', '-')", '-abc'],
  ["REGEXP_SUBSTR('a b', '[[:space:]]')", ' '],
  ["REGEXP_SUBSTR('a-b', 'a\\\\-b')", 'a-b'],
  ["REGEXP_SUBSTR('a-c', '[a\\\\-b]+')", 'a-'],
  ["'é1' REGEXP '^[[:alpha:]][[:digit:]]$'", 1],
  ["'_' REGEXP '[[:alnum:]]'", 0],
  ["REGEXP_LIKE('Smith', '^s')", 1],
];
