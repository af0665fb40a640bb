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
  const type = columnsOf(table).find(([name]) => name === column)![1].type;
  const characters = /^(?:var)?char\((\d+)\)/.exec(type)?.[1];
  return characters ? { max: Number(characters) } : { maxBytes: BYTES[type] ?? BYTES.text! };
}
