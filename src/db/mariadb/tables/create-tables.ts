import { type Plan, planUpgrade } from '../../upgrade/plan.ts';
import { versions } from '../../upgrade/versions/index.ts';
import { noPractice, olderPractice, upgradeNews } from '../../upgrade/words.ts';
import { oneServerAtATime } from '../sessions/one-server.ts';
import type { Session } from '../sessions/session.ts';
import { readShape } from './shape.ts';
import { apply } from './upgrade.ts';

/** What became of the tables of a database of ours when it was opened. */
interface Prepared {
  /** They were made just now. */
  readonly isNew: boolean;
  /** The line for the person who started it, when an older practice was brought to the newest version. */
  readonly news?: string | undefined;
}

/**
 * Gives an empty database Bitewing's tables, and brings an older practice to the newest version. DDL cannot be undone,
 * so every step looks first what is there and the row that says it is done comes last: what was cut short is completed
 * by the next start. Of several servers that start at once one works, the others wait for it.
 */
export async function prepareTables(session: Session, known = versions): Promise<Prepared> {
  if (await isDone(session, known)) return { isNew: false };
  return oneServerAtATime(session, async () => {
    const isNew = !(await isReady(session));
    if (isNew) await refuseForeignTables(session);
    const plan = (await planTables(session, known))();
    if (!plan.isNeeded) return { isNew: false };
    await apply(session, plan);
    if (!isNew) return { isNew: false, news: upgradeNews(plan, await isDemo(session)) };
    // The lock ends at the node it was taken on; of two nodes of a cluster only one inserts this row.
    const { changes } = await session.run("INSERT IGNORE INTO bitewing_meta (Name, Value) VALUES ('tables', 'ready')");
    return { isNew: changes === 1 };
  });
}

/**
 * Throws an Error with a sentence unless the database holds a practice of ours in its newest version: whoever only looks
 * makes no table and changes none.
 */
export async function requireTables(session: Session, where: string): Promise<void> {
  if (!(await isReady(session))) throw new Error(noPractice(where));
  if ((await planTables(session))().isNeeded) throw new Error(olderPractice(where));
}

/** What plans to bring the tables of a database of ours, as they stand now, to the newest version. */
export async function planTables(session: Session, known = versions): Promise<() => Plan> {
  const shape = await readShape(session, !(await isReady(session)));
  return () => planUpgrade('mariadb', shape, known);
}

/** Whether Bitewing made this database, or began to. */
export async function hasOwnTables(session: Session): Promise<boolean> {
  return (await session.all("SHOW TABLES LIKE 'bitewing_meta'")).length > 0;
}

async function isDone(session: Session, known: typeof versions): Promise<boolean> {
  if (!(await isReady(session))) return false;
  return !(await planTables(session, known))().isNeeded;
}

async function isReady(session: Session): Promise<boolean> {
  if (!(await hasOwnTables(session))) return false;
  return (await session.all("SELECT 1 FROM bitewing_meta WHERE Name = 'tables' AND Value = 'ready'")).length > 0;
}

async function isDemo(session: Session): Promise<boolean> {
  return (await session.all("SELECT 1 FROM bitewing_meta WHERE Name = 'practice' AND Value = 'demo'")).length > 0;
}

/** Tables of some other program are in the way: nothing is created among them. */
async function refuseForeignTables(session: Session): Promise<void> {
  const tables = (await session.all('SHOW TABLES')).map((row) => String(Object.values(row)[0]));
  if (tables.length > 0 && !tables.some((table) => table.startsWith('bitewing_'))) {
    throw new Error(
      `The database holds tables of another program (${tables.slice(0, 3).join(', ')} …). ` +
        'Name an empty database, or one that Open Dental created.',
    );
  }
}
