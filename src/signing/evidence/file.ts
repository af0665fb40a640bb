import { createPublicKey, verify } from 'node:crypto';
import { withoutTrailingCommas } from '../../domain/json-shape.ts';
import type { Key } from '../../domain/key.ts';
import type { ChainState } from './chain.ts';
import type { Evidence } from './evidence.ts';
import { canonicalJson, exactJson, parseExactJson } from './exact-json.ts';
import type { ProofStatus } from './proof.ts';
import { type EvidenceRecord, hashOfRecord, NO_PREVIOUS, readRecord } from './record.ts';
import { sha256 } from './text.ts';

/** Signs with the practice's own key. */
export interface FileSigner {
  /** Base64 of the DER form (SubjectPublicKeyInfo) of an Ed25519 key. */
  readonly publicKey: string;
  /** Base64 of the Ed25519 signature of a text's UTF-8 bytes. */
  sign(text: string): string;
}

/**
 * The JSON text of evidence as it is kept in a file. `fileDigest` is the SHA-256 of the canonical JSON of everything
 * except the last three members, `fileSignature` the practice's signature of that digest's hexadecimal text.
 */
export function sealedJson(evidence: Evidence, signer: FileSigner): string {
  const fileDigest = sha256(canonicalJson(evidence));
  const seal = { fileDigest, fileSignature: signer.sign(fileDigest), publicKey: signer.publicKey };
  return exactJson({ ...evidence, ...seal });
}

/** SHA-256 of a signed plan's canonical text, and of the PDF that was filed with the signature. */
interface Digests {
  readonly digest: string | null;
  readonly pdfDigest: string | null;
}

/** Who signed, as a file states it; null where it states nothing. */
export type StatedSigner = Readonly<Record<'signedAt' | 'signerName' | 'developer' | 'method', string | null>>;

/** The content of a kept file, and everything that is wrong with it. */
export interface FileVerdict {
  readonly TreatPlanNum: Key;
  readonly patientName: string | null;
  /** As the file says, which may be any word; undefined for none. */
  readonly patient: ProofStatus | undefined;
  readonly practice: ProofStatus | undefined;
  readonly signers: Readonly<Record<'patient' | 'practice', StatedSigner>>;
  /** Digests of what each side signed; null for none. */
  readonly digests: Readonly<Record<'patient' | 'practice', Digests>>;
  /** The key that the file names as its own, and that signed it if there is no problem. */
  readonly publicKey: string | null;
  readonly problems: readonly string[];
}

/**
 * Checks a kept file without any database: its digest, its signature, every record in it. `publicKey` is the key that
 * must have signed it. undefined for a text that is no evidence.
 */
export function verifyFile(text: string, publicKey?: string): FileVerdict | undefined {
  const file = objectIn(text);
  if (!file || !isKey(file.TreatPlanNum) || !Array.isArray(file.records)) return undefined;
  const { fileDigest, fileSignature, publicKey: named, ...rest } = file;
  const problems = [
    ...(fileDigest === sha256(canonicalJson(rest)) ? [] : ['The file was edited: its digest does not belong to it.']),
    ...signatureProblems(fileDigest, fileSignature, named, publicKey),
    ...recordProblems(file.records),
  ];
  const damage = memberOf(file.chain, 'ok') === true ? [] : ['The chain was damaged when the file was made.'];
  return {
    TreatPlanNum: file.TreatPlanNum,
    patientName: textOrNull(memberOf(file.records.at(-1), 'patientName')),
    patient: statusOf(file.patient),
    practice: statusOf(file.practice),
    signers: { patient: signerOf(file.patient), practice: signerOf(file.practice) },
    digests: { patient: digestsOf(file.patient), practice: digestsOf(file.practice) },
    publicKey: textOrNull(named),
    problems: [...problems, ...damage],
  };
}

function signatureProblems(digest: unknown, signature: unknown, named: unknown, wanted: string | undefined): string[] {
  if (typeof digest !== 'string' || typeof signature !== 'string' || typeof named !== 'string') {
    return ['The file is not signed.'];
  }
  const problems = isSignedBy(named, digest, signature) ? [] : ['The signature of the file does not belong to it.'];
  if (wanted !== undefined && wanted.trim() !== named) problems.push('The file is signed with another key.');
  return problems;
}

function isSignedBy(publicKey: string, digest: string, signature: string): boolean {
  // Node reads over signs that are none of Base64, and what the key is shown as may be written with them.
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(publicKey)) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(digest), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** Each record's own hash, its text's digest, and the links between neighbours. */
function recordProblems(records: readonly unknown[]): string[] {
  const byNumber = new Map<unknown, string>();
  return records.flatMap((record) => {
    const { number, hash, previous, text, digest } = (record ?? {}) as Record<string, unknown>;
    if (!isKey(number) || typeof hash !== 'string') return ['A record is no record.'];
    const before = number === 1 ? NO_PREVIOUS : byNumber.get(Number(number) - 1);
    byNumber.set(number, hash);
    return [
      ...(hashOfRecord(record as Record<string, unknown>) === hash ? [] : [`Record ${number} was edited.`]),
      ...(typeof text !== 'string' || sha256(text) === digest ? [] : [`The text of record ${number} was edited.`]),
      ...(before === undefined || before === previous ? [] : [`Record ${number} does not follow the one before.`]),
    ];
  });
}

/** A name that stands twice in an object would show a person one value, and the digest another. */
function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    withoutTrailingCommas(text, { mostNames: Infinity, mostValues: Infinity });
    const value = parseExactJson(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The records and the chain of a kept file, whatever `verifyFile` found wrong; those beyond reading are left out. */
export function heldInFile(text: string): { records: EvidenceRecord[]; chain: ChainState } {
  const { records, chain } = objectIn(text) ?? {};
  return {
    records: (Array.isArray(records) ? records : []).flatMap((record: unknown) => {
      const hash = textOrNull(memberOf(record, 'hash'));
      return (hash !== null && readRecord(exactJson(record), hash)) || [];
    }),
    chain: {
      records: Number(memberOf(chain, 'records')) || 0,
      head: textOrNull(memberOf(chain, 'head')) ?? '',
      damage: verifyFile(text)?.problems[0],
    },
  };
}

const signerOf = (side: unknown): StatedSigner => ({
  signedAt: textOrNull(memberOf(side, 'signedAt')),
  signerName: textOrNull(memberOf(side, 'signerName')),
  developer: textOrNull(memberOf(side, 'developer')),
  method: textOrNull(memberOf(side, 'method')),
});

const digestsOf = (side: unknown): Digests => ({
  digest: textOrNull(memberOf(side, 'digest')),
  pdfDigest: textOrNull(memberOf(side, 'pdfDigest')),
});

const statusOf = (side: unknown) => (textOrNull(memberOf(side, 'status')) ?? undefined) as ProofStatus | undefined;

const isKey = (value: unknown): value is Key => typeof value === 'number' || typeof value === 'bigint';

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
