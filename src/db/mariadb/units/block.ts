import type { Key } from '../../../domain/key.ts';
import {
  HeldDigest,
  HeldKey,
  HeldText,
  type HeldValue,
  type Insert,
  passedKey,
  standsForInsert,
} from '../../rows/held-rows.ts';
import type { Bound } from '../../rows/select.ts';
import { insertText } from '../../rows/statement-texts.ts';

export interface HeldInsert {
  readonly number: number;
  readonly insert: Insert;
  /** Of rows whose key is not passed on. */
  readonly told?: (firstKey: bigint) => void;
  /** Of a row whose key is. */
  readonly toldPassed?: (key: Key) => void;
}

interface HeldChange {
  readonly sql: string;
  readonly parameters: readonly Bound[];
}

export type Held = HeldInsert | HeldChange;

type Passed = HeldInsert & Required<Pick<HeldInsert, 'toldPassed'>>;

export const isPassed = (one: Held): one is Passed => 'insert' in one && one.toldPassed !== undefined;

/** A text that names a key which stands for another would be stored as it is. */
export function namesPassed(parameters: readonly Bound[], passed: readonly Passed[]): boolean {
  const names = passed.map(({ number }) => String(passedKey(number)));
  return names.some((name) => parameters.some((value) => typeof value === 'string' && value.includes(name)));
}

/** In the order in which the unit asked for them; then the rows that tell of the others, and the keys that were passed on. */
export function blockOf(
  held: readonly Held[],
  passed: readonly Passed[],
  read: HeldChange | undefined,
  last: Insert | undefined,
): { sql: string; parameters: Bound[] } {
  const names: string[] = [];
  const { parameters, placed } = placing(new Set(passed.map(({ number }) => number)));
  const statements = held.flatMap((each) => {
    if (!('insert' in each)) return [placed(each.sql, each.parameters)];
    const text = placed(textOf(each.insert), each.insert.rows.flat());
    if (!last && passed.length === 0) return [text];
    names.push(nameOf(each.number));
    return [text, `SET ${nameOf(each.number)} = LAST_INSERT_ID()`];
  });
  if (read) statements.push(placed(read.sql, read.parameters));
  if (last) statements.push(placed(textOf(last), last.rows.flat()));
  if (passed.length > 0) statements.push(`SELECT ${passed.map(({ number }) => nameOf(number)).join(', ')}`);
  const declared = names.length > 0 ? `DECLARE ${names.join(', ')} BIGINT; ` : '';
  return { sql: declared + statements.join('; '), parameters };
}

export const textOf = ({ table, columns, rows }: Insert) => insertText(table, columns, rows.length);

/** The variable that holds the first key of an insert. */
const nameOf = (number: number) => `held_${number}`;

/** Statements with variables for the keys that only the server knows; their other values join `parameters`. */
function placing(passed: ReadonlySet<number>) {
  const parameters: Bound[] = [];
  /** Which insert's key stands here, if one that was passed on does. */
  const passedIn = (value: HeldValue): number | undefined => {
    const insert = standsForInsert(value);
    return insert !== undefined && passed.has(insert) ? insert : undefined;
  };
  const isKnown = (value: HeldValue) =>
    !(value instanceof HeldKey || value instanceof HeldText || value instanceof HeldDigest) &&
    passedIn(value) === undefined;
  function mark(value: HeldValue): string {
    if (value instanceof HeldDigest) return `SHA2(${mark(value.of)}, 256)`;
    if (value instanceof HeldText) return `CONCAT(${[value.before, value.key, value.after].map(mark).join(', ')})`;
    if (value instanceof HeldKey) {
      parameters.push(value.distance);
      return `${nameOf(value.insert)} + ?`;
    }
    const insert = passedIn(value);
    if (insert !== undefined) return nameOf(insert);
    parameters.push(value);
    return '?';
  }
  function placed(sql: string, values: readonly HeldValue[]): string {
    if (values.every(isKnown)) {
      parameters.push(...(values as Bound[]));
      return sql;
    }
    const texts = sql.split('?');
    if (texts.length !== values.length + 1) throw new Error('A statement and its values do not match.');
    return texts.map((text, index) => (index === 0 ? text : mark(values[index - 1]!) + text)).join('');
  }
  return { parameters, placed };
}
