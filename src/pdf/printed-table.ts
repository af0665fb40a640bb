export interface PrintedColumn {
  readonly caption: string;
  /** The caption in full, for those who hear it. */
  readonly words: string;
  /** Hundredths of an inch on the office's layout. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  /** Takes the room that is left and gives it up first. */
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
