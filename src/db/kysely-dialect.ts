import type {
  CompiledQuery,
  DatabaseConnection,
  DatabaseIntrospector,
  Dialect,
  DialectAdapter,
  Kysely,
  QueryCompiler,
  QueryResult,
} from 'kysely';

export interface DialectParts {
  adapter(): DialectAdapter;
  introspector(db: Kysely<unknown>): DatabaseIntrospector;
  compiler(): QueryCompiler;
  execute<R>(query: CompiledQuery): Promise<QueryResult<R>>;
}

/** Kysely over a connection of our own. Transactions are begun and ended by the practice, not here. */
export function dialectOf({ adapter, introspector, compiler, execute }: DialectParts): Dialect {
  const kysely: DatabaseConnection = {
    executeQuery: execute,
    // biome-ignore lint/correctness/useYield: the interface asks for a generator; nothing here streams
    async *streamQuery() {
      throw new Error('Streaming is not offered; read pages instead.');
    },
  };
  const noTransactions = async () => {
    throw new Error('Transactions belong to the unit of work.');
  };
  return {
    createAdapter: adapter,
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => kysely,
      beginTransaction: noTransactions,
      commitTransaction: noTransactions,
      rollbackTransaction: noTransactions,
      releaseConnection: async () => {},
      destroy: async () => {},
    }),
    createIntrospector: introspector,
    createQueryCompiler: compiler,
  };
}
