/** Where pages of one list ended that one caller was answered. */
export interface WalkedPages {
  /** The remembered end that is nearest before this Offset, if any. */
  before(offset: number): { readonly offset: number; readonly cursor: string } | undefined;
  note(offset: number, cursor: string): void;
}

/** What reading from an office's database needs beyond statements. */
export interface OfficeReading {
  /** The pages of a list; `list` names the caller, the list and everything that was asked for. */
  walked(list: string): WalkedPages;
  /** Whether an index of the office's table begins with this column. */
  beginsIndex(table: string, column: string): boolean;
}
