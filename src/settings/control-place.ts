import { isAbsolute, resolve } from 'node:path';
import { isDatabaseUrl } from '../db/database-url.ts';
import { parseAddress } from '../db/mariadb/sessions/address.ts';

/** The control file that was named, or the one of the practice. */
export function controlFrom(text: string, database: string): string {
  if (text === '') return controlBeside(database);
  return text === ':memory:' || isAbsolute(text) ? text : resolve(text);
}

/** The control file of a practice that names none: one for each database, so that no two share their keys. */
export function controlBeside(database: string): string {
  if (database === ':memory:') return ':memory:';
  if (!isDatabaseUrl(database)) return `${database.replace(/\.db$/, '')}-control.db`;
  const { servers, database: name } = parseAddress(database);
  const places = servers.map(({ host, port }) => `${host}-${port}`);
  return resolve(
    'data',
    `${[name, ...places]
      .join('-')
      .replace(/[^\w.-]/g, '_')
      .slice(0, 150)}-control.db`,
  );
}
