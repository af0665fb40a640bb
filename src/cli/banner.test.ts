import { expect, it } from 'vitest';
import { databaseName } from './banner.ts';

it.each([
  [':memory:', 'in memory; it ends with the server'],
  ['/data/practice.db', '/data/practice.db'],
  ['mysql://office:secret@db.example/practice?tls=on', 'db.example:3306/practice'],
  ['mariadb://office:secret@one:3307,two/practice', 'one:3307,two:3306/practice'],
])('%s is shown as %s', (database, shown) => {
  expect(databaseName(database)).toBe(shown);
});
