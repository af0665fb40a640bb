import {
  type CompiledQuery,
  type Kysely,
  MysqlAdapter,
  MysqlIntrospector,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';
import { buildersOf } from '../../kysely-dialect.ts';
import type { Bound } from '../../rows/select.ts';
import type { Session } from './session.ts';

/** Lends the session a statement runs on: any of the pool for reads, always the same one for a transaction. */
export type Lend = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

/** Kysely over lent sessions. */
export function mariadbBuilders<T>(compiler: () => QueryCompiler): (lend: Lend) => Kysely<T> {
  const builder = buildersOf<T>({
    adapter: () => new MysqlAdapter(),
    introspector: (db) => new MysqlIntrospector(db),
    compiler,
  });
  return (lend) => builder(<R>(query: CompiledQuery) => lend((session) => execute<R>(session, query)));
}

async function execute<R>(session: Session, query: CompiledQuery): Promise<QueryResult<R>> {
  const parameters = query.parameters as readonly Bound[];
  if (query.query.kind === 'SelectQueryNode' || /^\s*(select|with|show|\()/i.test(query.sql)) {
    return { rows: (await session.all(query.sql, parameters)) as R[] };
  }
  const { changes, insertId } = await session.run(query.sql, parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId };
}
