import type { CastType } from '../tree.ts';
import type { Reader } from './reader.ts';

const CASTS: Readonly<Record<string, CastType['name']>> = {
  CHAR: 'CHAR',
  NCHAR: 'CHAR',
  VARCHAR: 'CHAR',
  SIGNED: 'SIGNED',
  INTEGER: 'SIGNED',
  INT: 'SIGNED',
  UNSIGNED: 'UNSIGNED',
  DECIMAL: 'DECIMAL',
  DOUBLE: 'DOUBLE',
  FLOAT: 'DOUBLE',
  DATE: 'DATE',
  DATETIME: 'DATETIME',
  TIME: 'TIME',
};

/** The type of CAST and CONVERT. */
export function parseCastType(reader: Reader): CastType {
  const name = CASTS[reader.peek().text.toUpperCase()] ?? reader.fail();
  reader.next();
  if (name === 'SIGNED' || name === 'UNSIGNED') reader.take('INTEGER');
  const sizes: number[] = [];
  if (reader.take('(')) {
    do {
      const { kind, text } = reader.next();
      if (kind !== 'number' || !/^\d{1,4}$/.test(text)) reader.fail();
      sizes.push(Number(text));
    } while (reader.take(','));
    reader.expect(')');
  }
  return { name, sizes };
}
