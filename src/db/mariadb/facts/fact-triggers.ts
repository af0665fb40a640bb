import { FACT_TABLES } from '../../facts.ts';
import { oneServerAtATime } from '../sessions/one-server.ts';
import { errnoOf } from '../sessions/server-refusals.ts';
import type { Session } from '../sessions/session.ts';

const EVENTS = ['INSERT', 'UPDATE', 'DELETE'];

interface Trigger {
  readonly name: string;
  readonly table: string;
  readonly event: string;
  readonly action: string;
}

const triggers: readonly Trigger[] = [...FACT_TABLES].flatMap((table) =>
  EVENTS.map((event) => ({
    name: `bitewing_${table}_${event.toLowerCase()}`,
    table,
    event,
    action: `INSERT INTO bitewing_meta (Name, Value) VALUES ('facts ${table}', UUID()) ON DUPLICATE KEY UPDATE Value = UUID()`,
  })),
);

/** No TRIGGER right; a binary log on a server that trusts no makers of triggers; no rights to begin with. */
const NOT_ALLOWED = [1142, 1044, 1227, 1370, 1419];
/** Another server that starts at this moment was faster. */
const IS_THERE = [1359, 1235];

/**
 * Sees to it that the triggers stand, each made by the user we are: those of a user who is gone would fail every write.
 * Answers whether they do; otherwise nothing may be kept from one unit of work to the next.
 */
export async function keepTriggers(session: Session): Promise<boolean> {
  const missing = await missingTriggers(session);
  if (missing.length === 0) return true;
  return oneServerAtATime(session, async () => {
    for (const trigger of await missingTriggers(session)) await make(session, trigger);
    return (await missingTriggers(session)).length === 0;
  }).catch((error) => {
    if (NOT_ALLOWED.includes(errnoOf(error))) return false;
    throw error;
  });
}

async function make(session: Session, { name, table, event, action }: Trigger): Promise<void> {
  try {
    await session.command(`DROP TRIGGER IF EXISTS ${name}`);
    await session.command(`CREATE TRIGGER ${name} AFTER ${event} ON \`${table}\` FOR EACH ROW ${action}`);
  } catch (error) {
    if (!IS_THERE.includes(errnoOf(error))) throw error;
  }
}

async function missingTriggers(session: Session): Promise<Trigger[]> {
  const rows = await session.all(
    'SELECT TRIGGER_NAME AS name, EVENT_OBJECT_TABLE AS tableName, ACTION_STATEMENT AS action ' +
      'FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND DEFINER = CURRENT_USER()',
  );
  const found = new Set(rows.map(({ name, tableName, action }) => [name, tableName, action].join('|').toLowerCase()));
  return triggers.filter(({ name, table, action }) => !found.has([name, table, action].join('|').toLowerCase()));
}
