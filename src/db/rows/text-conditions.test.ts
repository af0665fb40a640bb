import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TableName } from '../schema/tables.ts';
import { openSqlite, type SqliteConnection } from '../sqlite/connection.ts';
import type { Condition } from './select.ts';
import { beginsWith, contains, indexedBeginsWith, isText } from './text-conditions.ts';

let db: SqliteConnection;
beforeAll(() => {
  db = openSqlite(':memory:');
  db.exec('CREATE TABLE person (Name TEXT COLLATE NOCASE); CREATE INDEX by_name ON person (Name)');
});
afterAll(() => db.close());

// Neighbours in the order of texts: of letters in either case, of what stands between these, of the ends of the code points.
const piece = fc.constantFrom(...'@AZ[`az{%_!*?]^éÉßσΣς', '\u{7f}', '\u{d7ff}', '\u{e000}', '\u{10fffe}', '\u{10ffff}');
const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));

const sqlite = { engine: 'sqlite' } as const;
const byIndex = indexedBeginsWith('person' as TableName, 'p', 'Name');

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
      expect(found(byIndex(asked, sqlite))).toEqual(found(beginsWith('p.Name')(asked, sqlite)));
    }),
    { numRuns: 1000 },
  );
});

test('SQLite takes the index, MariaDB gets the LIKE alone', () => {
  const [like, range] = byIndex('Zo', sqlite) as [Condition, Condition];
  const plan = db.all(`EXPLAIN QUERY PLAN SELECT * FROM person p WHERE ${like[0]} AND ${range[0]}`, ['', '', '']);
  expect(JSON.stringify(plan)).toContain('SEARCH p USING COVERING INDEX by_name');
  expect(byIndex('Zo', { engine: 'mariadb' })).toEqual([like]);
  for (const [asked, ranges] of [
    ['Éva', 2],
    ['Zoë', 2],
    ['Петровић', 8],
    ['山田', 1],
  ] as const) {
    const [, [sql, ...values]] = byIndex(asked, sqlite) as [Condition, Condition];
    expect([asked, values.length]).toEqual([asked, 2 * ranges]);
    expect(
      JSON.stringify(db.all(`EXPLAIN QUERY PLAN SELECT * FROM person p WHERE ${sql} ORDER BY Name`, values)),
    ).not.toContain('SCAN');
  }
});

test('finds a text in any letter case, and its signs as they are', () => {
  const names = ['Nguyễn', 'Петровић', 'Σταύρος', 'GARCÍA', 'weiß', 'é*[?]^%_!'];
  db.exec('DELETE FROM person');
  for (const name of names) db.run('INSERT INTO person VALUES (?)', [name]);
  for (const name of names) {
    for (const asked of [name, name.toLowerCase(), [...name].map((letter) => upperOf(letter)).join('')]) {
      const inside = [...asked].slice(1, -1).join('');
      expect([asked, found([isText('p.Name')(asked, sqlite)])]).toEqual([asked, [name]]);
      expect([asked, found(byIndex(asked, sqlite))]).toEqual([asked, [name]]);
      expect([inside, found(contains('p.Name')(inside, sqlite))]).toEqual([inside, [name]]);
    }
  }
  for (const asked of ['é?', 'é*]', 'weis', 'ΣΤ*']) expect(found(beginsWith('p.Name')(asked, sqlite))).toEqual([]);
  expect(found(contains('p.Name')('é'.repeat(20_000), sqlite))).toEqual([]);
});

/** Of one letter, one letter: not SS for ß. */
const upperOf = (letter: string) => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter);
