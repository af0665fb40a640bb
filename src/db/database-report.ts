/** What a person should know about a database before a server runs on it. Nothing is changed by asking. */
export interface DatabaseReport {
  /** A path, or `host:port/name`: no password. */
  readonly database: string;
  readonly server: string;
  /** `office`: created by Open Dental. `other`: the tables of some other program. */
  readonly kind: 'own' | 'office' | 'empty' | 'other';
  /** DataBaseVersion of an office's database. */
  readonly version: string;
  /** Settings that decide how safe and how strict the database is. */
  readonly settings: Readonly<Record<string, string>>;
  /** Rights of the user, without passwords. */
  readonly grants: readonly string[];
  readonly tables: readonly TableReport[];
  readonly operations: readonly OperationReport[];
  readonly findings: readonly Finding[];
  /** No finding keeps a server from running here. */
  readonly isUsable: boolean;
}

export interface TableReport {
  readonly name: string;
  readonly engine: string;
  /** The database's estimate. */
  readonly rows: number;
  /** The largest primary key, as digits; `''` for an empty table. */
  readonly largestKey: string;
  readonly isMissing: boolean;
  /** Why it cannot be read, e.g. that it is damaged; `''` where it can. */
  readonly trouble: string;
  /** Answered with their documented default. */
  readonly missingColumns: readonly string[];
  /** `name (columns)` */
  readonly missingIndexes: readonly string[];
}

export interface OperationReport {
  /** E.g. `GET /treatplans`. */
  readonly operation: string;
  readonly works: boolean;
  readonly reason: string;
}

export interface Finding {
  /** `problem`: a server cannot run, or not safely. `cost`: it can, and this is what it costs. */
  readonly kind: 'problem' | 'cost';
  /** What it is and what to do. */
  readonly sentence: string;
}

/** An operation as far as a check looks at it. */
export interface CheckedOperation {
  readonly verb: string;
  readonly path: string;
  readonly write?: unknown;
  /** Its parameters by name. */
  readonly query?: Readonly<Record<string, unknown>>;
  readonly answer: { readonly kind: string; readonly row?: CheckedRow };
}

/** Only a row of a table has a source. */
interface CheckedRow {
  readonly name: string;
  readonly source?: { readonly table: string; readonly joins: readonly { readonly table: string }[] };
  readonly fields?: Readonly<Record<string, { readonly sql?: string | undefined }>>;
}
