import { functions, OURS } from '../../functions.ts';
import { notOnSqlite } from '../../refusals.ts';
import type { Call } from '../../tree.ts';
import type { Dialect, Printed } from '../dialect.ts';
import { type Bind, requirePrintable } from '../text.ts';
import { hasCases } from '../values/cases.ts';
import { isOperationUnsigned } from '../values/signs.ts';
import {
  asNumber,
  beside,
  isLooseText,
  isMoment,
  ofDigits,
  ours,
  shownInText,
  withMidnight,
  withoutBlanks,
  withoutCase,
} from './sqlite-operands.ts';

/**
 * MySQL's dialect, written for SQLite. These differences are made up for: text compares without regard to case or to
 * blanks at its end, and with a number as the number that it begins with, a day compares with a moment as its midnight, a
 * division has a fraction, a backslash escapes in LIKE.
 */
export const sqliteDialect: Dialect = {
  comparesAsMysql: false,
  // Each function of ours has a limit, and the process that computes them another.
  countsTexts: false,
  filtersByHaving: false,
  binary(operator, left, right) {
    const [one, other] = [asNumber(left), asNumber(right)];
    switch (operator) {
      case '/':
        return `CAST(${one} AS REAL) / ${other}`;
      case 'DIV':
        return `CAST(CAST(${one} AS REAL) / ${other} AS INTEGER)`;
      case '%':
        return ours('MOD', one, other);
      case 'XOR':
        return `(${one} <> 0) <> (${other} <> 0)`;
      case '^':
        return ours('XOR', one, other);
      case '+':
      case '-':
      case '*':
        return isOperationUnsigned(operator, [left, right]) && (operator === '-' || !(left.unsigned && right.unsigned))
          ? ours('UNSIGNED', `${one} ${operator} ${other}`)
          : `${one} ${operator} ${other}`;
      default:
        return `${one} ${operator} ${other}`;
    }
  },
  compare(operator, left, right, bind) {
    const rows = operator === '=' && left.items && right.items?.length === left.items.length;
    if (rows)
      return left.items!.map((item, place) => this.compare('=', item, right.items![place]!, bind)).join(' AND ');
    const one = beside(left, right, bind);
    const other = beside(right, left, bind);
    return `${withoutCase(left, right, one)} ${operator === '<=>' ? 'IS' : operator} ${other}`;
  },
  like(operator, operand, pattern, escapedBy, bind) {
    const isBinary = hasCases([operand, pattern]);
    if (operator === 'REGEXP') return ours(isBinary ? 'REGEXP_BINARY' : 'REGEXP', operand.sql, pattern.sql);
    const escaped = escapedBy?.sql ?? bind('\\');
    if (isBinary) return ours('LIKE_BINARY', operand.sql, pattern.sql, escaped);
    return `${operand.sql} LIKE ${pattern.sql} ESCAPE ${escaped}`;
  },
  all(operator, operand, value, bind) {
    const told = `SELECT ${this.compare(operator, operand, value, bind)} AS told FROM (SELECT NULL AS value WHERE 0 UNION ALL ${this.nested(value.query)})`;
    return `(SELECT CASE WHEN MIN(told) = 0 THEN 0 WHEN COUNT(told) = COUNT(*) THEN 1 END FROM (${told}))`;
  },
  compared: (value) => (isLooseText(value) ? `${value.sql} COLLATE NOCASE` : value.sql),
  grouped(value) {
    const sql = value.type === 'text' && !value.isColumn ? `RTRIM(${value.sql}, ' ')` : value.sql;
    return this.compared({ ...value, sql });
  },
  among(operand, not, members, bind) {
    const list = (left: string, of: readonly Printed[]) =>
      `${left} ${not ? 'NOT ' : ''}IN (${of.map((member) => beside(member, operand, bind)).join(', ')})`;
    const numbers = members.filter(({ type }) => operand.type === 'text' && type === 'number');
    if (numbers.length === 0) {
      const left = { ...operand, sql: withoutBlanks(operand, bind) };
      return list(hasCases(members) && !operand.caseSensitive ? this.binaryText(left) : this.compared(left), members);
    }
    const others = members.filter((member) => !numbers.includes(member));
    const asNumbers = list(beside(operand, numbers[0]!, bind), numbers);
    return others.length === 0
      ? asNumbers
      : `${asNumbers} ${not ? 'AND' : 'OR'} ${this.among(operand, not, others, bind)}`;
  },
  amongRows(operand, not, { sql, columns }, bind) {
    const { type, isComputed, caseSensitive } = columns[0]!;
    const value = { sql: 'value', type, isColumn: !isComputed, caseSensitive };
    const right = beside(value, operand, bind);
    const values = right === 'value' ? sql : `SELECT ${right} FROM (WITH s (value) AS (${sql}) SELECT value FROM s)`;
    const left = { ...operand, sql: beside(operand, value, bind) };
    const compared = caseSensitive && !operand.caseSensitive ? this.binaryText(left) : this.compared(left);
    return `${compared} ${not ? 'NOT ' : ''}IN (${values})`;
  },
  rowAmong(operand, rows, bind) {
    let sql = '';
    // The operand is written once for each row.
    for (const row of rows) {
      sql += `${sql === '' ? '' : ' OR '}(${this.compare('=', operand, row, bind)})`;
      requirePrintable(sql);
    }
    return sql;
  },
  asText: (value) => ours('TO_CHAR', shownInText(value)),
  binaryText: ({ sql }) => `(${sql} COLLATE BINARY)`,
  cast(operand, { name, sizes }) {
    const { sql } = operand;
    switch (name) {
      case 'CHAR': {
        const text = shownInText(operand);
        return sizes[0] === undefined ? ours('TO_CHAR', text) : ours('LEFT', text, String(sizes[0]));
      }
      case 'SIGNED':
      case 'UNSIGNED':
        return ours('TO_WHOLE', ofDigits(operand));
      case 'DECIMAL':
        return ours('ROUND', ofDigits(operand), String(sizes[1] ?? 0));
      case 'DOUBLE':
        return `CAST(${ofDigits(operand)} AS REAL)`;
      case 'DATETIME':
        return ours('TIMESTAMP', sql);
      case 'DATE':
        return ours(name, sql);
      case 'TIME':
        return ours(name, withMidnight(operand));
    }
  },
  shift: (operand, amount, unit, sign, bind) => ours('SHIFT', operand.sql, amount.sql, bind(unit), String(sign)),
  call: printCall,
  variable: (name) => `${OURS}variable('${name.replace(/'/g, "''")}')`,
  keep: (_name, sql) => `SELECT ${sql}`,
  longestConcat: () => undefined,
  assignment() {
    throw notOnSqlite('An assignment for each row, unless it counts or adds up as @pos:=@pos+1 does,');
  },
  explain: { words: 'EXPLAIN QUERY PLAN', columns: ['id', 'parent', 'notused', 'detail'] },
  lagsWithDefault: true,
  rollsUp: false,
  // SQLite allows no parentheses around a part of a UNION.
  nested: (sql) => `SELECT * FROM (${sql})`,
};

function printCall(call: Call, args: readonly Printed[], orderBy: string | undefined, bind: Bind): string {
  const texts = args.map((arg) => {
    if (OF_TEXTS.test(call.name)) return shownInText(arg);
    return OF_CLOCKS.test(call.name) ? withMidnight(arg) : arg.sql;
  });
  if (call.name === 'GROUP_CONCAT') return printGroupConcat(call, texts, orderBy, bind);
  if (call.distinct && texts.length > 1) return `COUNT(DISTINCT ${ours('TUPLE', ...texts)})`;
  if (call.star) return 'COUNT(*)';
  const { sqlite, aggregate } = functions[call.name]!;
  if (!sqlite) throw notOnSqlite(call.name);
  if (MAKES_JSON.test(call.name)) return ours(call.name, bind(whichJson(call)), ...texts);
  if (aggregate && !/^[A-Z]/.test(sqlite)) return printOwnAggregate(call, sqlite, texts);
  if (COMPARES_TEXTS.test(call.name) && hasCases(args)) return ours(`${call.name}_BINARY`, ...texts);
  if (sqlite === 'ours') return ours(call.name, ...(call.unit ? [bind(call.unit)] : []), ...texts);
  if (sqlite.startsWith('=')) return ours(sqlite.slice(1), ...texts);
  if (call.name === 'NULLIF') {
    const [value, other] = args as [Printed, Printed];
    return `(CASE WHEN ${sqliteDialect.compare('=', value, other, bind)} THEN NULL ELSE ${value.sql} END)`;
  }
  if (call.name === 'GREATEST' || call.name === 'LEAST') {
    const number = args.some(isMoment) ? undefined : args.find(({ type }) => type === 'number');
    // The collation of the first counts for all.
    const values = args.map((arg) => (number ? beside(arg, number, bind) : sqliteDialect.compared(arg)));
    return `${sqlite}(${values.join(', ')})`;
  }
  if (/^[A-Z_]+$/.test(sqlite)) {
    // What is the greatest, or counted once, depends on the collation.
    const counted = call.distinct && call.name === 'COUNT' ? 'grouped' : 'compared';
    const values = aggregate ? args.map((arg) => sqliteDialect[counted](arg)) : texts;
    return `${sqlite}(${call.distinct ? 'DISTINCT ' : ''}${values.join(', ')})`;
  }
  return `(${sqlite.replace(/\$(\d)/g, (_, place) => texts[Number(place) - 1]!)})`;
}

const OF_TEXTS =
  /^(CONCAT|CONCAT_WS|GROUP_CONCAT|LEFT|RIGHT|SUBSTRING|SUBSTRING_INDEX|LENGTH|CHAR_LENGTH|LPAD|RPAD|REPLACE|REVERSE|TRIM|LTRIM|RTRIM|INSTR|LOCATE)$/;

/** Those that have a form for texts whose upper and lower case differ. */
const COMPARES_TEXTS = /^(INSTR|LOCATE|FIND_IN_SET|FIELD|STRCMP|REGEXP_REPLACE|REGEXP_SUBSTR|REGEXP_INSTR)$/;
const OF_CLOCKS = /^(TIME|HOUR|MINUTE|SECOND|TIME_TO_SEC|TIME_FORMAT|TIMEDIFF|ADDTIME|SUBTIME)$/;

const MAKES_JSON = /^JSON_(OBJECT|ARRAY|ARRAYAGG)$/;

/** Which arguments are JSON already, as `01`: they stand in JSON as they are, and others as texts. */
const whichJson = ({ args }: Call) =>
  args.map((arg) => Number(arg.kind === 'call' && /^JSON_(OBJECT|ARRAY|EXTRACT|ARRAYAGG)$/.test(arg.name))).join('');

function printOwnAggregate(call: Call, sqlite: string, texts: readonly string[]): string {
  const name = sqlite.startsWith('=') ? sqlite.slice(1) : call.name;
  return ours(name, `${call.distinct ? 'DISTINCT ' : ''}${texts.join(', ')}`);
}

/** SQLite takes no separator with DISTINCT, so the distinct ones are found by an aggregate of ours. */
function printGroupConcat(call: Call, texts: readonly string[], orderBy: string | undefined, bind: Bind): string {
  const value = texts.length === 1 ? ours('TO_CHAR', texts[0]!) : ours('CONCAT', ...texts);
  const separator = bind(call.separator ?? ',');
  const order = orderBy ? ` ORDER BY ${orderBy}` : '';
  return `${OURS}group_concat(${value}, ${separator}, ${call.distinct ? 1 : 0}${order})`;
}
