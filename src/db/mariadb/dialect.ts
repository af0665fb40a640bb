import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  MysqlAdapter,
  MysqlIntrospector,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Bound } from '../select.ts';
import type { Session } from './session.ts';

/** Lends the session a statement runs on: any of the pool for reads, always the same one for a transaction. */
export type Lend = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

/** Kysely over lent sessions. Transactions are begun and ended by the practice, not here. */
export function mariadbDialect(lend: Lend, compiler: QueryCompiler): Dialect {
  const kysely: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) => lend((session) => execute<R>(session, query)),
    // biome-ignore lint/correctness/useYield: the interface asks for a generator; nothing here streams
    async *streamQuery() {
      throw new Error('Streaming is not offered; read pages instead.');
    },
  };
  const noTransactions = async () => {
    throw new Error('Transactions belong to the unit of work.');
  };
  return {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => kysely,
      beginTransaction: noTransactions,
      commitTransaction: noTransactions,
      rollbackTransaction: noTransactions,
      releaseConnection: async () => {},
      destroy: async () => {},
    }),
    createIntrospector: (db) => new MysqlIntrospector(db),
    createQueryCompiler: () => compiler,
  };
}

async function execute<R>(session: Session, query: CompiledQuery): Promise<QueryResult<R>> {
  const parameters = query.parameters as readonly Bound[];
  if (query.query.kind === 'SelectQueryNode' || /^\s*(select|with|show|\()/i.test(query.sql)) {
    return { rows: (await session.all(query.sql, parameters)) as R[] };
  }
  const { changes, insertId } = await session.run(query.sql, parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId };
}
