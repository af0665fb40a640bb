import type { Key } from '../../domain/key.ts';
import { canonicalJson, parseExactJson } from './exact-json.ts';
import { sha256 } from './text.ts';

export type Side = 'patient' | 'practice';

/**
 * What happened. `signed`, `renewed` and `withdrawn` are about a signature. `declined` says what the patient did not
 * accept of a plan, `deleted` that the plan was removed, and `undone` that the record it names never took effect,
 * because the server was cut short or the database refused.
 */
export type RecordKind = 'signed' | 'renewed' | 'withdrawn' | 'declined' | 'deleted' | 'undone';

/** A pen stroke: x, y, milliseconds since the first point, pressure from 0 to 1. */
export type Stroke = readonly (readonly [x: number, y: number, t: number, pressure: number])[];

/** How somebody signed. */
type SigningMethod = 'api' | 'typed' | 'drawn';

/** Who acted, where from, and what was seen; null where it does not apply. */
export interface RecordDraft {
  readonly kind: RecordKind;
  readonly side: Side | null;
  /** The office's local time, `yyyy-MM-dd HH:mm:ss`. */
  readonly at: string;
  readonly TreatPlanNum: Key;
  readonly PatNum: Key;
  readonly patientName: string | null;
  readonly signerName: string | null;
  readonly relation: 'patient' | 'guardian' | null;
  /** What the act meant, e.g. `patient`, `guardian`, `practice`, `declined`. */
  readonly meaning: string;
  readonly method: SigningMethod | null;
  readonly developer: string;
  /** Number of the key pair, null for the demo pair. */
  readonly key: number | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly consentVersion: string | null;
  readonly consentText: string | null;
  readonly strokes: readonly Stroke[] | null;
  /** SHA-256 of `text`. */
  readonly digest: string | null;
  /** The canonical text of the plan as it was signed, shown or deleted. */
  readonly text: string | null;
  /** SHA-256 of what the column Signature or SignaturePractice held afterwards; null when it was emptied. */
  readonly signature: string | null;
  readonly pdfDigest: string | null;
  /** The lines that were not accepted, with their descriptions. */
  readonly declined: readonly { readonly ProcTPNum: Key; readonly descript: string }[] | null;
  /** The number of the record that never took effect; only in `undone`. */
  readonly undoes: number | null;
}

/** A record in its place in the chain. */
export interface EvidenceRecord extends RecordDraft {
  /** From 1, without gaps. */
  readonly number: number;
  /** Which practice it belongs to, when one file has seen several. */
  readonly practice: string;
  /** Hash of the record before; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 of the canonical JSON of everything else in the record. */
  readonly hash: string;
}

/** What the first record names as its predecessor. */
export const NO_PREVIOUS = '0'.repeat(64);

/** Adds a draft after the last record. Answers the record and the JSON text that its hash is made of. */
export function chained(
  draft: RecordDraft,
  place: Pick<EvidenceRecord, 'number' | 'practice' | 'previous'>,
): { record: EvidenceRecord; body: string } {
  const body = canonicalJson({ ...draft, ...place });
  return { record: { ...draft, ...place, hash: sha256(body) }, body };
}

/** The hash that a record must have, calculated without the hash that it states. */
export function hashOfRecord({ hash: _, ...rest }: Readonly<Record<string, unknown>>): string {
  return sha256(canonicalJson(rest));
}

/** Members that are a text or null. */
const TEXTS = ['side', 'text', 'digest', 'signature', 'patientName', 'signerName', 'consentText'];

const isStrokes = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.every((stroke) => Array.isArray(stroke) && stroke.every(isPoint)));

const isPoint = (value: unknown) => Array.isArray(value) && value.every((number) => Number.isFinite(number));

/**
 * Reads a record from its stored JSON text; undefined if somebody edited it so that it is no record. Whether it is in
 * the right place is checked with the chain.
 */
export function readRecord(body: string, hash: string): EvidenceRecord | undefined {
  let value: unknown;
  try {
    value = parseExactJson(body);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const record = { ...value, hash } as Record<string, unknown>;
  const isText = (name: string) => typeof record[name] === 'string';
  const isTextOrNull = (name: string) => record[name] === null || isText(name);
  const isWhole =
    ['kind', 'at', 'meaning', 'developer', 'practice', 'previous'].every(isText) &&
    TEXTS.every(isTextOrNull) &&
    isStrokes(record.strokes) &&
    typeof record.number === 'number' &&
    ['number', 'bigint'].includes(typeof record.TreatPlanNum);
  return isWhole ? (record as unknown as EvidenceRecord) : undefined;
}
