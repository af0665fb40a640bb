// The copy: an SQLite file with a table for each resource. Rows are kept as the JSON that the server gave, exact to the
// last digit of a key; each field is a column beside it that SQLite reads from the JSON, and that may be indexed.
import { DatabaseSync } from 'node:sqlite';

const OURS = `
  CREATE TABLE IF NOT EXISTS mirror_table (
    resource TEXT PRIMARY KEY, source TEXT, number INTEGER, after TEXT NOT NULL DEFAULT '0',
    isWhole INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS mirror_position (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL) STRICT;
`;

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

export function openMirror(file) {
  const db = new DatabaseSync(file);
  // A power failure may undo the last steps, both rows and place: they are then fetched again.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  db.exec(OURS);
  const known = new Map(); // resource → names of its columns
  const one = (sql, ...values) => db.prepare(sql).get(...values);

  /** All of it or nothing, also when the program is killed. */
  function together(work) {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Makes a column of each field of a row that has none yet: a newer server may tell more. */
  function addColumns(resource, line) {
    let columns = known.get(resource);
    if (!columns) {
      db.exec(`CREATE TABLE IF NOT EXISTS ${quoted(resource)} (mirror_key INTEGER PRIMARY KEY, mirror_row TEXT NOT NULL)`);
      columns = new Set(db.prepare(`SELECT name FROM pragma_table_xinfo(?)`).all(resource).map(({ name }) => name));
      known.set(resource, columns);
    }
    if (line === undefined) return;
    for (const { name } of db.prepare("SELECT key AS name FROM json_each(?, '$.row')").all(line)) {
      // SQLite tells AdjType from adjType no more than from itself: the second one gets a line below it.
      const isTaken = !columns.has(name) && [...columns].some((other) => other.toLowerCase() === name.toLowerCase());
      const column = isTaken ? `${name}_` : name;
      if (columns.has(column)) continue;
      const path = `'$.${quoted(name).replaceAll("'", "''")}'`;
      db.exec(`ALTER TABLE ${quoted(resource)} ADD COLUMN ${quoted(column)} AS (mirror_row ->> ${path})`);
      columns.add(column);
    }
  }

  const putting = (resource) =>
    db.prepare(`INSERT INTO ${quoted(resource)} (mirror_key, mirror_row) VALUES (?1 ->> '$.key', ?1 -> '$.row')
      ON CONFLICT (mirror_key) DO UPDATE SET mirror_row = excluded.mirror_row`);

  return {
    /** A resource that the copy is to have; one that comes later is read whole like the first ones. */
    want(resource) {
      db.prepare('INSERT OR IGNORE INTO mirror_table (resource) VALUES (?)').run(resource);
    },
    all: () => db.prepare('SELECT resource, source FROM mirror_table ORDER BY resource').all(),
    unfinished: () => db.prepare('SELECT resource, after FROM mirror_table WHERE isWhole = 0 ORDER BY resource').all(),

    /** Rows of a whole table. The number of its first request counts: changes since then are told again. */
    storeRows(resource, { table, number, lines }) {
      together(() => {
        addColumns(resource, lines[0]);
        db.prepare(`UPDATE mirror_table SET source = ?, number = ? WHERE resource = ? AND number IS NULL`)
          .run(table, number, resource);
        if (lines.length === 0) return;
        const put = putting(resource);
        for (const line of lines) put.run(line);
        db.prepare("UPDATE mirror_table SET after = ? ->> '$.key' WHERE resource = ?").run(lines.at(-1), resource);
      });
    },
    /** The whole table is there. Changes go on from the smallest number at which any table was begun. */
    finish(resource) {
      together(() => {
        db.prepare('UPDATE mirror_table SET isWhole = 1 WHERE resource = ?').run(resource);
        db.prepare(
          `INSERT INTO mirror_position SELECT 1, number FROM mirror_table WHERE resource = ?
           ON CONFLICT (one) DO UPDATE SET number = MIN(number, excluded.number)`,
        ).run(resource);
      });
    },

    position: () => one('SELECT number FROM mirror_position').number,
    tables: () => db.prepare('SELECT DISTINCT source FROM mirror_table').all().map((row) => row.source),
    count: () => db.prepare('SELECT resource FROM mirror_table').all()
      .reduce((sum, { resource }) => sum + one(`SELECT COUNT(*) AS found FROM ${quoted(resource)}`).found, 0),

    /** A page of changes, and the place behind it. A row that is gone by now is told again as deleted further on. */
    storeChanges(lines, next) {
      return together(() => {
        for (const line of lines) {
          const { source, isThere } = one(
            "SELECT ?1 ->> '$.table' AS source, json_type(?1, '$.row') = 'object' AS isThere",
            line,
          );
          for (const { resource } of db.prepare('SELECT resource FROM mirror_table WHERE source = ?').all(source)) {
            addColumns(resource, isThere ? line : undefined);
            if (isThere) putting(resource).run(line);
            else db.prepare(`DELETE FROM ${quoted(resource)} WHERE mirror_key = ? ->> '$.key'`).run(line);
          }
        }
        db.prepare('UPDATE mirror_position SET number = ?').run(next);
        return lines.length;
      });
    },

    /** The next run begins again from nothing. */
    forget() {
      together(() => {
        for (const { resource } of this.all()) {
          addColumns(resource);
          db.exec(`DELETE FROM ${quoted(resource)}`);
        }
        db.exec("UPDATE mirror_table SET number = NULL, after = '0', isWhole = 0; DELETE FROM mirror_position");
      });
    },

    /** Compares rows of the source with those of the copy. */
    comparing(resource) {
      const seen = new Set();
      const found = [];
      const same = db.prepare(`SELECT mirror_row = (?1 -> '$.row') AS isSame FROM ${quoted(resource)}
        WHERE mirror_key = ?1 ->> '$.key'`);
      return {
        see(lines) {
          for (const line of lines) {
            const key = one("SELECT CAST(? ->> '$.key' AS TEXT) AS key", line).key;
            seen.add(key);
            const row = same.get(line);
            if (!row?.isSame) found.push({ key, what: row ? 'differs' : 'is missing' });
          }
        },
        end() {
          const keys = db.prepare(`SELECT CAST(mirror_key AS TEXT) AS key FROM ${quoted(resource)}`).all();
          return [...found, ...keys.filter(({ key }) => !seen.has(key)).map(({ key }) => ({ key, what: 'is gone there' }))];
        },
      };
    },
    close: () => db.close(),
  };
}
