import type { Handle } from '../../db/handle.ts';
import type { Bound, Condition } from '../../db/rows/select.ts';
import { keyOf, plainTable, type TableRow, withTables } from '../../db/rows/table-row.ts';
import { columnsOf } from '../../db/schema/tables.ts';
import { toKey } from '../../domain/key.ts';
import { invalid } from '../../domain/refusal.ts';

/** A column that a list is ordered by. */
interface Step {
  readonly column: string;
  readonly falls: boolean;
  /** Kind of its values; those of numbers are sent as numbers, all others as text. */
  readonly kind: string;
}

/** Where in a list a page ended, so that the next one begins there however many rows came or went before it. */
export interface Cursors {
  /** Of a list that is ordered by its key alone: whether the keys fall. */
  readonly byKey: { readonly falls: boolean } | undefined;
  /** The rows behind a cursor. Refuses with 400 what is no cursor of this list. */
  after(cursor: string): Condition;
  /** The cursor behind the last of these rows, which is a JSON text each. */
  behind(handle: Handle, rows: readonly string[]): Promise<string | undefined>;
}

const LONGEST = 4000;
const WHOLE = ['key', 'whole'];

/**
 * The cursors of a list by its order, e.g. `['LName', 'ProcNum DESC']`, which ends in the key. None where the row does not
 * tell its key.
 */
export function cursorsOf(row: TableRow, order: readonly string[]): Cursors | undefined {
  const { alias, table, key } = row.source;
  const kinds = new Map(columnsOf(table).map(([name, { kind }]) => [name, String(kind)]));
  const steps = order.map((text): Step => {
    const [column = '', direction] = text.split(' ');
    return { column, falls: direction === 'DESC', kind: kinds.get(column) ?? '' };
  });
  const told = Object.entries(row.fields).find(
    ([name, { kind, sql, column = name }]) => ['key', 'keyText'].includes(kind) && sql === undefined && column === key,
  )?.[0];
  if (told === undefined || steps.at(-1)?.column !== key) return undefined;
  // Quotes within a text are escaped, so this is found nowhere else.
  const keyInText = new RegExp(`"${told}":"?(\\d+)`);
  const text = `SELECT ${steps.map(({ column }, at) => `${alias}.${column} AS v${at}`).join(', ')} FROM {${table}} ${alias} WHERE ${keyOf(row)} = ?`;
  const plain = withTables(text, plainTable);

  async function valuesOf(handle: Handle, json: string): Promise<Bound[] | undefined> {
    const number = toKey(keyInText.exec(json)![1]!);
    if (steps.length === 1) return [number];
    const [found] = await handle.select(handle.tablesInBraces ? text : plain, [number]);
    return found && steps.map((_, at) => found[`v${at}`] as Bound);
  }

  return {
    byKey: steps.length === 1 ? { falls: steps[0]!.falls } : undefined,
    after: (cursor) => conditionAfter(alias, steps, read(cursor, steps)),
    async behind(handle, rows) {
      // The last row may have been deleted meanwhile; then the cursor points behind the one before it.
      for (let at = rows.length - 1; at >= 0; at--) {
        const values = await valuesOf(handle, rows[at]!);
        if (values) return written(values);
      }
      return undefined;
    },
  };
}

const written = (values: readonly Bound[]) =>
  Buffer.from(JSON.stringify(values, (_, value) => (typeof value === 'bigint' ? [String(value)] : value))).toString(
    'base64url',
  );

function read(cursor: string, steps: readonly Step[]): Bound[] {
  if (cursor.length > LONGEST || !/^[\w-]+$/.test(cursor)) throw invalid('Cursor');
  let sent: unknown;
  try {
    sent = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalid('Cursor');
  }
  if (!Array.isArray(sent) || sent.length !== steps.length) throw invalid('Cursor');
  return sent.map((value, at) => {
    const digits = Array.isArray(value) && typeof value[0] === 'string' && /^\d{1,19}$/.test(value[0]) && value[0];
    const exact = digits ? toKey(digits) : value;
    if (!fits(exact, steps[at]!.kind)) throw invalid('Cursor');
    return exact as Bound;
  });
}

function fits(value: unknown, kind: string): boolean {
  if (value === null) return true;
  if (kind === 'real') return Number.isFinite(value);
  // MariaDB refuses to compare a column with a number that no column of whole numbers can hold.
  if (WHOLE.includes(kind)) return Number.isSafeInteger(value) || (typeof value === 'bigint' && value < 2n ** 63n);
  return typeof value === 'string' && (kind === 'text' || /^[\d :.-]*$/.test(value));
}

/** `(a > ? OR (a = ? AND (b < ? OR …)))`. Both engines put NULL before every value. */
function conditionAfter(alias: string, steps: readonly Step[], values: readonly Bound[]): Condition {
  const bound: Bound[] = [];
  const sql = steps.map(({ column, falls }, at): string => {
    const own = `${alias}.${column}`;
    const value = values[at]!;
    const isLast = at === steps.length - 1;
    if (value === null) {
      const beyond = falls ? '' : `${own} IS NOT NULL OR `;
      return isLast ? `(${beyond}1 = 0)` : `(${beyond}(${own} IS NULL AND `;
    }
    bound.push(...(isLast ? [value] : [value, value]));
    const beyond = falls ? `${own} < ?${isLast ? '' : ` OR ${own} IS NULL`}` : `${own} > ?`;
    return isLast ? beyond : `(${beyond} OR (${own} = ? AND `;
  });
  return [sql.join('') + '))'.repeat(steps.length - 1), ...bound];
}
