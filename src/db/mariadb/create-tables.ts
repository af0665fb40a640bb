import { createPractice } from '../schema/ddl.ts';
import type { Session } from './session.ts';

/**
 * Gives an empty database Bitewing's tables; true when this call made them. DDL cannot be undone, so the row that says
 * `ready` comes last: a creation that was cut short is simply completed by the next start. Of several servers that
 * start at once one creates, the others wait for it.
 */
export async function createTables(session: Session): Promise<boolean> {
  if (await isReady(session)) return false;
  await session.all("SELECT GET_LOCK(CONCAT('bitewing ', DATABASE()), 60)");
  try {
    if (await isReady(session)) return false;
    await refuseForeignTables(session);
    // Ours come first: they tell a creation that was cut short from another program's database.
    const statements = createPractice('mariadb').map((text) =>
      text.replace(/^CREATE TABLE /, 'CREATE TABLE IF NOT EXISTS '),
    );
    const isOurs = (text: string) => text.includes('`bitewing_');
    for (const statement of [...statements.filter(isOurs), ...statements.filter((text) => !isOurs(text))]) {
      await session.command(statement);
    }
    // The lock ends at the node it was taken on; of two nodes of a cluster only one inserts this row.
    const { changes } = await session.run("INSERT IGNORE INTO bitewing_meta (Name, Value) VALUES ('tables', 'ready')");
    return changes === 1;
  } finally {
    await session.all("SELECT RELEASE_LOCK(CONCAT('bitewing ', DATABASE()))");
  }
}

/** Whether Bitewing made this database, or began to. */
export async function hasOwnTables(session: Session): Promise<boolean> {
  return (await session.all("SHOW TABLES LIKE 'bitewing_meta'")).length > 0;
}

async function isReady(session: Session): Promise<boolean> {
  if (!(await hasOwnTables(session))) return false;
  return (await session.all("SELECT 1 FROM bitewing_meta WHERE Name = 'tables' AND Value = 'ready'")).length > 0;
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
