/** Finds what other programs wrote into an office's database. Nothing is found but by a look. */
export interface Watch {
  /** One look, the first one silent and long. Only one at a time. */
  look(of: LookOptions): Promise<void>;
  figures(): WatchFigures;
}

interface LookOptions {
  /** Rests for so many milliseconds; rejecting ends the look. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Told of a table that cannot be read, once until it can. */
  readonly onUnreadable: (table: string, error: Error) => void;
  readonly onLearnt?: (() => void) | undefined;
}

export interface WatchFigures {
  /** Changes are told. */
  readonly isBegun: boolean;
  /** Rows that are remembered, and about how many the tables have. */
  readonly rows: number;
  readonly rowsInAll: number;
  /** Times that every row was looked at since the start. */
  readonly rounds: number;
  /** Milliseconds spent waiting for the database since the start. */
  readonly busy: number;
}
