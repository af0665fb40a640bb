import { connect as connectSocket, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Connection, FieldInfo } from 'mariadb';
import { badRequest, Refusal } from '../../domain/refusal.ts';
import type { ValueType } from '../../sql/functions.ts';
import { type TranslatedStatement, translate } from '../../sql/translate.ts';
import { SORTED_IN_MEMORY } from '../../sql/writing/limits/text-sizes.ts';
import { comparingTexts } from '../mariadb/reads/compared-texts.ts';
import type { DatabaseAddress, ServerAddress } from '../mariadb/sessions/address.ts';
import { ANSWER_SETTINGS } from '../mariadb/sessions/answer-settings.ts';
import { asTrouble, isBroken } from '../mariadb/sessions/errors.ts';
import { errnoOf, messageOf, serverRefusal } from '../mariadb/sessions/server-refusals.ts';
import { connectionOptions } from '../mariadb/sessions/session.ts';
import { isLockWait, unreadableTable } from '../mariadb/tables/table-trouble.ts';
import type { AnswerForm, Queries, QueryOrder } from '../practice-queries.ts';
import { noDatabase, unavailable } from '../trouble.ts';
import { answerWriter, nobodyWaits, tookTooLong, tooLarge, valueJson } from './answer.ts';
import { ownCatalog } from './catalog.ts';
import { officeCatalog } from './office-catalog.ts';

interface QueryServer {
  readonly address: DatabaseAddress;
  /** Names of the server's variables. */
  readonly variables: { has(name: string): boolean };
  /** A database that Open Dental created, whose tables are asked for. */
  readonly isOffice: boolean;
  /** A test travels in time, and the session travels along. */
  readonly travels: boolean;
}

/** Bytes that one query may send. */
const MOST_BYTES = 50_000_000;

const CONNECT_MS = 2000;
/** Milliseconds between two looks at a session that must end. */
const LOOK_EVERY = 200;

/**
 * Queries of a practice in MariaDB: each in a session of its own that reads only, has a time limit, and is thrown away, so
 * that nothing of it (variables, settings) is left for the next.
 */
export function mariadbQueries(server: QueryServer): Queries {
  const open = new Set<Socket>();
  return {
    async run(order) {
      const { connection, socket, at } = await connectToAny(server.address);
      const { threadId } = connection;
      let isAnswered = false;
      open.add(socket);
      const watch = watchOver(socket, order);
      try {
        // The driver does not notice that the socket is gone.
        const answering = answer(connection, server, order).finally(() => {
          isAnswered = true;
        });
        return await Promise.race([answering, watch.lost]);
      } catch (error) {
        throw asRefusal(error, order);
      } finally {
        watch.end();
        open.delete(socket);
        socket.destroy();
        if (!isAnswered && threadId !== null) order.goesOn?.(endSession(server.address, at, threadId));
      }
    },
    async close() {
      for (const socket of open) socket.destroy();
    },
  };
}

async function answer(connection: Connection, server: QueryServer, order: QueryOrder): Promise<string> {
  for (const sql of setUp(server, order.longest)) await connection.query(sql);
  if (server.travels) await connection.query('SET timestamp = UNIX_TIMESTAMP(?)', [order.now]);
  const catalog = server.isOffice ? await officeCatalog(connection, order) : ownCatalog;
  const translated = translate(order.statements, 'mariadb', catalog, order.slice);
  await connection.query('START TRANSACTION READ ONLY');
  let text = '';
  for (const statement of translated) text = (await rowsOf(connection, statement, order.form)) ?? text;
  return text;
}

/** A query waits for no lock but one on a whole table, and meanwhile keeps others from their turn. */
const LOCK_WAIT_SECONDS = 2;

/** `max_statement_time` is MariaDB's, in seconds; `max_execution_time` MySQL's, in milliseconds. */
function setUp({ variables }: QueryServer, longest: number): string[] {
  const settings = ["sql_mode = ''", `lock_wait_timeout = ${LOCK_WAIT_SECONDS}`, ...ANSWER_SETTINGS];
  if (variables.has('max_statement_time')) settings.push(`max_statement_time = ${longest / 1000}`);
  if (variables.has('tmp_memory_table_size')) settings.push(`tmp_memory_table_size = ${SORTED_IN_MEMORY}`);
  if (variables.has('tmp_disk_table_size')) settings.push(`tmp_disk_table_size = ${MOST_ON_DISK}`);
  if (variables.has('max_execution_time')) settings.push(`max_execution_time = ${longest}`);
  return [`SET SESSION ${settings.join(', ')}`, 'SET SESSION TRANSACTION READ ONLY'];
}

/** Characters of an answer that are made in one turn of the event loop. */
const WITHOUT_REST = 500_000;

async function rowsOf(
  connection: Connection,
  statement: TranslatedStatement,
  form: AnswerForm,
): Promise<string | undefined> {
  const { sql, parameters, variable, columns } = statement;
  const rows = await comparingTexts(sql, parameters, (compared) =>
    connection.execute({ sql: compared, rowsAsArray: true }, [...parameters]),
  );
  if (variable !== undefined) return undefined;
  const fields = (rows as { meta: FieldInfo[] }).meta;
  const writer = answerWriter(
    columns.map(({ name }) => name),
    form,
  );
  let rested = 0;
  for (const row of rows as unknown[][]) {
    for (const [at, value] of row.entries()) {
      writer.add(value, () => fieldJson(value, fields[at]!));
      // Others have their turn between long values.
      if (writer.length - rested > WITHOUT_REST) {
        await nextTurn();
        rested = writer.length;
      }
    }
    writer.endRow();
  }
  return writer.text();
}

function fieldJson(value: unknown, { type }: FieldInfo): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return valueJson(
    value,
    FIELD_TYPES[type as string] ?? 'text',
    /^(DOUBLE|FLOAT|DECIMAL|NEWDECIMAL)$/.test(type as string),
  );
}

const FIELD_TYPES: Readonly<Record<string, ValueType>> = { DATE: 'date', DATETIME: 'dateTime', TIMESTAMP: 'dateTime' };

interface Opened {
  readonly connection: Connection;
  readonly socket: Socket;
}

/** The first server that takes a session, with the socket that it speaks on. */
async function connectToAny(address: DatabaseAddress): Promise<Opened & { at: ServerAddress }> {
  let problem: unknown;
  for (const server of address.servers) {
    try {
      return { ...(await connectTo(address, server)), at: server };
    } catch (error) {
      problem = error;
    }
  }
  throw serverRefusal(problem) ?? noDatabase(problem);
}

/**
 * Ends a session of ours, and waits until it has. The server looks whether it should end between two rows only: one row
 * of some hundred computed texts of 16 MB keeps it busy for a minute more.
 */
async function endSession(address: DatabaseAddress, at: ServerAddress, threadId: number): Promise<void> {
  const opened = await connectTo(address, at).catch(() => undefined);
  // A server that takes no session any more is none that goes on.
  if (!opened) return;
  const { connection, socket } = opened;
  const lost = new Promise<never>((_resolve, reject) => socket.once('close', () => reject(noDatabase())));
  lost.catch(() => {});
  const ask = (sql: string): Promise<unknown[]> => Promise.race([connection.query(sql, [threadId]), lost]);
  try {
    // Refused where it is gone already.
    await ask('KILL ?').catch(() => {});
    while ((await ask('SELECT 1 FROM information_schema.PROCESSLIST WHERE ID = ?')).length > 0) await pause(LOOK_EVERY);
  } catch {
    // The same.
  } finally {
    socket.destroy();
  }
}

async function connectTo(address: DatabaseAddress, server: ServerAddress): Promise<Opened> {
  const { createConnection } = await import('mariadb');
  const socket = connectSocket({ ...server, noDelay: true });
  try {
    const connection = await createConnection({
      ...connectionOptions(address, server, socket, CONNECT_MS),
      // JSON is answered as the text that it is.
      autoJsonMap: false,
    });
    // Without a listener a connection that breaks would end the process.
    connection.on('error', () => {});
    return { connection, socket };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Ends a session that takes too long or sends too much; `lost` tells why it ended before its answer. */
function watchOver(socket: Socket, { longest, gone }: QueryOrder) {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => {});
  const give = (refusal: Refusal) => {
    reject(refusal);
    socket.destroy();
  };
  socket.once('close', () => reject(noDatabase()));
  // The server gives up by itself first.
  const late = setTimeout(() => give(tookTooLong(longest)), longest + 1000);
  const hungUp = () => give(nobodyWaits());
  gone?.addEventListener('abort', hungUp);
  // While it was connected to the server.
  if (gone?.aborted) hungUp();
  const size = setInterval(() => {
    if (socket.bytesRead > MOST_BYTES) give(tooLarge());
  }, 10);
  return {
    lost,
    end() {
      clearTimeout(late);
      gone?.removeEventListener('abort', hungUp);
      clearInterval(size);
    },
  };
}

/** Bytes of a temporary table that a query puts on the server's disk, where the practice must have room, too. */
const MOST_ON_DISK = 1_073_741_824;
const TABLE_FULL = 1114;

const GIVEN_UP = [1969, 3024, 1317];

function asRefusal(error: unknown, { longest, tables }: QueryOrder): unknown {
  if (error instanceof Refusal) return error;
  const [errno, message] = [errnoOf(error), messageOf(error)];
  if (GIVEN_UP.includes(errno)) return tookTooLong(longest);
  if (errno === TABLE_FULL) return badRequest('The query needs too much room. Ask for fewer rows or columns.');
  if (isLockWait(error))
    return unavailable('Another program holds a table of the query locked. Try again in a moment.');
  const trouble = unreadableTable(error, () => tables.join('" or "')) ?? asTrouble(error);
  if (!(trouble instanceof Refusal) && isBroken(error)) return noDatabase(error);
  // The database's own sentence, which knows nothing of the connection.
  if (trouble === error && errno > 0 && message) return badRequest(`The query cannot be answered: ${message}.`);
  return trouble;
}
