import type { Patience } from './address.ts';
import { ANSWER_SETTINGS, TRANSACTION_SETTINGS } from './answer-settings.ts';
import { isBroken } from './errors.ts';
import type { Session } from './session.ts';

/** What a server is and can do, asked once when it is first used. */
export interface ServerFeatures {
  readonly version: string;
  /** A write to a row that changed since this transaction read it fails with 1020. */
  readonly noticesStaleReads: boolean;
  /** A block of statements that ends with COMMIT, and is given values, can be prepared (MariaDB 10.6). */
  readonly commitsInBlocks: boolean;
  /** The server is a node of a Galera cluster. */
  readonly isClusterNode: boolean;
  readonly variables: ReadonlyMap<string, string>;
}

const ASKED = [
  'version',
  'innodb_snapshot_isolation',
  'innodb_flush_log_at_trx_commit',
  'max_statement_time',
  'max_execution_time',
  'wsrep_on',
  'lower_case_table_names',
  'sql_mode',
  'time_zone',
];

export async function readFeatures(session: Session): Promise<ServerFeatures> {
  const rows = await session.all(
    `SHOW VARIABLES WHERE Variable_name IN (${ASKED.map((name) => `'${name}'`).join(', ')})`,
  );
  const variables = new Map(rows.map((row) => [String(row.Variable_name).toLowerCase(), String(row.Value)]));
  return {
    version: variables.get('version') ?? '',
    noticesStaleReads: variables.has('innodb_snapshot_isolation'),
    commitsInBlocks: await preparesBlocks(session),
    isClusterNode: variables.get('wsrep_on') === 'ON',
    variables,
  };
}

async function preparesBlocks(session: Session): Promise<boolean> {
  try {
    await session.command("PREPARE bitewing FROM 'BEGIN NOT ATOMIC DO ?; COMMIT; END'");
    await session.command('DEALLOCATE PREPARE bitewing');
    return true;
  } catch (error) {
    if (isBroken(error)) throw error;
    return false;
  }
}

/** What every session of the practice begins with. */
export function sessionSetUp({ variables, isClusterNode }: ServerFeatures, { statement }: Patience): string[] {
  const settings = [
    ...ANSWER_SETTINGS,
    // Whatever the office's server allows: cut texts and invented dates are errors here. || joins texts, as in SQLite.
    "sql_mode = 'STRICT_TRANS_TABLES,PIPES_AS_CONCAT'",
    // A writer that must wait longer tries again, or tells its caller.
    'innodb_lock_wait_timeout = 1',
    // The same for a table that another program holds with LOCK TABLES, or changes.
    'lock_wait_timeout = 1',
    ...(variables.has('innodb_snapshot_isolation') ? ['innodb_snapshot_isolation = ON'] : []),
    // Shortly before we stop listening (`Patience`), so that the server does not go on for nobody.
    ...(variables.has('max_statement_time') ? [`max_statement_time = ${(statement - 200) / 1000}`] : []),
    // A read on one node sees what was committed on another.
    ...(isClusterNode ? ['wsrep_sync_wait = 1'] : []),
  ];
  return [`SET SESSION ${settings.join(', ')}`, TRANSACTION_SETTINGS];
}
