import type { Kysely } from 'kysely';
import { noDocuments } from '../documents/documents.ts';
import { noEvidence } from '../evidence-log.ts';
import { type Remember, remembering } from '../facts.ts';
import type { BareHandle } from '../handle.ts';
import type { PracticeTables } from '../schema/tables.ts';
import type { SqliteConnection } from './connection.ts';
import { fairTurns } from './fair-turns.ts';
import type { ReadRows } from './read-rows.ts';

/** Where handles find an office's facts. */
interface Facts {
  /** Whether what is read through this connection now may differ from what is stored. */
  isChanging(connection: SqliteConnection): boolean;
  /** Those of the version that stands now. */
  now(): Remember;
}

/** Makes the handles of a practice in SQLite; its reads take turns with each other, whichever connection they use. */
export function sqliteHandles(jsonRows: ReadRows, facts: Facts) {
  const fairly = fairTurns();
  return (db: Kysely<PracticeTables>, connection: SqliteConnection, now: string): BareHandle => {
    let remembered: Remember | undefined;
    const remember = remembering();
    return {
      db,
      engine: 'sqlite',
      tablesInBraces: false,
      now,
      today: now.slice(0, 10),
      remember,
      fact(name, make) {
        if (facts.isChanging(connection)) return remember(`fact ${name}`, make);
        remembered ??= facts.now();
        return remembered(name, make);
      },
      evidence: noEvidence,
      documents: noDocuments,
      select: async (sql, parameters) => connection.all(sql, parameters),
      jsonRows: (select, options) => fairly(() => jsonRows(connection, select, options)),
    };
  };
}
