import { type Key, toKey } from '../../domain/key.ts';
import type { Handover, NewHandover } from '../evidence-log.ts';
import type { SqliteConnection } from '../sqlite/connection.ts';

/** The tokens, in the file of the evidence: they outlive a restart. */
export interface Handovers {
  /** Ends the plan's earlier ones and keeps this one. */
  issue(handover: NewHandover): void;
  find(tokenHash: string): Handover | undefined;
  /**
   * Ends the open handover of a plan, and with it the patient's right to read what was signed. False when there was
   * none.
   */
  withdraw(practice: string, treatPlanNum: Key): boolean;
}

const END_OPEN = "UPDATE handover SET Ended = ? WHERE Practice = ? AND TreatPlanNum = ? AND Ended = ''";

/** What was signed is not shown under its token any longer. */
const END_COPY = 'UPDATE handover SET Signed = NULL WHERE Practice = ? AND TreatPlanNum = ? AND Signed IS NOT NULL';

/** Runs a change of the file as one transaction. */
type Change = <T>(work: (file: SqliteConnection) => T) => T;

/** `read` answers undefined while there is no file. */
export function handoversIn(read: () => SqliteConnection | undefined, change: Change): Handovers {
  return {
    issue({ tokenHash, practice, treatPlanNum, alternatives, expires, developer, key }) {
      change((file) => {
        file.run(END_OPEN, ['replaced', practice, treatPlanNum]);
        file.run(
          `INSERT INTO handover (TokenHash, Practice, TreatPlanNum, Alternatives, Expires, Developer, KeyNum)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
          [tokenHash, practice, treatPlanNum, alternatives.join(','), expires, developer, key],
        );
      });
    },
    find(tokenHash) {
      const [row] = read()?.all('SELECT * FROM handover WHERE TokenHash = ?', [tokenHash]) ?? [];
      return row && handoverFrom(row);
    },
    withdraw: (practice, treatPlanNum) =>
      change((file) => {
        const ended = file.run(END_OPEN, ['withdrawn', practice, treatPlanNum]).changes;
        return ended + file.run(END_COPY, [practice, treatPlanNum]).changes > 0;
      }),
  };
}

function handoverFrom(row: Record<string, unknown>): Handover {
  return {
    tokenHash: String(row.TokenHash),
    practice: String(row.Practice),
    treatPlanNum: row.TreatPlanNum as Key,
    alternatives: String(row.Alternatives).split(',').filter(Boolean).map(toKey),
    expires: String(row.Expires),
    ended: row.Ended as Handover['ended'],
    developer: String(row.Developer),
    key: row.KeyNum === null ? null : Number(row.KeyNum),
    // Files that nobody has written to since may lack the column.
    signed: (row.Signed as Key | null | undefined) ?? null,
  };
}
