import { columnsOf, type Row, type TableName } from './tables.ts';

/** What each text type without a length of its own holds, in bytes. */
const BYTES: Readonly<Record<string, number>> = {
  tinytext: 255,
  text: 65_535,
  mediumtext: 16_777_215,
  longtext: 16_777_215,
};

/** The longest text a column holds, in the form a text input takes: characters, or UTF-8 bytes for `text` columns. */
export function sized<T extends TableName>(
  table: T,
  column: keyof Row<T> & string,
): { max: number } | { maxBytes: number } {
  const type = typeOf(table, column);
  const characters = /^(?:var)?char\((\d+)\)/.exec(type)?.[1];
  return characters ? { max: Number(characters) } : { maxBytes: BYTES[type] ?? BYTES.text! };
}

/** Bytes of each type of whole numbers. */
const BYTES_OF_WHOLE: Readonly<Record<string, number>> = { tinyint: 1, smallint: 2, int: 4 };

/** The highest number that a column of whole numbers holds. */
export function highest<T extends TableName>(table: T, column: keyof Row<T> & string): number {
  const [, name = '', unsigned] = /^([a-z]+)\(\d+\)( unsigned)?$/.exec(typeOf(table, column)) ?? [];
  return 2 ** (8 * BYTES_OF_WHOLE[name]! - (unsigned ? 0 : 1)) - 1;
}

const typeOf = (table: TableName, column: string) => columnsOf(table).find(([name]) => name === column)![1].type;
