import { hash } from 'node:crypto';
import type { Key } from '../../domain/key.ts';
import { HeldText, insertOfPlaceholder } from '../rows/held-rows.ts';

/** One audit row in the chain. */
interface Link {
  readonly number: number;
  readonly securityLogNum: Key;
  /** `digestOf` the row as it was stored. */
  readonly digest: string;
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
export const digestOf = (row: Readonly<Record<string, unknown>>): string => sha256(JSON.stringify(valuesOf(row)));

/** What the digest is made of if the row is about another one whose key is not known yet. */
export function heldTextOf(row: Readonly<Record<string, unknown>>): HeldText | undefined {
  const place = COLUMNS.findIndex(
    (name) => row[name] instanceof HeldText || insertOfPlaceholder(row[name]) !== undefined,
  );
  if (place < 0) return undefined;
  const value = row[COLUMNS[place]!] as HeldText | Key;
  const { before, key, after } = value instanceof HeldText ? value : new HeldText('', value, '');
  const values = valuesOf(row);
  const members = (some: readonly unknown[]) => JSON.stringify(some).slice(1, -1);
  const within = (text: string) => members([text.toWellFormed()]).slice(1, -1);
  return new HeldText(
    `[${members(values.slice(0, place))},"${within(before)}`,
    key,
    `${within(after)}",${members(values.slice(place + 1))}]`,
  );
}

/** A text that is no Unicode is stored with the mark that replaces what is none. */
const valuesOf = (row: Readonly<Record<string, unknown>>) =>
  COLUMNS.map((name) => (row[name] === null ? null : String(row[name]).toWellFormed()));

/** Binds a link to the one before. `previous`: the hash of that, `''` for the first. */
export const hashOf = (previous: string, { number, securityLogNum, digest }: Link): string =>
  sha256([previous, number, securityLogNum, digest].join('\n'));

const sha256 = (text: string) => hash('sha256', text);
