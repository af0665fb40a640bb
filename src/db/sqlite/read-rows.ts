import { type EncodeOptions, rowEncoder } from '../../wire/encode.ts';
import { keptByShape, type RowSelect, selectParameters, selectText } from '../rows/select.ts';
import { expressionsOf, plainTable, withTables } from '../rows/table-row.ts';
import type { SqliteConnection } from './connection.ts';
import { hasServerDateTime, jsonExpression } from './json-rows.ts';

interface KeptSelect {
  readonly sql: string;
  /** The statement's first parameter is the serverDateTime. */
  readonly takesServerDateTime: boolean;
}

export type ReadRows = (connection: SqliteConnection, select: RowSelect, options: EncodeOptions) => string[];

/** Reads rows as JSON texts; the statements of each row definition are kept. */
export function rowReader(): ReadRows {
  const kept = keptByShape(keptSelect);
  return (connection, select, options) => {
    if (options.formats.date || options.formats.dateTime) return formattedRows(connection, select, options);
    const { sql, takesServerDateTime } = kept(select, options.blank);
    const parameters = selectParameters(select);
    if (takesServerDateTime) parameters.unshift(options.serverDateTime);
    return connection.column(sql, parameters) as string[];
  };
}

const keptSelect = (select: RowSelect, blank: readonly string[] | undefined): KeptSelect => ({
  sql: plainSql(select, jsonExpression(select.row, blank)),
  takesServerDateTime: hasServerDateTime(select.row) && !blank?.includes('serverDateTime'),
});

const plainSql = (select: RowSelect, columns: string) => withTables(selectText(select, columns), plainTable);

function formattedRows(connection: SqliteConnection, select: RowSelect, options: EncodeOptions): string[] {
  const columns = expressionsOf(select.row).map(([, field, sql]) => (field.kind === 'serverDateTime' ? 'NULL' : sql));
  const sql = plainSql(select, columns.map((column, index) => `${column} AS c${index}`).join(', '));
  const encode = rowEncoder(select.row, options);
  return connection.all(sql, selectParameters(select)).map((found) => {
    const values = columns.map((_, index) => found[`c${index}`]);
    return encode(values, options.serverDateTime);
  });
}
