import type { Key } from '../../../domain/key.ts';
import {
  HeldDigest,
  HeldKey,
  HeldText,
  type HeldValue,
  type Insert,
  insertOfPlaceholder,
  placeholderKey,
} from '../../rows/held-rows.ts';
import type { Bound } from '../../rows/select.ts';
import { insertText } from '../../rows/statement-texts.ts';

// The text of the block of statements that ends a unit of work. A key that only the server knows goes from statement to
// statement in a variable of the block.

interface HeldChange {
  readonly kind: 'change';
  readonly sql: string;
  readonly parameters: readonly Bound[];
}

export interface HeldInsert {
  readonly kind: 'insert';
  /** Counts the inserts of the unit. */
  readonly number: number;
  readonly insert: Insert;
  readonly onFirstKey: (firstKey: bigint) => void;
}

/** One row whose placeholder may stand in other rows. */
interface PlaceholderInsert {
  readonly kind: 'placeholder';
  readonly number: number;
  readonly insert: Insert;
  readonly onKey: (key: Key) => void;
}

export type Held = HeldChange | HeldInsert | PlaceholderInsert;

export const hasPlaceholder = (held: Held): held is PlaceholderInsert => held.kind === 'placeholder';

/** Whether a placeholder stands in the middle of a text, which would be stored as it is. */
export function isInText(placeholders: readonly PlaceholderInsert[], parameters: readonly Bound[]): boolean {
  const keys = placeholders.map(({ number }) => String(placeholderKey(number)));
  return keys.some((key) => parameters.some((value) => typeof value === 'string' && value.includes(key)));
}

/** What a block contains, in this order. */
interface BlockParts {
  /** In the order in which the unit asked for them. */
  readonly held: readonly Held[];
  /** The answer to the caller. */
  readonly read: Pick<HeldChange, 'sql' | 'parameters'> | undefined;
  /** The outbox. */
  readonly last: Insert | undefined;
}

/** The block ends with a SELECT of the real keys of `placeholders`, the inserts among `held` that have one. */
export function blockOf(
  { held, read, last }: BlockParts,
  placeholders: readonly PlaceholderInsert[],
): { sql: string; parameters: Bound[] } {
  const variables: string[] = [];
  const needsKeys = last !== undefined || placeholders.length > 0;
  const { parameters, placed } = placing(new Set(placeholders.map(({ number }) => number)));
  const statements = held.flatMap((each) => {
    if (each.kind === 'change') return [placed(each.sql, each.parameters)];
    const text = placed(textOf(each.insert), each.insert.rows.flat());
    if (!needsKeys) return [text];
    const variable = variableOf(each.number);
    variables.push(variable);
    return [text, `SET ${variable} = LAST_INSERT_ID()`];
  });
  if (read) statements.push(placed(read.sql, read.parameters));
  if (last) statements.push(placed(textOf(last), last.rows.flat()));
  if (placeholders.length > 0) {
    statements.push(`SELECT ${placeholders.map(({ number }) => variableOf(number)).join(', ')}`);
  }
  const declared = variables.length > 0 ? `DECLARE ${variables.join(', ')} BIGINT; ` : '';
  return { sql: declared + statements.join('; '), parameters };
}

export const textOf = ({ table, columns, rows }: Insert) => insertText(table, columns, rows.length);

/** The variable with the first key of an insert. */
const variableOf = (insert: number) => `held_${insert}`;

/**
 * Puts a variable into a statement wherever a value contains a key that only the server knows, and collects the other
 * values in `parameters`.
 */
function placing(placeholders: ReadonlySet<number>) {
  const parameters: Bound[] = [];
  /** The insert of this block for which a value stands. */
  const insertOf = (value: HeldValue): number | undefined => {
    const insert = insertOfPlaceholder(value);
    return insert !== undefined && placeholders.has(insert) ? insert : undefined;
  };
  const isKnown = (value: HeldValue) =>
    !(value instanceof HeldKey || value instanceof HeldText || value instanceof HeldDigest) &&
    insertOf(value) === undefined;
  function expressionOf(value: HeldValue): string {
    if (value instanceof HeldDigest) return `SHA2(${expressionOf(value.of)}, 256)`;
    if (value instanceof HeldText) {
      return `CONCAT(${[value.before, value.key, value.after].map(expressionOf).join(', ')})`;
    }
    if (value instanceof HeldKey) {
      parameters.push(value.distance);
      return `${variableOf(value.insert)} + ?`;
    }
    const insert = insertOf(value);
    if (insert !== undefined) return variableOf(insert);
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
    return texts.map((text, index) => (index === 0 ? text : expressionOf(values[index - 1]!) + text)).join('');
  }
  return { parameters, placed };
}
