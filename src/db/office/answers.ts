import { type AnswerStore, TIDY_EVERY_MS } from '../answers.ts';
import { openSqlite, type SqliteConnection } from '../sqlite/connection.ts';
import { placedFile } from '../sqlite/placed-file.ts';
import { asFileTrouble } from '../sqlite/trouble.ts';

const DAY_MS = 86_400_000;

/** Status of a request whose end is not known: still running, or cut short by a crash. */
const UNSETTLED = 0;

/**
 * Answers kept in Bitewing's own control file, for a database that must not get a table of ours. They cannot be stored
 * together with the effect, so the key is claimed before and settled after: a request cut short between leaves its key
 * claimed, and a repeat is told so instead of being performed twice.
 */
export function answersInFile(path: string): AnswerStore & { close(): void } {
  const file: SqliteConnection = openSqlite(path);
  file.exec(`CREATE TABLE IF NOT EXISTS answer (
    KeyHash TEXT PRIMARY KEY,
    Fingerprint TEXT NOT NULL,
    CreatedAt INTEGER NOT NULL,
    Status INTEGER NOT NULL,
    Location TEXT NOT NULL,
    Body TEXT NOT NULL
  ) WITHOUT ROWID`);
  const place = placedFile(path, 'control file', () => file);
  let tidied = Number.NEGATIVE_INFINITY;
  return {
    running: new Set(),
    async find(_practice, keyHash) {
      const [row] = told(() => file.all('SELECT * FROM answer WHERE KeyHash = ?', [keyHash]));
      if (!row) return undefined;
      return {
        fingerprint: String(row.Fingerprint),
        status: Number(row.Status),
        location: String(row.Location),
        body: String(row.Body),
        isExpired: Number(row.CreatedAt) < Date.now() - DAY_MS,
      };
    },
    claim(keyHash, fingerprint) {
      place.requireInPlace();
      const sql = 'INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)';
      told(() => file.run(sql, [keyHash, fingerprint, Date.now(), UNSETTLED, '', '']));
    },
    settle(keyHash, answer) {
      try {
        if (!answer) file.run('DELETE FROM answer WHERE KeyHash = ?', [keyHash]);
        else {
          const { status, location, body } = answer;
          const sql = 'UPDATE answer SET Status = ?, Location = ?, Body = ? WHERE KeyHash = ?';
          file.run(sql, [status, location, body, keyHash]);
        }
      } catch {
        // The request has ended, so its caller hears how. A repeat is told that nobody knows.
      }
    },
    keep: async () => {},
    forget: async () => {},
    async tidy() {
      if (performance.now() - tidied < TIDY_EVERY_MS) return;
      tidied = performance.now();
      file.run('DELETE FROM answer WHERE CreatedAt < ?', [Date.now() - DAY_MS]);
    },
    close: () => file.close(),
  };
}

function told<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asFileTrouble(error, 'control file');
  }
}
