export interface PrintedColumn {
  readonly caption: string;
  /** The full caption, to be read aloud. */
  readonly words: string;
  /** Hundredths of an inch on the office's layout. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  /** The column that gets the room that is left, and is the first to become narrower. */
  readonly isElastic?: boolean;
}

export interface PrintedRow {
  /** One text for each column; line ends are kept. */
  readonly cells: readonly string[];
  readonly kind: 'line' | 'subtotal' | 'total';
  /** `#rrggbb`; black unless said otherwise. */
  readonly color?: string | undefined;
}

export interface PrintedTable {
  /** Printed above the heading row; empty = none. */
  readonly caption: string;
  readonly columns: readonly PrintedColumn[];
  readonly rows: readonly PrintedRow[];
}
