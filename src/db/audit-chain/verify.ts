import type { Key } from '../../domain/key.ts';
import type { Handle } from '../handle.ts';
import { type ChainPlace, chainEnd, lastOlderRow } from './extend.ts';
import { AUDIT_COLUMNS, digestOf, hashOf } from './link.ts';

/** What is wrong with an audit row or a link of the chain. */
export interface AuditProblem {
  readonly kind: 'removed' | 'edited' | 'moved' | 'added' | 'link';
  /** The SecurityLogNum, or the link's number. */
  readonly at: Key;
  /** The row that `moved` came from. */
  readonly from?: Key;
}

export interface AuditVerdict {
  /** Links in the chain, and the last of them. */
  readonly links: number;
  readonly head: string;
  /** Rows that get their link with the next numbering: what was stored since, and what stood there before the chain. */
  readonly waiting: number;
  /** In the order in which they were found, `MOST_PROBLEMS` at most. */
  readonly problems: readonly AuditProblem[];
  /** How many there are in all. */
  readonly found: number;
}

/** A table that was emptied has a problem in each row: the first ones tell it. */
const MOST_PROBLEMS = 1_000;

/** Rows read at once. */
const AT_ONCE = 1_000;

/** Told after each piece how many links of how many were read; the next one waits for it. */
type Told = (read: number, all: number) => Promise<void>;

/**
 * Reads every link and every audit row once, and names what is not as it was stored. Linear in their number, and what it
 * holds meanwhile is bounded.
 */
export async function verifyAudit(handle: Handle, told: Told = async () => {}): Promise<AuditVerdict> {
  const problems = problemList();
  // What is numbered meanwhile is met among the links.
  const waiting = await readWaiting(handle, problems);
  const older = await olderRows(handle);
  const end = await readLinks(handle, problems, told);
  await findAdded(handle, problems, older);
  return { links: end.number, head: end.hash, waiting: waiting + older.count, ...problems.told() };
}

/** Whether the chain holds this link. */
export async function holdsLink(handle: Handle, { number, hash }: ChainPlace): Promise<boolean> {
  if (number === 0) return true;
  const rows = await handle.select('SELECT 1 FROM bitewing_audit WHERE Number = ? AND Hash = ?', [number, hash]);
  return rows.length > 0;
}

/** Whether some link of the chain has this hash. */
export async function holdsHash(handle: Handle, hash: string): Promise<boolean> {
  const { number } = await chainEnd(handle);
  for (let last = 0; last < number; last += AT_ONCE) {
    const rows = await handle.select('SELECT Hash FROM bitewing_audit WHERE Number > ? AND Number <= ?', [
      last,
      last + AT_ONCE,
    ]);
    if (rows.some((row) => row.Hash === hash)) return true;
  }
  return false;
}

type Problems = ReturnType<typeof problemList>;

async function readLinks(handle: Handle, problems: Problems, told: Told): Promise<ChainPlace> {
  const { number: all } = await chainEnd(handle);
  let end: ChainPlace = { number: 0, hash: '' };
  for (let read = 0; ; read += AT_ONCE) {
    const rows = await handle.select(LINKS, [end.number, AT_ONCE]);
    for (const row of rows) {
      const [number, securityLogNum, digest] = [Number(row.Number), row.LinkedNum as Key, String(row.Digest)];
      const expected = hashOf(end.hash, { number, securityLogNum, digest });
      if (number !== end.number + 1 || row.Hash !== expected) problems.add({ kind: 'link', at: number });
      problems.compare(securityLogNum, digest, row);
      // Told once: what follows is judged by what stands there.
      end = { number, hash: String(row.Hash) };
    }
    if (rows.length < AT_ONCE) return end;
    await told(read + AT_ONCE, all);
  }
}

const LINKS = `SELECT a.Number, a.SecurityLogNum AS LinkedNum, a.Digest, a.Hash, s.SecurityLogNum, ${AUDIT_COLUMNS}
  FROM bitewing_audit a LEFT JOIN securitylog s ON s.SecurityLogNum = a.SecurityLogNum
  WHERE a.Number > ? ORDER BY a.Number LIMIT ?`;

/** Rows that have no link yet are compared with the digest that was stored with them. */
async function readWaiting(handle: Handle, problems: Problems): Promise<number> {
  let last: Key = 0;
  let waiting = 0;
  for (;;) {
    const rows = await handle.select(
      `SELECT o.Id, o.RowKey, o.Digest, s.SecurityLogNum, ${AUDIT_COLUMNS}
       FROM bitewing_outbox o LEFT JOIN securitylog s ON s.SecurityLogNum = o.RowKey
       WHERE o.Id > ? AND o.Digest IS NOT NULL ORDER BY o.Id LIMIT ?`,
      [last, AT_ONCE],
    );
    for (const row of rows) problems.compare(row.RowKey as Key, String(row.Digest), row);
    waiting += rows.length;
    if (rows.length < AT_ONCE) return waiting;
    last = rows.at(-1)!.Id as Key;
  }
}

/** Rows that stood there before the chain and have no link yet: those behind `after`, up to `last`. */
interface OlderRows {
  readonly after: Key;
  readonly last: Key;
  readonly count: number;
}

async function olderRows(handle: Handle): Promise<OlderRows> {
  const last = await lastOlderRow(handle);
  if (last === undefined) return { after: 0, last: 0, count: 0 };
  const [linked] = await handle.select('SELECT COALESCE(MAX(SecurityLogNum), 0) AS Last FROM bitewing_audit', []);
  const after = linked!.Last as Key;
  const [rows] = await handle.select(
    'SELECT COUNT(*) AS Count FROM securitylog WHERE SecurityLogNum > ? AND SecurityLogNum <= ?',
    [after, last],
  );
  return { after, last, count: Number(rows!.Count) };
}

/** Rows that no unit of work of ours stored. */
async function findAdded(handle: Handle, problems: Problems, older: OlderRows): Promise<void> {
  let last: Key = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows: Record<string, unknown>[] = await handle.select(
      `SELECT s.SecurityLogNum FROM securitylog s
       WHERE s.SecurityLogNum > ? AND NOT EXISTS (SELECT 1 FROM bitewing_audit a WHERE a.SecurityLogNum = s.SecurityLogNum)
         AND s.SecurityLogNum NOT IN (SELECT o.RowKey FROM bitewing_outbox o WHERE o.Digest IS NOT NULL)
         AND NOT (s.SecurityLogNum > ? AND s.SecurityLogNum <= ?)
       ORDER BY s.SecurityLogNum LIMIT ?`,
      [last, older.after, older.last, AT_ONCE],
    );
    for (const { SecurityLogNum } of rows) problems.add({ kind: 'added', at: SecurityLogNum as Key });
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)!.SecurityLogNum as Key;
  }
}

/**
 * Collects what is wrong. Of rows that differ it keeps what they held and should hold, so that two which changed places are
 * told as such.
 */
function problemList() {
  const list: AuditProblem[] = [];
  let found = 0;
  const differing: { readonly key: Key; readonly was: string; readonly is: string }[] = [];
  const add = (problem: AuditProblem) => {
    found++;
    if (list.length < MOST_PROBLEMS) list.push(problem);
  };
  return {
    add,
    compare(key: Key, digest: string, row: Readonly<Record<string, unknown>>): void {
      if (row.SecurityLogNum === null) {
        add({ kind: 'removed', at: key });
        return;
      }
      const is = digestOf(row);
      if (is === digest) return;
      found++;
      if (differing.length < MOST_PROBLEMS) differing.push({ key, was: digest, is });
    },
    told() {
      const owners = new Map(differing.map(({ key, was }) => [was, key]));
      const compared = differing.map(({ key, is }): AuditProblem => {
        const from = owners.get(is);
        return from === undefined ? { kind: 'edited', at: key } : { kind: 'moved', at: key, from };
      });
      return { problems: [...list, ...compared].slice(0, MOST_PROBLEMS), found };
    },
  };
}
