import { writtenTable } from '../facts.ts';

/**
 * Which tables were written since a moment, so that putting rows back need touch no others. It counts from the first time
 * that somebody asks for the moment: a practice of which no snapshot is taken pays nothing.
 */
export interface WrittenTables {
  /** Told of every statement that writes, before it runs. */
  note(sql: string): void;
  /** Says of tables that their rows are other ones now. */
  add(tables: readonly string[]): void;
  /** Now, as `since` takes it. */
  moment(): number;
  /** Of these tables the ones that were written since; all of them when that is not known. */
  since(moment: number | undefined, tables: readonly string[]): string[];
}

/** `version` moves with each commit of another program, of whose tables nothing is known. */
export function writtenTables(version: () => number): WrittenTables {
  let isCounting = false;
  let count = 0;
  let everyTableAt = 0;
  let seen: number | undefined;
  const at = new Map<string, number>();
  const add = (tables: readonly string[]) => {
    count++;
    for (const table of tables) at.set(table, count);
  };
  const lookAround = () => {
    const now = version();
    if (seen !== undefined && now !== seen) everyTableAt = ++count;
    seen = now;
  };
  return {
    note(sql) {
      if (!isCounting || /^\s*(attach|vacuum)\b/i.test(sql)) return;
      const table = writtenTable(sql);
      if (table === undefined) everyTableAt = ++count;
      else add([table]);
    },
    add,
    moment() {
      isCounting = true;
      lookAround();
      return count;
    },
    since(moment, tables) {
      lookAround();
      if (moment === undefined || everyTableAt > moment) return [...tables];
      // SQLite writes the last numbers of AUTOINCREMENT by itself.
      return tables.filter((table) => table === 'sqlite_sequence' || (at.get(table) ?? 0) > moment);
    },
  };
}
