import type { TableName } from '../schema/tables.ts';

/** The tables that good requests of an operation touched. */
export interface TouchedTables {
  readonly read?: readonly TableName[];
  readonly insert?: readonly TableName[];
  readonly update?: readonly TableName[];
  readonly delete?: readonly TableName[];
  /** Rules refused them all: this is what was read until then, and the main table. */
  readonly isRefused?: true;
}
