/** Where pages of one list ended that one caller was answered. */
interface WalkedPages {
  /** The remembered end that is nearest before this Offset, if any. */
  before(offset: number): { readonly offset: number; readonly cursor: string } | undefined;
  note(offset: number, cursor: string): void;
  /** The list is read anew from its beginning: where pages ended before has nothing to do with it. */
  forget(): void;
}

/** What reading from an office's database needs beyond statements. */
export interface OfficeReading {
  /** The pages of a list; `list` names the caller, the list and everything that was asked for. */
  walked(list: string): WalkedPages;
  /** Whether an index of the office's table begins with this column. */
  beginsIndex(table: string, column: string): boolean;
  /** Whether each index of the table holds the primary keys beside its columns. */
  keepsKeys(table: string): boolean;
  /** How many rows the table has; an estimate, from when the server looked last. */
  rows(table: string): number;
}
