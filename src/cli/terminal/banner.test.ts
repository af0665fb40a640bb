import { expect, it } from 'vitest';
import { readConfig } from '../../settings/read-config.ts';
import { databaseName, pages } from './banner.ts';

it.each([
  [':memory:', 'in memory, gone when the server stops'],
  ['/data/practice.db', '/data/practice.db'],
  ['mysql://office:secret@db.example/practice?tls=on', 'db.example:3306/practice'],
  ['mariadb://office:secret@one:3307,two/practice', 'one:3307,two:3306/practice'],
])('%s is shown as %s', (database, shown) => {
  expect(databaseName(database)).toBe(shown);
});

it.each([
  [{}, 'up to 1000 rows a page; use --page-cap 100 for a client that adds 100 to Offset'],
  [{ pageCap: 100 }, 'up to 100 rows a page'],
  [{ mode: 'remote' }, 'up to 100 rows a page'],
  [{ mode: 'remote', pageCap: 500 }, 'up to 500 rows a page; use --page-cap 100 for a client that adds 100 to Offset'],
])('lists with %j have %s', (settings, told) => {
  expect(pages(readConfig(settings))).toBe(told);
});
