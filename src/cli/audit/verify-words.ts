import type { VerifiedPlans } from '../../practice/plans/evidence/verify-all.ts';
import type { ChainState } from '../../signing/evidence/chain.ts';
import type { Change } from '../../signing/evidence/changes.ts';
import type { Evidence, SideEvidence } from '../../signing/evidence/evidence.ts';
import { exactJson } from '../../signing/evidence/exact-json.ts';
import type { FileVerdict, StatedSigner } from '../../signing/evidence/file.ts';
import type { ProofStatus } from '../../signing/evidence/proof.ts';
import { plainText } from '../terminal/plain-text.ts';
import type { Doubt } from './misplaced-words.ts';

/** The result: for people, for programs, and as an exit status. */
export interface Verdict {
  readonly status: 0 | 1 | 2;
  /** Why the status is not 0. */
  readonly sentence: string;
  readonly text: string;
  readonly json: string;
}

const BAD: ReadonlySet<ProofStatus | undefined> = new Set(['altered', 'foreign-broken']);

const WORDS: Readonly<Record<ProofStatus, string>> = {
  unsigned: 'not signed',
  valid: 'valid',
  altered: 'ALTERED after it was signed',
  withdrawn: 'withdrawn',
  'foreign-valid': 'signed elsewhere: the signature is valid by the desktop program’s rule',
  'foreign-broken': 'signed elsewhere: the signature is BROKEN by the desktop program’s rule',
  unverifiable: 'made on a signature pad whose format cannot be verified',
  deleted: 'the plan was deleted; its records are kept',
};

export function planVerdict(evidence: Evidence, doubt: Doubt | undefined): Verdict {
  const { TreatPlanNum, patient, practice, changes, chain } = evidence;
  const lines = [
    `Treatment plan ${TreatPlanNum}`,
    `  Patient:  ${sideWords(WORDS[patient.status], patient)}`,
    ...digestWords(patient),
    `  Practice: ${sideWords(WORDS[practice.status], practice)}`,
    ...digestWords(practice),
    ...changes.map((change) => `  Changed: ${changeWords(change)}`),
    ...recordWords(evidence),
    ...chainWords({ records: chain.records, head: chain.head, damage: chain.damage }),
    ...(doubt ? [doubt.sentence] : []),
  ];
  const judgement = judged([patient.status, practice.status], chain.damage, doubt);
  return {
    ...judgement,
    text: text(lines),
    json: exactJson(doubt ? { ...evidence, doubt: doubt.sentence } : evidence),
  };
}

/** Nothing was verified where there is no record, and that should not read like a result. */
function recordWords({ patient, practice, records }: Evidence): string[] {
  if (records.length > 0) return [`  Records: ${records.length}`];
  const isSigned = [patient, practice].some(({ status }) => status !== 'unsigned');
  return [
    isSigned
      ? '  No record of it is kept here: it was not signed through this server, or the record is elsewhere.'
      : '  It was never signed through this server: there is nothing to verify.',
  ];
}

export function allVerdict(
  { plans, records, withoutEffect, statuses, doubtful }: VerifiedPlans,
  chain: ChainState,
  doubt: Doubt | undefined,
): Verdict {
  const counted = Object.entries(statuses).map(([status, count]) => `  ${count} ${WORDS[status as ProofStatus]}`);
  const lines = [
    `${plans} treatment plans are signed or have records. Of their signatures, for patient and practice:`,
    ...counted,
    ...doubtful.flatMap(({ TreatPlanNum, patient, practice, changes }) => [
      `Treatment plan ${TreatPlanNum}: patient ${WORDS[patient.status]}; practice ${WORDS[practice.status]}`,
      ...changes.map((change) => `  Changed: ${changeWords(change)}`),
    ]),
    ...chainWords(chain),
    // Whoever gives the practice another name in its database hides its records.
    ...(chain.records > records
      ? [`Not of this practice, from before a reset, or unreadable: ${chain.records - records}.`]
      : []),
    ...(withoutEffect.length > 0
      ? [`These records count for nothing, as their write was undone or cut short: ${withoutEffect.join(', ')}`]
      : []),
    ...(doubt ? [doubt.sentence] : []),
  ];
  const found = doubtful.map(({ TreatPlanNum, patient, practice, changes }) => ({
    TreatPlanNum,
    patient: patient.status,
    practice: practice.status,
    changes,
  }));
  const { damage, ...rest } = chain;
  return {
    ...judged(Object.keys(statuses) as ProofStatus[], damage, doubt),
    text: text(lines),
    json: exactJson({
      plans,
      records,
      withoutEffect,
      statuses,
      doubtful: found,
      chain: { ok: damage === undefined, ...rest, damage },
      ...(doubt ? { doubt: doubt.sentence } : {}),
    }),
  };
}

/** `isThere`: the anchor is the hash of a record. */
export function chainVerdict(chain: ChainState, anchor: string | undefined, isThere: boolean): Verdict {
  const { damage, records, head } = chain;
  const missing = anchor !== undefined && !isThere;
  const anchorWords = missing ? 'The anchor is NOT in the chain: records were cut off or replaced.' : undefined;
  const lines = [
    ...chainWords(chain),
    ...(anchorWords ? [anchorWords] : anchor === undefined ? [] : ['The anchor is in the chain.']),
  ];
  const sentence = damage ?? anchorWords ?? '';
  return {
    status: sentence ? 1 : 0,
    sentence,
    text: text(lines),
    json: exactJson({
      ok: sentence === '',
      records,
      head,
      damage,
      ...(anchor === undefined ? {} : { anchor, anchorFound: isThere }),
    }),
  };
}

/** `isKeyGiven`: whether it was checked against a key that the caller trusts. */
export function fileVerdict(verdict: FileVerdict | undefined, isKeyGiven: boolean): Verdict {
  if (!verdict) {
    const sentence = 'That file is no evidence.';
    return { status: 2, sentence, text: '', json: exactJson({ ok: false, problems: [sentence] }) };
  }
  const { TreatPlanNum, patientName, patient, practice, signers, publicKey, problems } = verdict;
  const lines = [
    `Evidence of treatment plan ${TreatPlanNum}${patientName ? `, patient ${patientName}` : ''}`,
    ...(problems.length ? problems : ['The file is as it was signed.']),
    `  Patient, when the file was made:  ${sideWords(statedWords(patient), signers.patient)}`,
    ...digestWords(verdict.digests.patient),
    `  Practice, when the file was made: ${sideWords(statedWords(practice), signers.practice)}`,
    ...digestWords(verdict.digests.practice),
    ...(isKeyGiven || problems.length
      ? []
      : [
          `It is signed with the key ${publicKey}. Is that the practice’s? --public-key compares it with a key you trust.`,
        ]),
  ];
  const judgement = judged([patient, practice], problems[0]);
  return { ...judgement, text: text(lines), json: exactJson({ ok: judgement.status === 0, ...verdict }) };
}

/** A file may state anything. */
const statedWords = (status: ProofStatus | undefined) =>
  status !== undefined && Object.hasOwn(WORDS, status) ? WORDS[status] : '?';

function judged(statuses: readonly (ProofStatus | undefined)[], damage: string | undefined, doubt?: Doubt) {
  if (damage !== undefined) return { status: 1, sentence: damage } as const;
  if (statuses.some((status) => BAD.has(status)))
    return { status: 1, sentence: 'What is there is not what was signed.' } as const;
  if (doubt) return doubt;
  if (statuses.includes('unverifiable')) {
    return { status: 2, sentence: 'A signature was made on a pad and cannot be verified.' } as const;
  }
  return { status: 0, sentence: '' } as const;
}

function sideWords(state: string, { signedAt, signerName, developer, method }: StatedSigner): string {
  const who = [signerName, developer && `through ${developer}`, method && `(${method})`].filter(Boolean).join(' ');
  return [state, signedAt && `signed ${signedAt}`, who].filter(Boolean).join('; ');
}

/** What is compared with a printed plan, whose last page names the digest, and with a PDF that was kept. */
const digestWords = ({ digest, pdfDigest }: Pick<SideEvidence, 'digest' | 'pdfDigest'>): string[] => [
  ...(digest ? [`    digest, as on the printed plan: ${digest}`] : []),
  ...(pdfDigest ? [`    SHA-256 of the PDF as it was filed: ${pdfDigest}`] : []),
];

function changeWords({ where, field, ProcTPNum, signed, now }: Change): string {
  const place = where === 'line' ? `line ${ProcTPNum}, ${field}` : field;
  const shown = (value: string | null) => (value === null ? 'not there' : JSON.stringify(value));
  return `${place}: signed ${shown(signed)}, now ${shown(now)}`;
}

export const chainWords = ({ records, head, damage }: ChainState) => [
  damage
    ? `Chain: DAMAGED. ${damage}`
    : records === 0
      ? 'Chain: none yet. The first signature begins it.'
      : `Chain: ${records} ${records === 1 ? 'record' : 'records'}, unbroken. Head: ${head}`,
];

/** Names and notes of others are among the words: none of them may look like a line of ours, nor write over one. */
const text = (lines: readonly string[]) => `${lines.map((line) => plainText(line).replaceAll('\n', ' ')).join('\n')}\n`;
