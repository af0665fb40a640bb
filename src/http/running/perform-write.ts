import { type AuditEntry, recordAudit } from '../../db/audit.ts';
import type { Handle, Reader, StoredValues, Transaction } from '../../db/handle.ts';
import type { Practice } from '../../db/practice.ts';
import { unitOfWork } from '../../db/unit-of-work.ts';
import type { Key } from '../../domain/key.ts';
import { notFound, Refusal, UnstorableCharacter } from '../../domain/refusal.ts';
import { type DateFormats, objectEncoder } from '../../wire/encode.ts';
import type { Inputs, ValuesOf } from '../../wire/input.ts';
import { rowJson } from '../answers.ts';
import type { Asking } from '../lasting.ts';
import { type Operation, type Reply, resourceOf, type Verb } from '../operation.ts';
import type { Caller } from '../permissions.ts';
import type { AnyWrite, Order } from '../write.ts';
import type { Perform } from './idempotency.ts';

/** One request for a write. */
interface WriteRequest {
  readonly operation: Operation;
  readonly write: AnyWrite;
  readonly id: Key;
  readonly caller: Caller;
  readonly formats: DateFormats;
  /** The body's fields, checked; or a refusal. */
  readonly readFields: () => ValuesOf<Inputs>;
  /** For a write that fetches something first. */
  readonly asking: Omit<Asking, 'practice'> | undefined;
  /** Names a field that a rule leaves out, or refuses it. */
  readonly ignore: (name: string) => void;
}

/**
 * Every write of the server runs like this, as one unit of work:
 *
 * 1. find the row in the URL, check the fields, find out whose rows will be written;
 * 2. lock those patients, before anything else is read: on MariaDB step 1 is done beforehand without a transaction, so
 *    that the unit begins with its lock, and once more under it, since a row may have changed in between;
 * 3. bring up to date what the rules may read of those patients, write by the operation's own rules, then its audit row
 *    if anything changed;
 * 4. read the result back through the definition a GET uses, keep the answer for a repeated POST, commit.
 */
export function performWrite(practice: Practice, request: WriteRequest): Perform {
  return async (keep) => {
    practice.refuseWrites?.();
    const found = await foundBefore(practice, request);
    const { asking } = request;
    return asking ? asking.inWriteTurn(() => store(found, keep)) : store(found, keep);
  };

  async function store(found: unknown, keep: Parameters<Perform>[0]): Promise<Reply> {
    const { write } = request;
    const { patients, order: foreseen } = practice.writesOneAtATime
      ? NOTHING_KNOWN
      : await lookFirst(practice, request, found);
    const ahead = write.ahead && foreseen ? (reader: Reader) => write.ahead!(reader, patients, foreseen) : undefined;
    const work = async (tx: Transaction) => {
      let order = await orderOf(tx, request, found);
      const locked = await patientsOf(tx, request.write, order);
      await tx.lockPatient(...locked);
      const caughtUp = (await request.write.first?.(tx, locked)) ?? [];
      // The row in the URL may be one of them.
      if (caughtUp.length > 0) order = await orderOf(tx, request, found);
      const result = await request.write.write(tx, order);
      if (write.audit && tx.changes.length > 0) {
        await recordAudit(tx, {
          action: actionOf(request.operation.verb),
          ...write.audit(result ?? order.target, order),
        });
      }
      const stored = keep ? undefined : storedRow(tx, write, result);
      const jsonRows = stored && tx.jsonRowsAtEnd && readingAtEnd(tx.jsonRowsAtEnd, stored);
      const reply = replyTo(jsonRows ? { ...tx, jsonRows } : tx, request, result);
      reply.catch(() => {});
      // On its way while what changed is stored, unless that is the answer itself.
      if (!jsonRows) tx.unanswered.push(reply);
      if (keep) await keep(tx, await reply);
      tx.changes.unshift(...caughtUp);
      return { reply };
    };
    const options = { patients, by: request.caller, ahead, needsKeys: keep !== undefined, kind: write };
    const { reply } = await unitOfWork(practice, work, options).catch((error: unknown) => {
      throw error instanceof UnstorableCharacter ? error.inFieldOf(request.readFields()) : error;
    });
    return reply;
  }
}

/** What a write did, as its audit row says it. */
function actionOf(verb: Verb): AuditEntry['action'] {
  if (verb === 'POST') return 'Created';
  return verb === 'DELETE' ? 'Deleted' : 'Updated';
}

type ReadHandle = Parameters<Parameters<Practice['read']>[0]>[0];

/** What is known before the unit of work begins. */
interface Known {
  readonly patients: readonly Key[];
  readonly order?: Order<unknown, Inputs>;
}

const NOTHING_KNOWN: Known = { patients: [] };

/** The unit of work looks again, under its locks. Only a refusal is told at once, so it must be of this moment. */
async function lookFirst(practice: Practice, request: WriteRequest, found: unknown): Promise<Known> {
  try {
    return await practice.read((handle) => {
      handle.trustFacts?.();
      return begin(handle, request, found);
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.status >= 500) throw error;
    return practice.read((handle) => begin(handle, request, found));
  }
}

async function begin(handle: ReadHandle, request: WriteRequest, found: unknown): Promise<Known> {
  const order = await orderOf(handle, request, found);
  return { patients: await patientsOf(handle, request.write, order), order };
}

/** Wrong fields are refused later, in the right order; here they are only passed over. */
async function foundBefore(practice: Practice, { write, readFields, asking }: WriteRequest): Promise<unknown> {
  if (!write.before && !write.fetch) return undefined;
  let body: ValuesOf<Inputs>;
  try {
    body = readFields();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
  return asking && write.fetch ? write.fetch({ practice, ...asking }, body) : write.before?.(practice, body);
}

/** The row in the URL is looked up before the fields are checked; without one the fields come first. */
async function orderOf(
  handle: ReadHandle,
  { write, id, readFields, ignore }: WriteRequest,
  found: unknown,
): Promise<Order<unknown, Inputs>> {
  const target = await write.target?.(handle, id);
  return { id, target, body: readFields(), found, ignore };
}

async function patientsOf(
  handle: ReadHandle,
  { patient }: AnyWrite,
  order: Order<unknown, Inputs>,
): Promise<readonly Key[]> {
  const found = patient === 'none' ? undefined : await patient(order, handle);
  return (Array.isArray(found) ? (found as readonly Key[]) : [found as Key | undefined]).filter(Boolean) as Key[];
}

/** The row that is the answer, as this unit stored it. */
interface StoredRow {
  /** Absent if it was changed more than once: each change may know only of itself. */
  readonly whole: StoredValues | undefined;
}

/** Undefined unless the answer is a row that this unit stored and nothing has removed: reading it cannot end in a refusal. */
function storedRow(tx: Transaction, { answer }: AnyWrite, result: unknown): StoredRow | undefined {
  if (answer.kind !== 'row') return undefined;
  const { table, key: column } = answer.row.source;
  const key = (result as Record<string, Key>)[column]!;
  const changes = tx.changes.filter((change) => change.table === table && change.key === key);
  const after = changes.at(-1)?.after;
  return after && { whole: changes.length === 1 ? after : undefined };
}

const readingAtEnd =
  (read: NonNullable<Transaction['jsonRowsAtEnd']>, { whole }: StoredRow): Handle['jsonRows'] =>
  (select, options) =>
    read(select, options, whole);

async function replyTo(tx: Transaction, { operation, write, formats }: WriteRequest, result: unknown): Promise<Reply> {
  const { answer } = write;
  if (answer.kind === 'empty') return { status: 200, body: '' };
  const isNew = operation.verb === 'POST';
  if (answer.kind === 'object') {
    const location = answer.location?.(result);
    const body = objectEncoder(answer.row, formats)(answer.values(result));
    return { status: answer.status ?? (isNew ? 201 : 200), body, ...(location ? { location } : {}) };
  }
  if (answer.kind === 'schema') return { status: isNew ? 201 : 200, body: await answer.json(result, tx) };
  const { row, blank, status = isNew ? 201 : 200 } = answer;
  const keyNow = () => (result as Record<string, Key>)[row.source.key]!;
  const body = await rowJson(tx, { formats }, row, keyNow(), { blank });
  // The consequences of a write may have removed its row again; the refusal undoes them too.
  if (body === undefined) throw notFound(row.name);
  // Only the end of the unit may have given the row its own.
  return isNew ? { status, body, location: `/${resourceOf(operation)}/${keyNow()}` } : { status, body };
}
