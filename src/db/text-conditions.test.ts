import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Condition } from './select.ts';
import { openSqlite, type SqliteConnection } from './sqlite/connection.ts';
import { beginsWith, indexedBeginsWith } from './text-conditions.ts';

let db: SqliteConnection;
beforeAll(() => {
  db = openSqlite(':memory:');
  db.exec('CREATE TABLE person (Name TEXT COLLATE NOCASE); CREATE INDEX by_name ON person (Name)');
});
afterAll(() => db.close());

// Neighbours in the order of texts: of letters in either case, of what stands between these, of the ends of the code points.
const piece = fc.constantFrom(...'@AZ[`az{%_!é', '\u{7f}', '\u{d7ff}', '\u{e000}', '\u{10fffe}', '\u{10ffff}');
const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));

const found = (conditions: readonly Condition[]) =>
  db.column(
    `SELECT p.Name FROM person p WHERE ${conditions.map(([sql]) => sql).join(' AND ') || '1'} ORDER BY 1, HEX(Name)`,
    conditions.flatMap(([, ...values]) => values),
  );

test('an index finds what begins with a text, and nothing else', () => {
  const some = fc.array(text, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(some, text, (names, asked) => {
      db.exec('DELETE FROM person');
      for (const name of names) db.run('INSERT INTO person VALUES (?)', [name]);
      expect(found(indexedBeginsWith('p.Name')(asked, { engine: 'sqlite' }))).toEqual(
        found(beginsWith('p.Name')(asked)),
      );
    }),
    { numRuns: 1000 },
  );
});

test('SQLite takes the index, MariaDB gets the LIKE alone', () => {
  const [like, range] = indexedBeginsWith('p.Name')('Zo', { engine: 'sqlite' }) as [Condition, Condition];
  const plan = db.all(`EXPLAIN QUERY PLAN SELECT * FROM person p WHERE ${like[0]} AND ${range[0]}`, ['', '', '']);
  expect(JSON.stringify(plan)).toContain('SEARCH p USING COVERING INDEX by_name');
  expect(indexedBeginsWith('p.Name')('Zo', { engine: 'mariadb' })).toEqual([like]);
});
