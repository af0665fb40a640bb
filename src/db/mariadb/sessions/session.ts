import { connect, type Socket } from 'node:net';
import type { Connection, ConnectionConfig } from 'mariadb';
import { BoundedMap, remember } from '../../../domain/remember.ts';
import type { Bound } from '../../rows/select.ts';
import type { DatabaseAddress, Patience, ServerAddress } from './address.ts';
import { answersInTime, inTime } from './answers-in-time.ts';
import { NoAnswer } from './errors.ts';
import { KEPT_STATEMENTS, preparedStatements, type Rows } from './prepared.ts';
import { type RowReader, repairArrays, rowReader } from './values.ts';

/** What a session is lent for: a unit of work, or reads of which each sees its own moment. */
export type Use = 'unit' | 'reads';

/** One connection to one server. Every call ends in time: a statement without an answer rejects with `NoAnswer`. */
export interface Session {
  /** Rows as objects; keys in their one form. */
  all(sql: string, parameters?: readonly Bound[]): Promise<Record<string, unknown>[]>;
  /** The same by their last column, a key that the rows do without. */
  allByKey(sql: string, parameters: readonly Bound[]): Promise<Map<string, Record<string, unknown>[]>>;
  /** Rows of `table` as arrays, the fast way; BIGINT stays bigint in the columns that `isExact` names. */
  arrays(
    sql: string,
    parameters: readonly Bound[],
    isExact: (index: number) => boolean,
    table: string,
  ): Promise<unknown[][]>;
  run(sql: string, parameters?: readonly Bound[]): Promise<{ changes: number; insertId: bigint }>;
  /** A statement that is not worth preparing. */
  command(sql: string): Promise<void>;
  /**
   * Begins a unit of work whose next statement writes. The server begins the transaction with that statement, so nothing
   * is sent for it; any other unit begins with the command START TRANSACTION.
   */
  beginWithNext(): void;
  /**
   * The last statements of a unit of work in one exchange, with COMMIT unless others share its transaction: when one of them
   * fails, none behind it is run. Answers the rows of each one that reads, as `arrays` does; `isExact` is asked about the
   * first. Only for a server that can (`ServerFeatures.commitsInBlocks`).
   */
  runBlock(
    sql: string,
    parameters: readonly Bound[],
    isExact: (index: number) => boolean,
    end: 'and commit' | 'commit later',
  ): Promise<unknown[][][]>;
  isOpen(): boolean;
  /** Whether it was used for this last, so that no setting has to change. */
  suits(use: Use): boolean;
  /** Drops the connection at once, whatever it is doing. */
  close(): void;
}

/** Where a unit of work begins and ends. */
const BEGINNING = 'START TRANSACTION';
const ENDS = ['COMMIT', 'ROLLBACK'];

interface Outcome {
  readonly affectedRows: number;
  readonly insertId: bigint;
}

/** How every session of ours speaks with a server, on a socket of our own. */
export function connectionOptions(
  address: DatabaseAddress,
  server: ServerAddress,
  socket: Socket,
  connectTimeout: number,
): ConnectionConfig {
  return {
    ...server,
    stream: (use) => use(undefined, socket),
    user: address.user,
    password: address.password,
    database: address.database,
    ...(address.tls ? { ssl: { rejectUnauthorized: address.tls === true } } : {}),
    connectTimeout,
    // That of our tables and of Open Dental's: a text kept by SET @name compares with columns of the same one only.
    collation: 'UTF8MB4_GENERAL_CI',
    // A Date would turn the empty date into 1901 (`dependencies.md` pitfall 5); strings survive.
    dateStrings: true,
    decimalAsNumber: true,
    // We keep prepared statements ourselves.
    prepareCacheLength: 0,
  };
}

/** Connects to a server of the practice; `setUp` are statements every session begins with. */
export async function openSession(
  address: DatabaseAddress,
  server: ServerAddress,
  setUp: readonly string[],
  patience: Patience = address.patience,
): Promise<Session> {
  // Most servers run on a file and never load the driver.
  const { createConnection } = await import('mariadb');
  const socket = connect({ ...server, noDelay: true });
  const options = connectionOptions(address, server, socket, patience.connect + 500);
  // Sent by us: the driver would tell a refusal of one of them as a broken connection.
  const connecting = createConnection(options).then(async (connection) => {
    listenToErrors(connection);
    await Promise.all(setUp.map((sql) => connection.query(sql)));
    return connection;
  });
  try {
    return sessionOn(await inTime(connecting, patience.connect, () => socket.destroy()), socket, patience);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Without a listener a connection that breaks while idle would end the process. */
const listenToErrors = (connection: Connection) => connection.on('error', () => {});

/**
 * The driver's own `destroy` connects once more to KILL what the server is doing; a server that refuses the KILL (1047,
 * a node that is cut off) would end this process by a rejection that nobody can catch. So the socket is ours, and closing
 * it is all; the server gives long statements up by itself.
 */
function sessionOn(connection: Connection, socket: Socket, patience: Patience): Session {
  let isInUnit = false;
  let hasBegun = false;
  const begin = () => {
    isInUnit = true;
    hasBegun = false;
  };
  // Not known: an administrator may have turned it off for every session.
  let isAutocommit: boolean | undefined;
  const onExecute = () => {
    hasBegun = isInUnit;
  };
  const { execute, inTurn } = preparedStatements(connection, () => isInUnit && hasBegun, onExecute);
  const readers = new BoundedMap<string, RowReader>(KEPT_STATEMENTS);
  let isDropped = false;
  const drop = () => {
    isDropped = true;
    socket.destroy();
  };
  const inAnyTime = answersInTime(patience.statement, drop);
  const gather = gathering(socket);
  const answered = <T>(work: () => Promise<T>): Promise<T> => {
    // The driver does not notice that the socket is gone.
    if (isDropped) return Promise.reject(new NoAnswer('The session is closed.'));
    gather();
    // Outside of a unit each statement sees its own moment.
    if (isAutocommit !== !isInUnit) turnAutocommit(!isInUnit);
    return inAnyTime(work());
  };
  /**
   * Off while a unit of work runs. Its statements are sent without waiting for those before; when one of them loses a
   * deadlock, the server has undone the transaction, and each statement behind it would be stored by itself. On again only
   * once the unit has ended, since this commits what is open.
   */
  function turnAutocommit(isOn: boolean): void {
    isAutocommit = isOn;
    inTurn(() => connection.query(`SET autocommit = ${isOn ? 1 : 0}`)).catch(drop);
  }
  return {
    async all(sql, parameters = []) {
      const rows = await answered(() => execute<Rows<unknown[]>>(sql, parameters));
      return rows.length === 0 ? [] : remember(readers, sql, rowReader)(rows, rows.meta);
    },
    async allByKey(sql, parameters) {
      const rows = await answered(() => execute<Rows<unknown[]>>(sql, parameters));
      return rows.length === 0 ? new Map() : byLastColumn(rows, remember(readers, sql, rowReader));
    },
    async arrays(sql, parameters, isExact) {
      const rows = await answered(() => execute<Rows<unknown[]>>(sql, parameters));
      return repairArrays(rows, rows.meta, isExact);
    },
    async run(sql, parameters = []) {
      const { affectedRows, insertId } = await answered(() => execute<Outcome>(sql, parameters));
      return { changes: affectedRows, insertId };
    },
    async command(sql) {
      if (sql === BEGINNING) {
        begin();
        hasBegun = true;
      }
      await answered(() => inTurn(() => connection.query(sql)));
      if (ENDS.includes(sql)) isInUnit = false;
    },
    beginWithNext: begin,
    async runBlock(sql, parameters, isExact, end) {
      const block = `BEGIN NOT ATOMIC ${sql}; ${end === 'and commit' ? 'COMMIT; ' : ''}END`;
      const answer = await answered(() => execute<Outcome | (Rows<unknown[]> | Outcome)[]>(block, parameters, 'block'));
      if (end === 'and commit') isInUnit = false;
      const read = (Array.isArray(answer) ? answer.slice(0, -1) : []) as Rows<unknown[]>[];
      return read.map((rows, place) => repairArrays(rows, rows.meta, place === 0 ? isExact : () => false));
    },
    suits: (use) => isAutocommit === (use === 'reads'),
    isOpen: () => !isDropped && connection.isValid(),
    close: drop,
  };
}

/**
 * What is sent in one turn leaves in one call of the operating system: ten statements for two thirds of the work (87 µs
 * instead of 132). The function that it answers is called before each.
 */
function gathering(socket: Socket): () => void {
  let isGathering = false;
  return () => {
    if (isGathering) return;
    isGathering = true;
    socket.cork();
    process.nextTick(() => {
      isGathering = false;
      socket.uncork();
    });
  };
}

/** Rows by the value of their last column, which they are read without. */
function byLastColumn(rows: Rows<unknown[]>, read: RowReader): Map<string, Record<string, unknown>[]> {
  const found = new Map<string, Record<string, unknown>[]>();
  for (const [index, row] of read(rows, rows.meta.slice(0, -1)).entries()) {
    const key = String(rows[index]!.at(-1));
    const alike = found.get(key);
    if (alike) alike.push(row);
    else found.set(key, [row]);
  }
  return found;
}
