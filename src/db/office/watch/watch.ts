import { Refusal } from '../../../domain/refusal.ts';
import type { Feed } from '../../feed/feed.ts';
import { keptSince } from '../../feed/number-changes.ts';
import { waitingReaders } from '../../feed/watch-feed.ts';
import type { OfficeSchema } from '../../mariadb/tables/database-schema.ts';
import type { Watch, WatchFigures } from '../../office-watch.ts';
import type { Practice } from '../../practice.ts';
import { look, newSweep } from './look.ts';
import { openWatchMemory } from './memory.ts';

/** How an office's database is watched. */
export interface WatchOptions {
  /** The watcher's memory; `:memory:` for tests. */
  readonly file: string;
  /** Days for which changes are kept. */
  readonly keptDays: number;
}

/** A watcher, its news as a feed, and what ends both. */
interface OfficeWatch {
  readonly watch: Watch;
  readonly feed: Feed;
  close(): void;
}

export function officeWatch(
  practice: Practice,
  schema: () => OfficeSchema,
  place: string,
  options: WatchOptions,
): OfficeWatch {
  const memory = openWatchMemory(options.file, place);
  const readers = waitingReaders();
  const sweep = newSweep();
  const unreadable = new Set<string>();
  let busy = 0;

  function requireBegun(): void {
    if (memory.isBegun()) return;
    const { rows, rowsInAll } = figures();
    throw new Refusal(
      503,
      `The rows of this office's database are read for the first time (${rows} of about ${rowsInAll}); their changes are ` +
        'told from then on. Try again later.',
      { 'retry-after': '10' },
    );
  }

  function figures(): WatchFigures {
    const all = [...schema().tables.values()];
    const rowsInAll = all.reduce((sum, { rows }) => sum + rows, 0);
    return { isBegun: memory.isBegun(), rows: memory.rows(), rowsInAll, rounds: sweep.rounds, busy };
  }

  const feed: Feed = {
    async read(_look, { after, tables, limit }) {
      requireBegun();
      return memory.read(after, tables, limit);
    },
    async ends() {
      requireBegun();
      return memory.ends();
    },
    wait: readers.wait,
  };

  const watch: Watch = {
    async look({ pause, onUnreadable, onLearnt = () => {} }) {
      const failed = new Set<string>();
      const watching = {
        practice,
        schema,
        memory,
        rest(milliseconds: number, share: number) {
          busy += milliseconds;
          return pause(milliseconds * (1 / share - 1));
        },
        onUnreadable(table: string, error: Error) {
          failed.add(table);
          if (!unreadable.has(table)) onUnreadable(table, error);
          unreadable.add(table);
        },
        onLearnt,
        onFound: () => readers.told(),
      };
      await look(watching, sweep);
      for (const table of unreadable) if (!failed.has(table)) unreadable.delete(table);
      const { now } = await practice.read(async (handle) => handle);
      while (memory.letGo(keptSince(now, options.keptDays)));
    },
    figures,
  };
  return { watch, feed, close: () => memory.close() };
}
