import type { Connection, FieldInfo, Prepare } from 'mariadb';
import type { Bound } from '../select.ts';

export type Rows<T> = T[] & { meta: FieldInfo[] };

/** Statements kept per session; above it the oldest leave, so odd filters cannot fill the server's memory. */
const KEPT_STATEMENTS = 250;

type Form = 'objects' | 'arrays';

/**
 * Runs statements of one connection, prepared once and kept by their text. The driver's own `execute` sends PREPARE and
 * EXECUTE of "the last statement" together: when a cluster's node refuses the first, the second runs a statement of
 * some earlier request. Here a statement is only run once the server has named it.
 */
export function preparedStatements(connection: Connection) {
  const kept = new Map<string, Promise<Prepare>>();

  function prepare(sql: string, form: Form): Promise<Prepare> {
    const name = `${form} ${sql}`;
    const known = kept.get(name);
    if (known) return known;
    if (kept.size >= KEPT_STATEMENTS) forget(kept.keys().next().value!);
    const preparing = connection.prepare(sql);
    kept.set(name, preparing);
    preparing.catch(() => kept.delete(name));
    return preparing;
  }

  function forget(name: string): void {
    const leaving = kept.get(name)!;
    kept.delete(name);
    leaving.then(
      (statement) => statement.close(),
      () => {},
    );
  }

  return async <T>(sql: string, parameters: readonly Bound[], form: Form = 'objects'): Promise<T> => {
    const statement = (await prepare(sql, form)) as PreparedWithOptions;
    return statement.execute<T>(parameters.map(bound), { rowsAsArray: form === 'arrays' });
  };
}

/** The driver takes options here, its type does not say so. */
interface PreparedWithOptions {
  execute<T>(values: readonly Bound[], options: { rowsAsArray: boolean }): Promise<T>;
}

/** The driver sends whole numbers beyond 32 bits as doubles; as a bigint they stay whole numbers. */
function bound(value: Bound): Bound {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 0x7fffffff ? BigInt(value) : value;
}
