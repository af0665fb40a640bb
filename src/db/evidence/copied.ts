import { existsSync } from 'node:fs';
import { readRecord } from '../../signing/evidence/record.ts';
import { openToLook } from '../sqlite/at-rest.ts';
import { openSqlite, type SqliteConnection } from '../sqlite/connection.ts';
import { inOne } from '../sqlite/in-one.ts';

/** The records whose unit of work was known to be stored at one moment: those up to `last` without those of `open`. */
export interface Settled {
  readonly last: number;
  readonly open: ReadonlySet<number>;
}

/** Of the evidence in this file, if there is any. */
export function settledIn(path: string): Settled {
  if (!existsSync(path)) return { last: 0, open: new Set() };
  using file = openToLook(path);
  // The notes first: what ends between the two is looked at once more.
  const open = numbers(file, 'SELECT Number FROM in_flight');
  const [last = 0] = numbers(file, 'SELECT max(Number) AS Number FROM record');
  return { last, open: new Set(open) };
}

/**
 * The evidence is copied after the practice, so it may tell of signatures that the copied practice does not have. In
 * the copy those are noted as in flight: they count only where that practice shows their effect.
 */
export function reopenInCopy(path: string, { last, open }: Settled): void {
  using file = openSqlite(path, { keepJournal: true });
  inOne(file, () => {
    const since = file
      .all(
        'SELECT Number, Body, Hash FROM record WHERE Number > ? OR Number IN (SELECT value FROM json_each(?)) ORDER BY Number',
        [last, JSON.stringify([...open])],
      )
      .flatMap(({ Body, Hash }) => readRecord(String(Body), String(Hash)) ?? []);
    const undone = new Set(since.map(({ undoes }) => undoes));
    let first: number | undefined;
    for (const { kind, number } of since) {
      if (kind === 'undone' || undone.has(number)) continue;
      // What was declined shows in nothing but the signature that follows.
      first ??= number;
      file.run("INSERT OR IGNORE INTO in_flight (Number, First, TokenHash) VALUES (?, ?, '')", [number, first]);
      if (kind !== 'declined') first = undefined;
    }
  });
}

const numbers = (file: SqliteConnection, sql: string) => file.all(sql, []).map(({ Number: number }) => Number(number));
