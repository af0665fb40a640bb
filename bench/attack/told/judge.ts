import { isDeepStrictEqual } from 'node:util';
import type { Taken } from './receiver.ts';
import { REFUSED, type Written } from './writers.ts';

export interface Change {
  readonly number: number;
  readonly table: string;
  readonly key: number;
  readonly kind: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Everything that must agree. */
export interface Evidence {
  readonly ledger: readonly Written[];
  readonly taken: readonly Taken[];
  /** What a reader saw that followed the changes meanwhile. */
  readonly followed: readonly Change[];
  /** The changes in the feed at the end. */
  readonly changes: readonly Change[];
  /** Rows as they are in the end, by their keys. */
  readonly procedures: ReadonlyMap<number, Row>;
  readonly attaches: ReadonlyMap<number, Row>;
}

/** A sentence for each thing that is lost, invented, out of order or torn; none when all is well. */
export function judge(evidence: Evidence): string[] {
  return [
    ...judgeFeed(evidence),
    ...judgeSource(evidence),
    ...judgeCalls(evidence),
    ...judgeProcedures(evidence),
    ...judgeAttaches(evidence),
  ];
}

function judgeFeed({ followed, changes }: Evidence): string[] {
  const hole = changes.findIndex(({ number }, index) => number !== index + 1);
  return [
    ...(hole >= 0 ? [`The numbering has a hole before ${changes[hole]!.number}.`] : []),
    ...(isDeepStrictEqual(followed, changes) ? [] : ['Whoever followed the changes saw others than those that stand.']),
  ];
}

/** Acknowledged writes are there, and each row that is there was sent. */
function judgeSource({ ledger, procedures }: Evidence): string[] {
  const faults: string[] = [];
  const marks = new Map(ledger.map((written) => [written.mark, written]));
  for (const { procNum, acknowledged, deletion, mark } of ledger) {
    if (procNum === undefined) continue;
    const row = procedures.get(procNum);
    if (row?.BillingNote !== mark) faults.push(`Procedure ${procNum} was acknowledged and is lost.`);
    else if (stateOf(row) < acknowledged) faults.push(`Procedure ${procNum} lost its state ${acknowledged}.`);
    else if (deletion === 'acknowledged' && row.ProcStatus !== 'D') faults.push(`Procedure ${procNum} is not deleted.`);
  }
  for (const [key, row] of procedures) {
    if (!marks.has(String(row.BillingNote))) faults.push(`Procedure ${key} was invented.`);
  }
  return faults;
}

function judgeCalls({ taken }: Evidence): string[] {
  const bodies = new Map<string, string>();
  const faults: string[] = [];
  for (const { id, isSigned, body } of taken) {
    if (!isSigned) faults.push(`Call ${id} is not signed.`);
    if ((bodies.get(id) ?? body) !== body) faults.push(`Call ${id} came with two bodies.`);
    bodies.set(id, body);
  }
  return faults;
}

function judgeProcedures({ ledger, taken, procedures }: Evidence): string[] {
  const faults: string[] = [];
  const marks = new Map(ledger.map((written) => [written.mark, written]));
  const last = new Map<number, Row>();
  for (const row of rowsTold(taken, 'ProcedureLog')) {
    const key = row.ProcNum as number;
    const before = last.get(key);
    const written = marks.get(String(row.BillingNote));
    if (row.BillingNote === REFUSED || !written || stateOf(row) > written.sent)
      faults.push(`Procedure ${key} was told in a state that nobody wrote.`);
    if (before && (stateOf(row) < stateOf(before) || (before.ProcStatus === 'D' && row.ProcStatus !== 'D')))
      faults.push(`Procedure ${key} was told out of order.`);
    last.set(key, row);
  }
  for (const [key, row] of procedures) {
    if (!isDeepStrictEqual(last.get(key), row)) faults.push(`Procedure ${key} was not told as it is.`);
  }
  const deleted = new Set(rowsTold(taken, 'ProcedureLogDeleted').map(({ ProcNum }) => ProcNum as number));
  for (const [key, { ProcStatus }] of procedures) {
    if ((ProcStatus === 'D') !== deleted.has(key))
      faults.push(`The deletion of procedure ${key} was not told as it is.`);
  }
  return faults;
}

/** Rows that are deleted for good: each in the feed, each with its last row. */
function judgeAttaches({ taken, attaches, changes }: Evidence): string[] {
  const faults: string[] = [];
  const last = new Map(rowsTold(taken, 'TreatPlanAttach').map((row) => [row.TreatPlanAttachNum as number, row]));
  for (const [key, row] of attaches) {
    if (!isDeepStrictEqual(last.get(key), row)) faults.push(`Attachment ${key} was not told as it is.`);
  }
  const told = new Set(rowsTold(taken, 'TreatPlanAttachDeleted').map((row) => row.TreatPlanAttachNum as number));
  const ofTable = changes.filter(({ table }) => table === 'treatplanattach');
  const deleted = new Set(ofTable.filter(({ kind }) => kind === 'delete').map(({ key }) => key));
  if (!isDeepStrictEqual([...told].sort(ascending), [...deleted].sort(ascending)))
    faults.push(`${deleted.size} attachments were deleted, and the deletion of ${told.size} was told.`);
  const known = new Set(ofTable.map(({ key }) => key));
  for (const key of last.keys()) if (!known.has(key)) faults.push(`Attachment ${key} was invented.`);
  return faults;
}

const rowsTold = (taken: readonly Taken[], watchTable: string): Row[] =>
  taken.filter((one) => one.watchTable === watchTable).flatMap(({ body }) => JSON.parse(body) as Row[]);

const stateOf = ({ ClaimNote }: Row) => Number(ClaimNote || 0);

const ascending = (one: number, other: number) => one - other;
