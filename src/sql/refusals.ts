import { badRequest, Refusal } from '../domain/refusal.ts';

/** 400 (Queries page: SQL syntax errors), naming the place. */
export function syntaxError(rest: string): Refusal {
  const near = rest.replace(/\s+/g, ' ').trim().slice(0, 60);
  return badRequest(near === '' ? 'SQL syntax error at the end of the query.' : `SQL syntax error near "${near}".`);
}

/** 401: what would change something, as the page answers it (`companions-people.md` 11.1). */
export const notReadOnly = () => new Refusal(401, 'Query is not read-only.');

/** 401: a word that the service recognises anywhere in a name. */
export const forbiddenWord = () => new Refusal(401, 'Query cannot contain "SCHEMA".');

export const unknownTable = (name: string) => badRequest(`There is no table "${shown(name)}".`);

export const unknownColumn = (name: string) => badRequest(`There is no column "${shown(name)}" in the query's tables.`);

/** What MySQL understands and this server does not. */
export const notOffered = (what: string) => badRequest(`${what} is not offered in queries of this server.`);

/** What works only if the practice is in MariaDB. */
export const notOnSqlite = (what: string) =>
  badRequest(`${what} works only where the practice is kept in MariaDB, not in an SQLite file.`);

export const shown = (name: string) => name.replace(/[^\p{L}\p{N}_.$ -]/gu, '').slice(0, 64);
