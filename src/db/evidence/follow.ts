import { statSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ChainState, EMPTY_CHAIN, followed } from '../../signing/evidence/chain.ts';
import { readRecord } from '../../signing/evidence/record.ts';
import type { SqliteConnection } from '../sqlite/connection.ts';

/** Records followed in one turn of the event loop. */
const AT_ONCE = 200;

interface ChainFollower {
  /** Follows the chain to its end. Other requests get their turn in between. */
  follow(file: SqliteConnection | undefined): Promise<ChainState>;
  /** Runs a write of our own inside its transaction, after which what was followed before need not be again. */
  trusting<T>(file: SqliteConnection, transaction: (work: () => T) => T, work: () => T): T;
}

/**
 * Follows the chain of a file from where it was last followed, or from the start when another program may have touched
 * the file since: SQLite's own count of foreign changes, size and time of the file and of its log tell.
 */
export function chainFollower(path: string): ChainFollower {
  let state = EMPTY_CHAIN;
  let last = Number.NEGATIVE_INFINITY;
  let seen: string | undefined;

  async function follow(file: SqliteConnection | undefined): Promise<ChainState> {
    if (!file) return EMPTY_CHAIN;
    for (;;) {
      const look = lookOf(path, file);
      if (look !== seen) {
        state = EMPTY_CHAIN;
        last = Number.NEGATIVE_INFINITY;
      }
      seen = undefined;
      let next = state;
      let number = last;
      for (;;) {
        const rows = file.all(LINKS, [Number.isFinite(number) ? number : -(2n ** 63n), AT_ONCE]);
        for (const row of rows) next = withRow(next, row);
        number = Number(rows.at(-1)?.Number ?? number);
        if (rows.length < AT_ONCE) break;
        await nextTurn();
      }
      if (lookOf(path, file) !== look) continue;
      state = next;
      last = number;
      seen = look;
      return state;
    }
  }

  return {
    follow,
    trusting(file, transaction, work) {
      let wasSeen = false;
      const result = transaction(() => {
        wasSeen = seen === lookOf(path, file);
        return work();
      });
      seen = wasSeen ? lookOf(path, file) : undefined;
      return result;
    },
  };
}

/** With `+` the record is looked for as that of its plan, so by the index. */
const LINKS = `SELECT r.Number, r.Practice, r.TreatPlanNum, r.Body, r.Hash, f.Number IS NOT NULL AS IsFound
  FROM record r LEFT JOIN record f ON f.TreatPlanNum = r.TreatPlanNum AND +f.Number = r.Number
  WHERE r.Number > ? ORDER BY r.Number LIMIT ?`;

/**
 * The columns that records are found by, and the index of them, must say what the record says, or records could be hidden from
 * their plan.
 */
function withRow(state: ChainState, row: Record<string, unknown>): ChainState {
  const [number, body, hash] = [Number(row.Number), String(row.Body), String(row.Hash)];
  const next = followed(state, { number, body, hash });
  if (next.damage !== undefined) return next;
  const record = readRecord(body, hash);
  const isFiled = record?.practice === row.Practice && record?.TreatPlanNum === row.TreatPlanNum;
  if (isFiled && Number(row.IsFound) === 1) return next;
  return { ...next, damage: `Record ${number} is filed under another plan than its own.` };
}

function lookOf(path: string, file: SqliteConnection): string {
  const changes = file.column('PRAGMA data_version', [])[0];
  const files = path === ':memory:' ? [] : [path, `${path}-wal`].map(sizeAndTime);
  return [changes, ...files].join(' ');
}

function sizeAndTime(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.size}@${found.mtimeMs}` : '-';
}
