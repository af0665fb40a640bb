import { factStore, type Remember, writesFacts } from '../facts.ts';

/** What is remembered of the office's facts, and when it must be read again. */
interface FactVersion {
  /** Whether a fact was written that is not committed yet. */
  readonly isChanging: boolean;
  /** Told of every statement that writes. */
  note(sql: string): void;
  /** Told of the end of every transaction. */
  ended(): void;
  /** The whole practice has become another one. */
  replaced(): void;
  now(): Remember;
}

/**
 * Our own commits of facts move the version; those of another program move SQLite's own count of the file (`dataVersion`),
 * which only the commits of other connections do. `endView` ends the view in which readers see the file.
 */
export function factVersion(dataVersion: () => number, endView: () => void): FactVersion {
  const facts = factStore();
  let version = 0;
  let fileVersion = 0;
  let isChanging = false;
  return {
    get isChanging() {
      return isChanging;
    },
    note(sql) {
      isChanging ||= writesFacts(sql);
    },
    ended() {
      if (isChanging) version++;
      isChanging = false;
    },
    replaced() {
      version++;
    },
    now() {
      const now = dataVersion();
      if (now !== fileVersion) {
        fileVersion = now;
        version++;
        // What is read next is kept for the new version, and must not be of the view of a moment before.
        endView();
      }
      return facts.at(version);
    },
  };
}
