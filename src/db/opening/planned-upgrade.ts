import { existsSync } from 'node:fs';
import { isDatabaseUrl } from '../database-url.ts';
import { parseAddress } from '../mariadb/sessions/address.ts';
import { onFirstSession } from '../mariadb/sessions/first-session.ts';
import { hasOwnTables, planTables } from '../mariadb/tables/create-tables.ts';
import { lookAtRest, openToLook } from '../sqlite/at-rest.ts';
import { kindOfFile, readShape } from '../sqlite/shape.ts';
import { type Plan, planUpgrade } from '../upgrade/plan.ts';
import { versions } from '../upgrade/versions/index.ts';

/**
 * What the next start would change in a practice of ours; undefined where there is none. Nothing is changed by asking.
 * Throws an Error with a sentence when the practice cannot be brought to the newest version.
 */
export async function plannedUpgrade(database: string): Promise<Plan | undefined> {
  return isDatabaseUrl(database) ? planOnServer(database) : planInFile(database);
}

function planInFile(path: string): Plan | undefined {
  if (!existsSync(path) || lookAtRest(path, kindOfFile) === 'other') return undefined;
  using connection = openToLook(path);
  if (kindOfFile(connection) !== 'own') return undefined;
  return planUpgrade('sqlite', readShape(connection), versions);
}

async function planOnServer(url: string): Promise<Plan | undefined> {
  return onFirstSession(parseAddress(url), async (session) => {
    await session.command('SET SESSION TRANSACTION READ ONLY');
    if (!(await hasOwnTables(session))) return undefined;
    return (await planTables(session))();
  });
}
