import type { CheckedOperation, Finding } from '../database-report.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import {
  beginsIndex,
  isTransactional,
  type OfficeSchema,
  type OfficeTable,
} from '../mariadb/tables/database-schema.ts';
import { MOST, manyOf } from '../rows/changed-on-server.ts';
import { columnsOf, idColumn, type TableName } from '../schema/tables.ts';

/** Rows from which on a look at all of them is felt. */
const MANY_ROWS = 10_000;

/** Milliseconds that one statement of a request may take (`mariadb/sessions/server-features.ts`). */
const LONGEST = 1_800;

/** The parameters by which callers ask for what changed since. */
const SINCE = ['DateTStamp', 'SecDateTEdit'];

/** An Offset far into a list. */
const FAR_IN = 100_000;

/**
 * What it costs to ask for changed rows where no index begins with their time stamp: how long it takes to look at all of
 * them, measured here.
 */
export async function synchronisingCosts(
  session: Session,
  schema: OfficeSchema,
  operations: readonly CheckedOperation[],
): Promise<Finding[]> {
  const asking = operations.filter(({ verb, query = {} }) => verb === 'GET' && SINCE.some((name) => name in query));
  const findings: Finding[] = [];
  for (const [table, of] of Map.groupBy(asking, ({ answer }) => answer.row?.source?.table as TableName)) {
    const stamp = table && columnsOf(table).find(([, { role }]) => role === 'stamp')?.[0];
    const held = schema.tables.get(table);
    if (!stamp || !held || held.rows < MANY_ROWS || !held.columns.has(stamp.toLowerCase())) continue;
    const paths = `${of.map(({ path }) => `GET ${path}`).join(', ')} with ${stamp}`;
    // A table that cannot be read is told by itself.
    const looks = beginsIndex(held, stamp) ? [farIn, wholeFile] : [wholeTable];
    for (const look of looks) {
      const sentence = await look(session, table, stamp, paths, held).catch(() => undefined);
      if (sentence) findings.push({ kind: 'cost', sentence });
    }
  }
  return findings;
}

async function wholeTable(session: Session, table: TableName, stamp: string, paths: string, { rows }: OfficeTable) {
  const took = await timeOf(() => session.all(`SELECT MAX(\`${stamp}\`) FROM \`${table}\``));
  return (
    `${paths} looks at all of the about ${rows} rows of ${table}, which has no index on ${stamp}: ` +
    `that takes ${seconds(took)} seconds here at least${orRefused(took)}`
  );
}

/**
 * An index finds changed rows, and MyISAM still reads each row that an Offset skips. Measured with a moment before which
 * some rows were changed, so that the stamps must be looked at.
 */
async function farIn(session: Session, table: TableName, stamp: string, paths: string): Promise<string | undefined> {
  const [early] = await session.all(
    `SELECT \`${stamp}\` AS since FROM \`${table}\` ORDER BY \`${stamp}\` LIMIT 1 OFFSET 100`,
  );
  if (!early) return undefined;
  const key = idColumn(table);
  const sql = `SELECT \`${key}\` FROM \`${table}\` WHERE (\`${stamp}\` > ?) IS TRUE ORDER BY \`${key}\` DESC LIMIT 1 OFFSET ${FAR_IN}`;
  const begun = performance.now();
  const found = await session.all(sql, [String(early.since)]);
  const took = performance.now() - begun;
  if (found.length === 0 || took < FELT) return undefined;
  return (
    `${paths} at Offset ${FAR_IN} takes ${seconds(took)} seconds here${orRefused(took)} Who reads page after page does ` +
    'not wait for that: each page begins where the one before ended.'
  );
}

/** How long it takes to find changed rows that are many, and few of them new (`changed-on-server.ts`). */
async function wholeFile(session: Session, table: TableName, stamp: string, paths: string, held: OfficeTable) {
  if (isTransactional(held) || held.rows <= MOST) return undefined;
  const sql = `SELECT COUNT(*) FROM \`${table}\` USE INDEX () WHERE (\`${stamp}\` > '2038-01-18') IS TRUE`;
  const took = await timeOf(() => session.all(sql));
  return (
    `${paths} takes up to ${seconds(took)} seconds here if more than ${manyOf(held.rows)} rows were changed and few of ` +
    `the newest: every row of ${table} is read then${orRefused(took)}`
  );
}

/** Milliseconds from which on a page is slow. */
const FELT = 250;

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

const orRefused = (milliseconds: number) => (milliseconds > LONGEST ? ', and is refused (503).' : '.');
