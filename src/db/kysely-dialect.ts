import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  Kysely,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';

interface DialectParts {
  adapter(): DialectAdapter;
  introspector(db: Kysely<unknown>): DatabaseIntrospector;
  compiler(): QueryCompiler;
  readonly execute: Execute;
}

type Execute = <R>(query: CompiledQuery) => Promise<QueryResult<R>>;

const connectionOf = (execute: Execute): DatabaseConnection => ({
  executeQuery: execute,
  // biome-ignore lint/correctness/useYield: the interface asks for a generator; nothing here streams
  async *streamQuery() {
    throw new Error('Streaming is not offered; read pages instead.');
  },
});

/** Kysely over a connection of our own. Transactions are begun and ended by the practice, not here. */
function dialectOf({ adapter, introspector, compiler, execute }: DialectParts): Dialect {
  const noTransactions = async () => {
    throw new Error('Transactions belong to the unit of work.');
  };
  return {
    createAdapter: adapter,
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => connectionOf(execute),
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

/**
 * Kysely for each unit of work, whose statements `execute` runs. What the units have in common is made once: a builder made
 * anew costs 10 µs, as much as reading a row.
 */
export function buildersOf<T>(parts: Omit<DialectParts, 'execute'>): (execute: Execute) => Kysely<T> {
  const dialect = dialectOf({
    ...parts,
    execute: async () => {
      throw new Error('A statement belongs to a unit of work.');
    },
  });
  const shared = { config: { dialect }, dialect, driver: dialect.createDriver() };
  const executor = new Kysely<T>({ dialect }).getExecutor();
  return (execute) => {
    const connection = connectionOf(execute);
    return new Kysely<T>({
      ...shared,
      executor: executor.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) }),
    });
  };
}
