import { createHash } from 'node:crypto';
import { comparable } from './texts.ts';
import {
  bytesOf,
  HIGHEST_WHOLE,
  LOWEST_WHOLE,
  numberOf,
  requireLength,
  type SqlComputed,
  type SqlValue,
  strict,
  textOf,
  texts,
  wholeOf,
} from './values.ts';

/** MySQL's functions that write a value as another text: in digits, in code, by its sound. */
export const codeFunctions: Readonly<Record<string, SqlComputed>> = {
  HEX: strict((value) => {
    if (typeof value === 'number' || typeof value === 'bigint') {
      return BigInt.asUintN(64, wholeOf(value)).toString(16).toUpperCase();
    }
    const bytes = bytesOf(value);
    requireLength(bytes.length * 2);
    return bytes.toString('hex').toUpperCase();
  }),
  UNHEX: texts((digits) => {
    requireLength(digits.length / 2);
    const even = digits.length % 2 === 1 ? `0${digits}` : digits;
    return /^[0-9a-f]*$/i.test(even) ? binary(Buffer.from(even, 'hex')) : null;
  }),
  MD5: strict((value) => createHash('md5').update(bytesOf(value)).digest('hex')),
  SHA1: strict((value) => createHash('sha1').update(bytesOf(value)).digest('hex')),
  SHA2: strict((value, bits) => {
    const size = Math.round(numberOf(bits!)) || 256;
    return [224, 256, 384, 512].includes(size) ? createHash(`sha${size}`).update(bytesOf(value)).digest('hex') : null;
  }),
  TO_BASE64: strict((value) => {
    const code = bytesOf(value).toString('base64');
    requireLength(code.length * 1.1);
    // A line has 76 signs.
    return code.replace(/.{76}(?=.)/g, '$&\n');
  }),
  FROM_BASE64: texts((code) => {
    const signs = code.replace(/\s/g, '');
    const isWhole = signs.length % 4 === 0 && /^[0-9a-z+/]*={0,2}$/i.test(signs);
    return isWhole ? binary(Buffer.from(signs, 'base64')) : null;
  }),
  CRC32: strict((value) => crc32(bytesOf(value))),
  CONV: strict((digits, from, to) => conv(textOf(digits), Math.round(numberOf(from)), Math.round(numberOf(to)))),
  BIN: strict((digits) => conv(textOf(digits), 10, 2)),
  OCT: strict((digits) => conv(textOf(digits), 10, 8)),
  BIT_COUNT: strict((value) => BigInt(BigInt.asUintN(64, wholeOf(value)).toString(2).replaceAll('0', '').length)),
  CHAR: (...numbers) =>
    binary(Buffer.from(numbers.filter((one) => one !== null).flatMap((one) => bytesOfNumber(numberOf(one))))),
  QUOTE: (value) => {
    if (value === null) return 'NULL';
    const text = textOf(value).replace(/[\\']/g, '\\$&');
    const quoted = `'${text.replaceAll('\0', '\\0').replaceAll('\x1a', '\\Z')}'`;
    // It is at most twice as long.
    requireLength(quoted.length);
    return quoted;
  },
  SOUNDEX: texts(soundex),
  INSERT: strict((text, from, count, other) => {
    const characters = [...textOf(text)];
    const start = Math.round(numberOf(from)) - 1;
    if (start < 0 || start >= characters.length) return textOf(text);
    const wanted = Math.round(numberOf(count));
    const end = wanted < 0 ? characters.length : start + wanted;
    const made = characters.slice(0, start).join('') + textOf(other!) + characters.slice(end).join('');
    requireLength(made.length);
    return made;
  }),
  /** Several values as one, whatever the case of texts; NULL when any of them is. */
  TUPLE: strict((...values) => JSON.stringify(values.map((value) => comparable(textOf(value))))),
};

const crc32 = (bytes: Uint8Array) => {
  let rest = -1;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return BigInt(~rest >>> 0);
};

/** Bytes as SQLite takes them: as a text where they are one, because SQLite finds no text equal to bytes. */
const binary = (bytes: Buffer): SqlValue =>
  bytes.every((byte) => byte > 0 && byte < 128) ? bytes.toString('latin1') : new Uint8Array(bytes);

/** The bytes of a number without leading ones of zero; a number above 255 is several. */
function bytesOfNumber(number: number): number[] {
  const bytes: number[] = [];
  for (let left = Math.round(number) >>> 0; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return bytes.length > 0 ? bytes : [0];
}

/** The number at the beginning of the digits, from one base to another; NULL for a base that there is not. */
function conv(digits: string, from: number, to: number): SqlValue {
  const isBase = (base: number) => Math.abs(base) >= 2 && Math.abs(base) <= 36;
  if (!isBase(from) || !isBase(to) || digits === '') return null;
  const base = BigInt(Math.abs(from));
  const [, sign, rest] = /^\s*(-?)0*([0-9a-z]*)/i.exec(digits)!;
  let value = 0n;
  for (const digit of rest!.slice(0, 64)) {
    const worth = Number.parseInt(digit, 36);
    if (worth >= Math.abs(from)) break;
    value = value * base + BigInt(worth);
  }
  // A number beyond 64 bits is the largest there is, whatever its sign unless the base has one.
  const [lowest, highest] = from < 0 ? [LOWEST_WHOLE, 2n ** 63n - 1n] : [-HIGHEST_WHOLE, HIGHEST_WHOLE];
  let signed = sign === '-' ? -value : value;
  if (signed < lowest) signed = from < 0 ? lowest : highest;
  if (signed > highest) signed = highest;
  return (to < 0 ? BigInt.asIntN(64, signed) : BigInt.asUintN(64, signed)).toString(Math.abs(to)).toUpperCase();
}

const SOUNDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ 1: 'BFPV', 2: 'CGJKQSXZ', 3: 'DT', 4: 'L', 5: 'MN', 6: 'R' }).flatMap(([code, letters]) =>
    [...letters].map((letter) => [letter, code]),
  ),
);

/** The older form, as MySQL has it: vowels go first, then repetitions; longer than four signs where the word is. */
function soundex(text: string): string {
  const letters = [...text.toUpperCase()].filter((letter) => /[A-Z]/.test(letter));
  const [first] = letters;
  if (first === undefined) return '';
  let sound = first;
  let last = SOUNDS[first];
  for (const letter of letters.slice(1)) {
    const code = SOUNDS[letter];
    if (code === undefined || code === last) continue;
    sound += code;
    last = code;
  }
  return sound.padEnd(4, '0');
}
