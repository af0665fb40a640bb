import type { Input } from '../../src/wire/input.ts';

export type Kind = 'key' | 'keys' | 'money' | 'text' | 'date' | 'dateTime' | 'time' | 'flag' | 'name' | 'count';

/** What an input takes, told from the schema it publishes; a form this table does not know fails the test. */
export function kindOf({ schema }: Input): Kind {
  const { type, format, examples, enum: names } = schema as Record<string, unknown>;
  if (type === 'array') return 'keys';
  if (type === 'integer') return 'count';
  if (format === 'int64') return 'key';
  if (format === 'date') return 'date';
  if (Array.isArray(names)) return Array.isArray(type) ? 'flag' : 'name';
  if (Array.isArray(type) && type.includes('number')) return 'money';
  if (Array.isArray(examples)) return String(examples[0]).includes('-') ? 'dateTime' : 'time';
  if (type === 'string') return 'text';
  throw new Error(`No bad values are known for ${JSON.stringify(schema)}.`);
}

const objects = ['{}', '{"a":1}'];

/** JSON texts of the wrong type or form, each refused with 400 and a sentence that begins with the field's name. */
export const wrong: Readonly<Record<Kind, readonly string[]>> = {
  key: [
    ...objects,
    '[]',
    '[1]',
    'true',
    '1.5',
    '"1.5"',
    '1e3',
    '"1e3"',
    '12.0',
    '"12.0"',
    '"x"',
    '"0x10"',
    '"1 2"',
    '"９"',
    '9223372036854775808',
    '"-9223372036854775809"',
    '"99999999999999999999"',
  ],
  keys: [...objects, 'true', '1', '"1"', '"[1]"', '"105,106"', '[1,"x"]', '[[1]]', '[null]', '[1.5]', '[{}]', '[true]'],
  money: [
    ...objects,
    '[]',
    'true',
    '"x"',
    `"${'9'.repeat(400)}"`,
    '"1,5"',
    '"$1"',
    '1e3',
    '"1e3"',
    '"NaN"',
    '"Infinity"',
    '"--1"',
    '"-0.01"',
    '-1',
    '1e308',
    '100000001',
    '""',
  ],
  text: [...objects, '[]', 'true', '"a\\u0000b"', '"\\ud800"'],
  date: [
    ...objects,
    '[]',
    'true',
    '20250310',
    '"2025-02-30"',
    '"20250310"',
    '"2025-3-1"',
    '"2025-03-10 00:00:00"',
    '"0000-01-01"',
    '"10000-01-01"',
    '"２０２５-03-10"',
  ],
  dateTime: [...objects, '"2025-03-10"', '"2025-03-10T08:00:00"', '"2025-03-10 24:00:00"', '"2025-02-30 08:00:00"'],
  time: [...objects, '[]', 'true', '8', '"24:00:00"', '"1:45"', '"08:00"', '"08:00:60"', '"-1:00:00"'],
  flag: [...objects, '[]', '0', '1', '"1"', '"yes"', '"tru"'],
  name: [...objects, '[]', 'true', '0', '1', '"0"', '"x"', '"toString"', '"__proto__"', '"hasOwnProperty"'],
  count: ['"x"', '"-1"', '"1.5"', '"1e3"', '"99999999999999999999"'],
};

const long = JSON.stringify('x'.repeat(70_000));
const hostile = [
  `"' OR '1'='1"`,
  '"\\"; DROP TABLE procedurelog; --"',
  '"1); DELETE FROM patient; --"',
  '"<script>alert(1)</script>"',
  '"{{7*7}}"',
  '"%00%s%n"',
  '"../../etc/passwd"',
  '"\\u202e\\ufeff𝄞🦷"',
  '"\\\\"',
  long,
];

/** JSON texts that some rule may take and another refuse; none is a fault, and a refusal writes nothing. */
export const doubtful: Readonly<Record<Kind, readonly string[]>> = {
  key: ['0', '-1', '"-0"', '9007199254740993', '9223372036854775807', '"-9223372036854775808"', '" 1"', '999999999'],
  keys: [
    '[0]',
    '[-1]',
    '[9007199254740993]',
    '[9223372036854775807]',
    '[105,105," 105"]',
    `[${'105,'.repeat(3000)}105]`,
  ],
  money: ['0', '"+1"', '".5"', '"1."', '0.005', '99999999.99', '"0.0000000000000000000001"'],
  text: ['""', '" "', '"0"', ...hostile],
  date: ['"0001-01-01"', '"9999-12-31"', '"1879-12-31"', '" 2025-03-10 "', ...hostile],
  dateTime: ['"0001-01-01 00:00:00"', '"9999-12-31 23:59:59"', ...hostile],
  time: ['"23:59:59"', '" 00:00:00 "', ...hostile],
  flag: ['true', '" TRUE "', '"false"', ...hostile],
  name: ['"D"', '"TPi"', '"office"', '" C "', ...hostile],
  count: ['"0"', '"999999"', '" 1"', ...hostile],
};

/** Path segments in the place of a number, each answered with 404 or 400. */
export const segments = [
  '0',
  '-1',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '99999999999999999999999999',
  '1e3',
  '%201',
  '12.0',
  '0x10',
  '%27%20OR%201=1',
  '%00',
  '%',
  '..%2f1',
];
