import type { InputKind } from '../../src/wire/input.ts';

/** What no field takes that is not made of objects. */
const objects = ['{}', '{"a":1}', '{"a":{"b":[{}]}}', '[[[{}]]]'];

/** JSON texts of the wrong type or form, each refused with 400 and a sentence that begins with the field's name. */
export const wrong: Readonly<Record<InputKind, readonly string[]>> = {
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
    '9'.repeat(400),
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
    '1e308',
    '1e400',
    '9'.repeat(400),
    '100000001',
  ],
  text: [...objects, '[]', 'true', '"a\\u0000b"', '"\\ud800"'],
  date: [
    ...objects,
    '[]',
    'true',
    '20250310',
    '"2025-02-30"',
    '"20250310"',
    '"2025-3-32"',
    '"2025-03-10 00:00:01"',
    '"0000-01-01"',
    '"10000-01-01"',
    '"２０２５-03-10"',
  ],
  dateTime: [
    ...objects,
    '"2025-03-10"',
    '"2025-03-10T08:00:00+13:37"',
    '"2025-03-10 24:00:00"',
    '"2025-02-30 08:00:00"',
  ],
  time: [...objects, '[]', 'true', '8', '"24:00:00"', '"1:45"', '"08:00"', '"08:00:60"', '"-1:00:00"'],
  flag: [...objects, '[]', '0', '1', '"1"', '"yes"', '"tru"'],
  name: [...objects, '[]', 'true', '0', '1', '"0"', '"x"', '"toString"', '"__proto__"', '"hasOwnProperty"'],
  count: ['"x"', '"-1"', '"1.5"', '"1e3"', '"99999999999999999999"'],
  objects: [...objects, 'true', '1', '"x"', '"[]"', '[1]', '["x"]', '[null]', '[true]'],
  file: [...objects, '[]', 'true', '1', '"a\\u0000b"', '"\\ud800"', '"x"', '"===="', '"a b!"', '"data:,x"'],
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
/** What is tried of them where a text must have a form of its own. */
const fewHostile = [`"' OR '1'='1"`, '"\\u202e\\ufeff𝄞🦷"', long];

/** JSON texts that some rule may take and another refuse; none is a fault, and a refusal writes nothing. */
export const doubtful: Readonly<Record<InputKind, readonly string[]>> = {
  key: ['0', '-1', '"-0"', '9007199254740993', '9223372036854775807', '"-9223372036854775808"', '" 1"', '999999999'],
  keys: [
    '[0]',
    '[-1]',
    '[9007199254740993]',
    '[9223372036854775807]',
    '[105,105," 105"]',
    `[${'105,'.repeat(3000)}105]`,
  ],
  money: ['0', '""', '-1', '"-0.01"', '"+1"', '".5"', '"1."', '0.005', '99999999.99', '"0.0000000000000000000001"'],
  text: ['""', '" "', '"0"', ...hostile],
  date: [
    '"0001-01-01"',
    '"2025-3-1"',
    '"2025-03-10T00:00:00.000"',
    '"9999-12-31"',
    '"1879-12-31"',
    '" 2025-03-10 "',
    ...fewHostile,
  ],
  dateTime: [
    '"0001-01-01 00:00:00"',
    '"9999-12-31 23:59:59"',
    '"2025-03-10T08:00:00"',
    '"2025-03-10T08:00:00.123Z"',
    ...fewHostile,
  ],
  time: ['"23:59:59"', '" 00:00:00 "', ...fewHostile],
  flag: ['true', '" TRUE "', '"false"', ...fewHostile],
  name: ['"D"', '"TPi"', '"office"', '" C "', ...fewHostile],
  count: ['"0"', '"999999"', '" 1"', ...fewHostile],
  file: ['"data:text/plain;base64,QQ=="', '" QQ==\\r\\n"', ...fewHostile],
  objects: ['[]', '[[]]', '[{}]', '[{"a":1}]', '[{"__proto__":1}]', `[${'{},'.repeat(3000)}{}]`],
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

/** Numbers that no row of the demo practice has. */
export const unknownKeys = ['987654321', '"987654321"', '9223372036854775807', '-5'];

/** Values that fit some field, so that random bodies get past the first checks. */
export const plausible = [
  '0',
  '1',
  '10',
  '120',
  '1010',
  '101001',
  '101003',
  '10101',
  '11202',
  '"4"',
  '"MO"',
  '"C"',
  '"TP"',
  '"EO"',
  '"D2331"',
  '"D2740"',
  '"2026-06-15"',
  '"2024-02-29"',
  '"2026-06-15 08:00:00"',
  '"08:00:00"',
  '12.5',
  '"true"',
  '[101003,101004]',
  '"x"',
  'null',
];

/** Amounts that one without negative values refuses. */
export const negatives = ['"-0.01"', '-1'];
