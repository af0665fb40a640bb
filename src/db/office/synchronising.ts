import type { CheckedOperation, Finding } from '../database-report.ts';
import type { OfficeSchema } from '../mariadb/database-schema.ts';
import type { Session } from '../mariadb/session.ts';
import { columnsOf, type TableName } from '../schema/tables.ts';

/** Rows from which on a look at all of them is felt. */
const MANY_ROWS = 10_000;

/** Milliseconds that one statement of a request may take (`mariadb/server-features.ts`). */
const LONGEST = 1_800;

/** The parameter by which callers ask for what changed since. */
const SINCE = 'DateTStamp';

/**
 * What it costs to ask for changed rows where no index begins with their time stamp: how long it takes to look at all of
 * them, measured here.
 */
export async function synchronisingCosts(
  session: Session,
  schema: OfficeSchema,
  operations: readonly CheckedOperation[],
): Promise<Finding[]> {
  const asking = operations.filter(({ verb, query }) => verb === 'GET' && query && SINCE in query);
  const findings: Finding[] = [];
  for (const [table, of] of Map.groupBy(asking, ({ answer }) => answer.row?.source?.table as TableName)) {
    const stamp = table && columnsOf(table).find(([, { role }]) => role === 'stamp')?.[0];
    const held = schema.tables.get(table);
    if (!stamp || !held || held.rows < MANY_ROWS || !held.columns.has(stamp.toLowerCase())) continue;
    if ([...held.indexes.values()].some(([first]) => first === stamp.toLowerCase())) continue;
    const start = performance.now();
    // A table that cannot be read is told by itself.
    const isRead = await session.all(`SELECT MAX(\`${stamp}\`) FROM \`${table}\``).then(
      () => true,
      () => false,
    );
    const took = performance.now() - start;
    const paths = of.map(({ path }) => `GET ${path}`).join(', ');
    const end = took > LONGEST ? ', and is refused (503).' : '.';
    const sentence =
      `${paths} with ${SINCE} looks at all of the about ${held.rows} rows of ${table}, which has no index on ${stamp}: ` +
      `that takes ${(took / 1000).toFixed(1)} seconds here at least${end}`;
    if (isRead) findings.push({ kind: 'cost', sentence });
  }
  return findings;
}
