import { badRequest, Refusal } from '../../domain/refusal.ts';
import type { Session } from '../mariadb/session.ts';
import { type OfficeSchema, readOfficeSchema } from './schema.ts';
import { missingTable, requireMainTable, selectAdapter } from './select.ts';

/** An office's database as its sessions see it: with every column this server knows, whatever its version. */
export interface OfficeView {
  schema(): OfficeSchema;
  /** The session with every SELECT adapted, and missing tables told in a sentence. */
  adapt(session: Session): Session;
}

/** Adapted statements remembered; beyond it all are forgotten, so odd filters cannot fill the memory. */
const REMEMBERED = 1000;

const UNKNOWN_COLUMN = 1054;
const DUPLICATE_COLUMN = 1060;
const UNKNOWN_TABLE = 1146;
const NO_RIGHT = [1142, 1143];

export function officeView(first: OfficeSchema): OfficeView {
  let schema = first;
  let adaptSelect = selectAdapter(schema);
  const adapted = new Map<string, string>();

  function adaptedSql(sql: string): string {
    const known = adapted.get(sql);
    if (known !== undefined) return known;
    if (adapted.size >= REMEMBERED) adapted.clear();
    const text = adaptSelect(sql);
    adapted.set(sql, text);
    return text;
  }

  async function readAgain(session: Session): Promise<void> {
    schema = await readOfficeSchema(session);
    adaptSelect = selectAdapter(schema);
    adapted.clear();
  }

  /** The office may have been updated while this server ran: then its tables are looked at again, once. */
  async function withFreshView<T>(session: Session, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isAboutShape(error)) throw error;
    }
    await readAgain(session);
    try {
      return await work();
    } catch (error) {
      throw told(error, schema);
    }
  }

  return {
    schema: () => schema,
    adapt: (session) => ({
      ...session,
      all: (sql, parameters) => withFreshView(session, () => session.all(adaptedSql(sql), parameters)),
      arrays: (sql, parameters, isExact) =>
        withFreshView(session, async () => {
          requireMainTable(schema, sql);
          return session.arrays(adaptedSql(sql), parameters, isExact);
        }),
      run: (sql, parameters) => withFreshView(session, () => session.run(sql, parameters)),
    }),
  };
}

const errnoOf = (error: unknown) => (error as { errno?: number }).errno ?? 0;

function isAboutShape(error: unknown): boolean {
  if (error instanceof Refusal) return true;
  return [UNKNOWN_COLUMN, DUPLICATE_COLUMN, UNKNOWN_TABLE, ...NO_RIGHT].includes(errnoOf(error));
}

/** The database's message as one sentence for the caller. */
function told(error: unknown, schema: OfficeSchema): unknown {
  const errno = errnoOf(error);
  const message = String((error as { sqlMessage?: string }).sqlMessage ?? '');
  const name = /'(?:[^'.]*\.)?([^'.]+)'/.exec(message)?.[1] ?? '';
  if (errno === UNKNOWN_TABLE) return missingTable(schema, name);
  if (errno === UNKNOWN_COLUMN) {
    return badRequest(`The office's database (version ${schema.version}) has no column "${name}", which this needs.`);
  }
  if (NO_RIGHT.includes(errno)) {
    const table = /for table [`'](?:\w+`\.`)?(\w+)/.exec(message)?.[1] ?? '';
    const verb = /^(\w+)/.exec(message)?.[1] ?? 'this';
    return badRequest(`The database user has no ${verb} right on the office's table "${table}".`);
  }
  return error;
}
