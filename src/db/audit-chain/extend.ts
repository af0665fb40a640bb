import { sql } from 'kysely';
import { type Key, toKey } from '../../domain/key.ts';
import type { Handle, Transaction } from '../handle.ts';
import { insertOwnRows } from '../rows/rows.ts';
import { AUDIT_COLUMNS, digestOf, hashOf } from './link.ts';

/**
 * How audit rows are chained. A unit of work stores the digest of each of its audit rows with its changes, in its own
 * transaction. The link is made when the changes get their numbers: one link after the other under the lock of the
 * numbering, so that no writer waits for another's (`feed/number-changes.ts`).
 */
interface AuditRow {
  readonly securityLogNum: Key;
  readonly digest: string;
}

/** A place in the chain: the number and the hash of a link. */
export interface ChainPlace {
  readonly number: number;
  readonly hash: string;
}

/** The last link; number 0 before the first one. */
export async function chainEnd(handle: Handle): Promise<ChainPlace> {
  const [row] = await handle.select('SELECT Number, Hash FROM bitewing_audit ORDER BY Number DESC LIMIT 1', []);
  return { number: Number(row?.Number ?? 0), hash: String(row?.Hash ?? '') };
}

/** Links rows to the end of the chain; a row that has its link already is passed. The numbering is locked. */
export async function chainAuditRows(tx: Transaction, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return;
  const keys = rows.map(({ securityLogNum }) => securityLogNum);
  const marks = keys.map(() => '?').join(', ');
  const known = await tx.select(`SELECT SecurityLogNum FROM bitewing_audit WHERE SecurityLogNum IN (${marks})`, keys);
  const linked = new Set(known.map(({ SecurityLogNum }) => String(SecurityLogNum)));
  let { number, hash } = await chainEnd(tx);
  const links = rows
    .filter(({ securityLogNum }) => !linked.has(String(securityLogNum)))
    .map(({ securityLogNum, digest }) => {
      number++;
      hash = hashOf(hash, { number, securityLogNum, digest });
      return { Number: number, SecurityLogNum: securityLogNum, Digest: digest, Hash: hash };
    });
  if (links.length > 0) await insertOwnRows(tx, 'bitewing_audit', links);
}

/** The row of `bitewing_meta` with the last audit row that stood there when the chain began. */
const STOOD_BEFORE = 'audit rows before the chain';

/**
 * Links rows that stood there before there was a chain, as they are found, `most` at a time; 0 when none is left. Rows
 * that wait for their numbers are not among them: theirs are linked as they were stored.
 */
export async function chainOlderRows(tx: Transaction, most: number): Promise<number> {
  const end = await lastOlderRow(tx);
  if (end === undefined) return 0;
  const rows = await tx.select(
    `SELECT s.SecurityLogNum, ${AUDIT_COLUMNS} FROM securitylog s
     WHERE s.SecurityLogNum > (SELECT COALESCE(MAX(a.SecurityLogNum), 0) FROM bitewing_audit a) AND s.SecurityLogNum <= ?
     ORDER BY s.SecurityLogNum LIMIT ?`,
    [end, most],
  );
  const older = rows.map((row) => ({ securityLogNum: row.SecurityLogNum as Key, digest: digestOf(row) }));
  await chainAuditRows(tx, older);
  await forgetOlderRows(tx);
  if (rows.length === most) await insertOwnRows(tx, 'bitewing_meta', [{ Name: STOOD_BEFORE, Value: String(end) }]);
  return rows.length;
}

/** Undefined where nothing stood before the chain, or all of it is linked. */
export async function lastOlderRow(handle: Handle): Promise<Key | undefined> {
  const [row] = await handle.select(
    `SELECT (SELECT Value FROM bitewing_meta WHERE Name = ?) AS Known, EXISTS (SELECT 1 FROM bitewing_audit) AS HasBegun`,
    [STOOD_BEFORE],
  );
  if (row!.Known !== null) return toKey(String(row!.Known));
  if (Number(row!.HasBegun) === 1) return undefined;
  const [found] = await handle.select(
    `SELECT MAX(s.SecurityLogNum) AS Last FROM securitylog s WHERE s.SecurityLogNum <
       (SELECT COALESCE(MIN(o.RowKey), 9223372036854775807) FROM bitewing_outbox o WHERE o.Digest IS NOT NULL)`,
    [],
  );
  return (found!.Last as Key | null) ?? undefined;
}

const forgetOlderRows = (tx: Transaction) => sql`DELETE FROM bitewing_meta WHERE Name = ${STOOD_BEFORE}`.execute(tx.db);

/** The audit rows became other ones altogether: the next numbering chains what stands there now. */
export async function beginChainAnew(tx: Transaction): Promise<void> {
  await sql`DELETE FROM bitewing_audit`.execute(tx.db);
  await forgetOlderRows(tx);
}
