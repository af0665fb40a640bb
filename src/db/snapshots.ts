/** The rows of a practice at one moment, in a form that only the practice it was taken of reads, or one of its kind. */
export interface PracticeSnapshot {
  readonly bytes: Uint8Array;
}

/** Taking and putting back all rows at once. Units of work that have begun end first, later ones find the rows put back. */
export interface Snapshots {
  take(): Promise<PracticeSnapshot>;
  putBack(snapshot: PracticeSnapshot): Promise<void>;
  /** Takes next to no time, so that it may be done without being asked for. */
  readonly isQuick: boolean;
}
