import { badRequest } from '../../../domain/refusal.ts';
import type { Dialect } from '../dialect.ts';
import { PLACE_SIGN } from '../text.ts';

/** Functions that have another name in the tree than in MariaDB. */
const SIDES: Readonly<Record<string, string>> = { TRIM_OF: 'BOTH', LTRIM_OF: 'LEADING', RTRIM_OF: 'TRAILING' };

/** Prints a query as it came, since it is in MariaDB's own dialect. */
export const mariadbDialect: Dialect = {
  comparesAsMysql: true,
  countsTexts: true,
  filtersByHaving: true,
  binary: (operator, left, right) => `${left.sql} ${operator} ${right.sql}`,
  compare: (operator, left, right) => `${left.sql} ${operator} ${right.sql}`,
  like: (operator, operand, pattern, escapedBy) =>
    `${operand.sql} ${operator} ${pattern.sql}${escapedBy ? ` ESCAPE ${escapedBy.sql}` : ''}`,
  all: (operator, operand, { query }) => `(${operand.sql} ${operator} ALL (${query}))`,
  compared: ({ sql }) => sql,
  grouped: ({ sql }) => sql,
  amongRows: ({ sql }, not, query) => `${sql} ${not ? 'NOT ' : ''}IN (${query.sql})`,
  among: ({ sql }, not, members) => `${sql} ${not ? 'NOT ' : ''}IN (${members.map((member) => member.sql).join(', ')})`,
  rowAmong: ({ sql }, rows) => `${sql} IN (${rows.map((row) => row.sql).join(', ')})`,
  asText: ({ sql }) => sql,
  binaryText: ({ sql }) => `(BINARY ${sql})`,
  cast: ({ sql }, { name, sizes }) => `CAST(${sql} AS ${name}${sizes.length > 0 ? `(${sizes.join(', ')})` : ''})`,
  shift: (operand, amount, unit, sign) =>
    `DATE_${sign === 1 ? 'ADD' : 'SUB'}(${operand.sql}, INTERVAL ${amount.sql} ${unit})`,
  call(call, args, orderBy) {
    const texts = args.map(({ sql }) => sql);
    const side = SIDES[call.name];
    if (side) return `TRIM(${side} ${texts[1]} FROM ${texts[0]})`;
    if (call.name === 'EXTRACT') return `EXTRACT(${call.unit} FROM ${texts[0]})`;
    if (call.unit) return `${call.name}(${[call.unit, ...texts].join(', ')})`;
    if (call.name === 'ANY_VALUE') return `MIN(${texts[0]})`;
    const inside = call.star ? '*' : `${call.distinct ? 'DISTINCT ' : ''}${texts.join(', ')}`;
    const order = orderBy ? ` ORDER BY ${orderBy}` : '';
    const separator = call.separator === undefined ? '' : ` SEPARATOR ${plainText(call.separator)}`;
    return `${call.name}(${inside}${order}${separator})`;
  },
  variable: (name) => `@\`${name}\``,
  keep: (name, sql) => `SET @\`${name}\` = ${sql}`,
  longestConcat: (characters) => `SET SESSION group_concat_max_len = ${characters}`,
  assignment: (name, { sql }) => `(@\`${name}\` := ${sql})`,
  explain: {
    words: 'EXPLAIN',
    columns: ['id', 'select_type', 'table', 'type', 'possible_keys', 'key', 'key_len', 'ref', 'rows', 'Extra'],
  },
  lagsWithDefault: false,
  rollsUp: true,
  nested: (sql) => `(${sql})`,
};

/** The one text that MariaDB does not take as a bound value; the session reads backslashes as MySQL does. */
function plainText(text: string): string {
  const isPlain = !text.includes('\0') && !text.includes(PLACE_SIGN);
  if (text.length > 100 || !isPlain) throw badRequest('The SEPARATOR is too long, or holds a sign that it may not.');
  return `'${text.replace(/['\\]/g, (sign) => `\\${sign}`)}'`;
}
