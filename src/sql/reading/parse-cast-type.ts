import type { CastType } from '../tree.ts';
import { listOf, type Reader } from './reader.ts';

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
  if (!reader.take('(')) return { name, sizes: [] };
  const sizes = listOf(reader, parseSize);
  reader.expect(')');
  return { name, sizes };
}

function parseSize(reader: Reader): number {
  const { kind, text } = reader.next();
  return kind === 'number' && /^\d{1,4}$/.test(text) ? Number(text) : reader.fail();
}
