import type { TableName } from './schema/tables.ts';

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
  /** Where it was asked for, of an office's database: what writing into it would meet. */
  readonly writes?: WriteReport;
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

/** What `--writes direct` would meet, as far as is known which tables each operation touches. */
export interface WriteReport {
  /** How many operations were looked at. */
  readonly operations: number;
  readonly obstacles: readonly WriteObstacle[];
  /** Tables that these operations change and whose engine cannot take a change back. */
  readonly withoutTransactions: readonly string[];
  /** Operations of which only the main table is known to be written: no request was at hand that the rules accept. */
  readonly refusedWhenRecorded: readonly string[];
}

export interface WriteObstacle {
  /** What is missing and what to do. */
  readonly sentence: string;
  /** Operations that it stops, e.g. `DELETE /treatplans/{TreatPlanNum}`. */
  readonly operations: readonly string[];
}

/** The tables that good requests of an operation touched. */
export interface TouchedTables {
  readonly read?: readonly TableName[];
  readonly insert?: readonly TableName[];
  readonly update?: readonly TableName[];
  readonly delete?: readonly TableName[];
  /** Rules refused them all: this is what was read until then, and the main table. */
  readonly isRefused?: true;
}

/** An operation as far as a check looks at it. */
export interface CheckedOperation {
  readonly verb: string;
  /** Where it does not lie below the published base. */
  readonly base?: string | undefined;
  readonly path: string;
  readonly write?: { readonly patient: unknown } | undefined;
  /** The tables it touches, where they are known. */
  readonly touches?: TouchedTables | undefined;
  /** Whether it writes under the lock of a patient. */
  readonly locksPatient?: boolean;
  /** Its parameters by name. */
  readonly query?: Readonly<Record<string, unknown>>;
  readonly answer: { readonly kind: string; readonly row?: CheckedRow };
}

/** E.g. `GET /treatplans`; what is no published operation is named with its base. */
export const operationName = ({ verb, base = '', path }: Pick<CheckedOperation, 'verb' | 'base' | 'path'>) =>
  `${verb} ${base}${path}`;

/** Only a row of a table has a source. */
interface CheckedRow {
  readonly name: string;
  readonly source?: {
    readonly table: string;
    readonly joins: readonly { readonly table: string; readonly on: string }[];
  };
  readonly fields?: Readonly<Record<string, CheckedField>>;
}

interface CheckedField {
  readonly sql?: string | undefined;
  readonly column?: string | undefined;
  /** Of a value that is answered by its name. */
  readonly names?: Readonly<Record<string, number | string>> | undefined;
}
