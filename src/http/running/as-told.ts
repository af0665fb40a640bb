import type { Practice } from '../../db/practice.ts';
import type { TableRow } from '../../db/rows/table-row.ts';
import { Refusal } from '../../domain/refusal.ts';
import { refusalCode } from '../../domain/refusal-codes.ts';
import { remember } from '../../domain/remember.ts';
import type { Inputs } from '../../wire/input.ts';
import { parseBody, WrittenNumber } from '../../wire/json.ts';
import type { Shape } from '../../wire/shape.ts';
import { getSingle } from '../answers.ts';
import type { Call, Operation, Reply } from '../operation.ts';

/**
 * Programs read a row, change a member and PUT the whole of it. So a member that says exactly what GET tells of the row is no
 * change, even where a PUT refuses it: GET tells `"Op": 0` of an appointment without a room, and no room has the number 0.
 * A body is such a row if it names the row's own key. If it is refused, it is judged once more as if only its other members
 * had been sent, which any caller may send: nothing is let through that would be refused otherwise. A PUT that is taken
 * costs nothing, nor does the refusal of a body without the key, where the pages mean every member as it was sent.
 */
interface Refused {
  readonly practice: Practice;
  readonly operation: Operation;
  /** The GET of the row; see `tellingOf`. */
  readonly telling: Operation;
  readonly call: Omit<Call<Inputs, Inputs>, 'body'>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The GET of the row that a PUT changes. Undefined where it changes no row that its address names, or only a part of it. */
export function tellingOf({ verb, path, base }: Operation, operations: readonly Operation[]): Operation | undefined {
  const [, list, key] = /^(\/\w+)\/\{(\w+)\}$/.exec(path) ?? [];
  if (verb !== 'PUT' || list === undefined) return undefined;
  const gets = operations.filter((one) => one.verb === 'GET' && one.base === base && 'row' in one.answer);
  const single = gets.find((one) => one.path === path);
  if (single) return single.read && single;
  const listed = gets.find((one) => one.path === list && one.read);
  const row = listed && rowOf(listed);
  if (row?.source?.key === key) {
    return remember(byKey, listed!, () => getSingle({ path, added: '', row: row as TableRow, summary: '' }));
  }
  return row && Object.hasOwn(row.fields, key!) ? listed : undefined;
}

/** Of lists whose rows have no GET of their own: one as it would be. */
const byKey = new WeakMap<Operation, Operation>();

const rowOf = ({ answer }: Operation) => (answer as { readonly row: Shape & Partial<TableRow> }).row;

/** Tries a refused PUT again, without what is no change; throws the refusal that remains. */
export async function judgedAgain(
  refusal: unknown,
  refused: Refused,
  perform: (body: Refused['body']) => Promise<Reply>,
): Promise<Reply> {
  if (!(refusal instanceof Refusal) || (refusal.status !== 400 && refusal.status !== 404)) throw refusal;
  const changes = await changesOnly(refused);
  if (!changes) throw refusal;
  return perform(changes).catch((remaining: unknown) => {
    // What a rule asks for in words may have been sent, and is missing only now.
    const isMissing =
      remaining instanceof Refusal && refusalCode(remaining.status, remaining.message) === 'FieldRequired';
    throw isMissing ? refusal : remaining;
  });
}

/** The body without the members that are as GET tells them; undefined if there is none, or it is no row as GET tells it. */
async function changesOnly(refused: Refused): Promise<Refused['body'] | undefined> {
  const { operation, body } = refused;
  const { body: inputs = {}, requireOneOf = [] } = operation;
  const key = keyOf(operation);
  const told = Object.hasOwn(body, key) ? await toldRow(refused, key) : undefined;
  if (!told || !isSame(body[key], told[key])) return undefined;
  const mayBeLeftOut = (name: string) => !inputs[name]?.required && !requireOneOf.flat().includes(name);
  const changes = Object.entries(body).filter(
    ([name, value]) => !(mayBeLeftOut(name) && Object.hasOwn(told, name) && isSame(value, told[name])),
  );
  return changes.length < Object.keys(body).length ? Object.fromEntries(changes) : undefined;
}

const keyOf = ({ path }: Operation) => /\{(\w+)\}$/.exec(path)![1]!;

/** Rows looked at where only a list tells them: those of tables are read by their key. */
const MOST_LISTED = 1000;

type Told = Readonly<Record<string, unknown>>;

/** The row as a GET answers it now, or undefined where there is none. */
async function toldRow({ practice, telling, call }: Refused, key: string): Promise<Told | undefined> {
  const whole = { ...call, body: {}, page: { limit: MOST_LISTED, offset: 0 } };
  const read = () => practice.read((handle) => telling.read!(handle, whole));
  try {
    const { body } = await (telling.freshly ? telling.freshly(practice, whole, read) : read());
    const { told } = parseBody(`{"told":${body}}`) as { told: Told | Told[] };
    return Array.isArray(told) ? told.find((row) => row[key] === call.id) : told;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Whether both are the same JSON value; `0` and `0.0` are one number. */
function isSame(one: unknown, other: unknown): boolean {
  const [left, right] = [plain(one), plain(other)];
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every(
      (name) =>
        Object.hasOwn(right, name) &&
        isSame((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]),
    )
  );
}

const plain = (value: unknown) => (value instanceof WrittenNumber ? Number(value.digits) : value);
