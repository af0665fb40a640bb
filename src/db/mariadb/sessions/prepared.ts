import type { Connection, FieldInfo, Prepare } from 'mariadb';
import { BoundedMap } from '../../../domain/remember.ts';
import { type Bound, PREPARED_ANEW } from '../../rows/select.ts';
import { Conflict } from '../../trouble.ts';

export type Rows<T> = T[] & { meta: FieldInfo[] };

/** Statements kept per session and form; above it the oldest leave, so odd filters cannot fill the server's memory. */
export const KEPT_STATEMENTS = 250;

/** Blocks are kept apart: there are many of them, and they must not drive out what every request reads. */
type Form = 'alone' | 'block';
type Kept = Map<string, Promise<Prepare> | Prepare>;

/** Statements of one connection, in the order in which they were asked for. */
interface Statements {
  /** Rows come as arrays. */
  execute<T>(sql: string, parameters: readonly Bound[], form?: Form): Promise<T>;
  /** Sends something else in its turn. */
  inTurn<T>(send: () => Promise<T>): Promise<T>;
}

/**
 * Runs statements of one connection, prepared once and kept by their text. The driver's own `execute` sends PREPARE and
 * EXECUTE of "the last statement" together: when a cluster's node refuses the first, the second runs a statement of
 * some earlier request. Here a statement is only run once the server has named it. Whatever was asked for meanwhile
 * waits its turn, so that statements which are sent together run in their order: a ROLLBACK overtakes nothing.
 *
 * PREPARE hides something else: a node that undoes the transaction meanwhile, because another node's commit came first
 * (1213), reports success, and what follows would be stored by itself. So within a transaction (`isInTransaction`) each
 * PREPARE is followed by the question whether it still is; without one the unit of work ends with `Conflict`.
 */
export function preparedStatements(
  connection: Connection,
  isInTransaction: () => boolean,
  onExecute: () => void,
): Statements {
  const newKept = (): Kept => new BoundedMap(KEPT_STATEMENTS, close);
  const keptOf: Record<Form, Kept> = { alone: newKept(), block: newKept() };
  /** Settles when everything that was asked for before has been sent; undefined while nothing waits. */
  let turn: Promise<unknown> | undefined;

  async function prepare(kept: Kept, sql: string): Promise<Prepare> {
    const preparing = connection.prepare(sql);
    kept.set(sql, preparing);
    preparing.then(
      (statement) => kept.get(sql) === preparing && kept.set(sql, statement),
      () => kept.delete(sql),
    );
    // Sent together: the question costs no exchange of its own.
    const [statement] = await Promise.all([preparing, isInTransaction() ? refuseIfUndone() : undefined]);
    return statement;
  }

  async function refuseIfUndone(): Promise<void> {
    const [row] = await connection.query<{ isThere: number | bigint }[]>('SELECT @@in_transaction AS isThere');
    if (Number(row!.isThere) === 0) throw new Conflict('Another node was faster.');
  }

  /** Sends once everything before is sent and `ready` is there. */
  function afterTurn<R, T>(ready: Promise<R>, send: (value: R) => Promise<T>): Promise<T> {
    const before = turn;
    const sent = Promise.all([ready, before]).then(([value]) => ({ answer: send(value) }));
    const mine = sent.then(
      () => {},
      () => {},
    );
    turn = mine;
    mine.then(() => {
      if (turn === mine) turn = undefined;
    });
    return sent.then(({ answer }) => answer);
  }

  return {
    execute<T>(sql: string, parameters: readonly Bound[], form: Form = 'alone') {
      const send = (statement: Prepare) => {
        onExecute();
        return (statement as PreparedWithOptions).execute<T>(parameters.map(bound), AS_ARRAYS);
      };
      if (sql.startsWith(PREPARED_ANEW))
        return afterTurn(prepare(new Map(), sql), (statement) => send(statement).finally(() => statement.close()));
      const kept = keptOf[form];
      // The SQL itself is the key of the map: a longer key made of it would have to be built and compared on every
      // call.
      const statement = kept.get(sql) ?? prepare(kept, sql);
      if (turn === undefined && !(statement instanceof Promise)) return send(statement);
      return afterTurn(Promise.resolve(statement), send);
    },
    inTurn: (send) => (turn === undefined ? send() : afterTurn(Promise.resolve(), send)),
  };
}

/** Frees a statement that is no longer kept. One that could not be prepared has nothing to free. */
function close(leaving: Promise<Prepare> | Prepare): void {
  Promise.resolve(leaving).then(
    (statement) => statement.close(),
    () => {},
  );
}

const AS_ARRAYS = { rowsAsArray: true };

/** The driver takes options here, its type does not say so. */
interface PreparedWithOptions {
  execute<T>(values: readonly Bound[], options: { rowsAsArray: boolean }): Promise<T>;
}

/** The driver sends whole numbers beyond 32 bits as doubles; as a bigint they stay whole numbers. */
function bound(value: Bound): Bound {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 0x7fffffff ? BigInt(value) : value;
}
