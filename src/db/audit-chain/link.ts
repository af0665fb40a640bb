import { hash } from 'node:crypto';
import type { Key } from '../../domain/key.ts';

/** One audit row in the chain. */
export interface Link {
  readonly number: number;
  readonly securityLogNum: Key;
  /** `digestOf` the row as it was stored. */
  readonly digest: string;
  /** Binds the three above and the link before. */
  readonly hash: string;
}

/** What of an audit row is held fast, in this order; its key is held by the link, so that rows put elsewhere can be told. */
const COLUMNS = [
  'PermType',
  'UserNum',
  'LogDateTime',
  'LogText',
  'PatNum',
  'CompName',
  'FKey',
  'LogSource',
  'DefNum',
  'DefNumError',
  'DateTPrevious',
] as const;

/** The columns that a row is read with to be compared. */
export const AUDIT_COLUMNS = COLUMNS.map((name) => `s.${name}`).join(', ');

/** The same for a row that is about to be stored and for one that was read, on either engine. */
export function digestOf(row: Readonly<Record<string, unknown>>): string {
  // A text that is no Unicode is stored with the mark that replaces what is none.
  const values = COLUMNS.map((name) => (row[name] === null ? null : String(row[name]).toWellFormed()));
  return sha256(JSON.stringify(values));
}

/** `previous`: the hash of the link before, `''` for the first. */
export const hashOf = (previous: string, { number, securityLogNum, digest }: Omit<Link, 'hash'>): string =>
  sha256([previous, number, securityLogNum, digest].join('\n'));

const sha256 = (text: string) => hash('sha256', text);
