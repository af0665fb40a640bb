import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { verifySignature } from '../verify.ts';
import { type Change, changesBetween } from './changes.ts';
import { printedPlan, type SignedLine, type SignedPlan } from './content.ts';
import type { EvidenceRecord, Side } from './record.ts';
import { canonicalText, readCanonicalText, sha256 } from './text.ts';

/** What is known of one signature. README.md explains the words. */
export type ProofStatus =
  | 'unsigned'
  | 'valid'
  | 'altered'
  | 'withdrawn'
  | 'foreign-valid'
  | 'foreign-broken'
  | 'unverifiable'
  | 'deleted';

/** The plan as it is stored now, with its signatures. */
export interface StoredPlan extends SignedPlan {
  readonly Signature: string | null;
  readonly SignaturePractice: string | null;
  readonly SigIsTopaz: number;
  readonly DateTSigned: string;
  readonly DateTPracticeSigned: string;
}

/** A record, and whether its unit of work is known to be stored. */
export interface KnownRecord {
  readonly record: EvidenceRecord;
  /** It is not known yet whether the practice stored it: it counts only if its effect is seen in the practice. */
  readonly isInFlight: boolean;
}

export interface SideProof {
  readonly status: ProofStatus;
  /** The record that the present signature rests on. */
  readonly record: EvidenceRecord | undefined;
  /** For a signature that is not ours: when it was signed, as the practice's row says. */
  readonly signedAt: string | null;
  readonly changes: readonly Change[];
}

const COLUMNS = {
  patient: { signature: 'Signature', time: 'DateTSigned' },
  practice: { signature: 'SignaturePractice', time: 'DateTPracticeSigned' },
} as const;

/** The records that took effect: without undone ones, and of those in flight only those whose effect the plan shows. */
export function effectiveRecords(known: readonly KnownRecord[], plan: StoredPlan | undefined): EvidenceRecord[] {
  const undone = new Set(known.flatMap(({ record }) => record.undoes ?? []));
  return known
    .filter(({ record, isInFlight }) => !undone.has(record.number) && (!isInFlight || isShown(record, plan)))
    .map(({ record }) => record)
    .filter(({ kind }) => kind !== 'undone');
}

/** Whether the practice is as this record left it. */
export function isShown({ kind, side, signature }: EvidenceRecord, plan: StoredPlan | undefined): boolean {
  if (kind === 'deleted') return plan === undefined;
  // A declined line does not change the plan; the signature that was made with it shows the effect.
  if (kind === 'declined') return true;
  if (!plan || !side) return false;
  return hashOfSignature(plan[COLUMNS[side].signature]) === signature;
}

/** How a record remembers a stored signature. */
export function hashOfSignature(stored: string | null): string | null {
  return stored ? sha256(stored) : null;
}

/**
 * The proof of one side. `records` are the effective ones of the plan by number. A signature of ours is valid when the
 * plan, its lines and the signature's own columns are what the record says; any other stored signature is judged by the
 * desktop program's rule (`treatment-plans.md` 4.7).
 */
export function proveSide(
  side: Side,
  records: readonly EvidenceRecord[],
  plan: StoredPlan | undefined,
  lines: readonly SignedLine[],
): SideProof {
  const own = records.filter((record) => record.side === side && SIGNING.has(record.kind));
  const last = own.at(-1);
  // Where no record took effect there was no such plan.
  const gone = records.length > 0 ? 'deleted' : 'unsigned';
  if (!plan) return { status: gone, record: last, signedAt: null, changes: [] };
  const { signature, time } = COLUMNS[side];
  const stored = hashOfSignature(plan[signature]);
  const signedAt = plan[time] === MIN_DATE_TIME || plan[time].startsWith('0000') ? null : plan[time].slice(0, 19);

  if (!last || last.kind === 'withdrawn') {
    if (stored === null) return { status: last ? 'withdrawn' : 'unsigned', record: last, signedAt: null, changes: [] };
    // A signature that was withdrawn and is there again was not made by signing.
    if (last && own.some((record) => record.signature === stored))
      return broken(last, signedAt, [change(signature, '', TEXT)]);
    return foreign(plan, signature, lines, last, signedAt, []);
  }
  const isOurs = stored === last.signature;
  const changes = contentChanges(last, plan, lines);
  if (!isOurs && stored !== null && own.every((record) => record.signature !== stored)) {
    return foreign(plan, signature, lines, last, signedAt, changes);
  }
  if (!isOurs) changes.push(change(signature, TEXT, stored === null ? '' : 'another signature'));
  if (isOurs && signedAt !== last.at) changes.push(change(time, last.at, signedAt ?? MIN_DATE_TIME));
  if (isOurs && plan.SigIsTopaz !== 0 && !hasPadSignature(side, records, plan)) {
    changes.push(change('SigIsTopaz', 'false', 'true'));
  }
  return changes.length > 0 ? broken(last, signedAt, changes) : { status: 'valid', record: last, signedAt, changes };
}

/** Whether the other side was signed on a pad, which explains SigIsTopaz: both sides share this column. */
function hasPadSignature(side: Side, records: readonly EvidenceRecord[], plan: StoredPlan): boolean {
  const other = hashOfSignature(plan[COLUMNS[side === 'patient' ? 'practice' : 'patient'].signature]);
  return other !== null && records.every((record) => record.signature !== other);
}

const SIGNING: ReadonlySet<string> = new Set(['signed', 'renewed', 'withdrawn']);

/** Stands for a stored signature, which is never printed. */
const TEXT = 'stored';

const change = (field: string, signed: string, now: string): Change => ({
  where: 'plan',
  field,
  ProcTPNum: null,
  signed,
  now,
});

const broken = (record: EvidenceRecord, signedAt: string | null, changes: readonly Change[]): SideProof => ({
  status: 'altered',
  record,
  signedAt,
  changes,
});

function contentChanges(record: EvidenceRecord, plan: StoredPlan, lines: readonly SignedLine[]): Change[] {
  const now = printedPlan(plan, lines);
  const text = record.text ?? '';
  if (canonicalText(now) === text) return [];
  const signed = readCanonicalText(text);
  // Only an edited record has no readable text.
  if (!signed) return [change('text', 'unreadable', 'unreadable')];
  return changesBetween(signed, now);
}

function foreign(
  plan: StoredPlan,
  column: 'Signature' | 'SignaturePractice',
  lines: readonly SignedLine[],
  record: EvidenceRecord | undefined,
  signedAt: string | null,
  changes: readonly Change[],
): SideProof {
  const status = () => {
    if (plan.SigIsTopaz !== 0) return 'unverifiable';
    return verifySignature(plan[column] ?? '', plan, lines).kind === 'broken' ? 'foreign-broken' : 'foreign-valid';
  };
  return { status: status(), record, signedAt, changes };
}
