import { formatCents, sumOf } from '../../../domain/money.ts';
import { shortDate, shortDateTime } from '../../../domain/short-date.ts';
import type { EvidenceOfSignature, PlanDocument, SignatureMark } from '../../../pdf/model.ts';
import { type PrintedLine, planTable } from '../../../pdf/plan-columns.ts';
import { internalSheet } from '../../../pdf/sheet.ts';
import type { PrintedFields } from '../../../signing/evidence/content.ts';
import type { EvidenceRecord, Side } from '../../../signing/evidence/record.ts';
import { readCanonicalText } from '../../../signing/evidence/text.ts';
import { METHODS } from './printed-evidence.ts';
import { drawingOf } from './printed-signatures.ts';

/** Records of one plan, and what is to be said of the file that holds them. */
export interface PlanRecords {
  /** The record whose text is printed. */
  readonly shown: EvidenceRecord;
  /** Every record of the plan by number. */
  readonly records: readonly EvidenceRecord[];
  readonly chain: { readonly records: number; readonly head: string };
  /** Sentences that a reader must see: where it was made from, and what is wrong. */
  readonly remarks: readonly string[];
}

/**
 * A plan as it was signed, of its records alone: no practice is needed. The office's sheet, its name and the names of its
 * providers are in no record, so the internal sheet is used. Undefined where the record holds no plan.
 */
export function documentOfRecords({ shown, records, chain, remarks }: PlanRecords): PlanDocument | undefined {
  const signed = readCanonicalText(shown.text ?? '');
  if (!signed) return undefined;
  const { plan, lines } = signed;
  const name = shown.patientName ?? '';
  const told = `Treatment plan ${shown.TreatPlanNum}, from record ${shown.number} of the evidence`;
  const last = (side: Side) => records.findLast((record) => record.side === side && isAboutSignature(record));
  const signatureOf = (side: Side) => (shown.side === side && shown.kind !== 'withdrawn' ? shown : last(side));
  const sides = { patient: signatureOf('patient'), practice: signatureOf('practice') };
  const warnings = [...remarks, ...records.filter((record) => isLaterEnd(record, shown)).map(endOf)];
  return {
    title: `${plan.Heading || 'Treatment plan'}: ${name}`,
    author: shown.developer,
    subject: told,
    createdAt: shown.at,
    language: 'en-US',
    sheet: internalSheet,
    texts: {
      Heading: plan.Heading ?? '',
      defaultHeading: [...warnings, told, name, shortDate(plan.DateTP ?? '')].filter(Boolean).join('\n'),
      Note: plan.Note ?? '',
      tpPatPortionEst: formatCents(sumOf(lines.map(({ PatAmt }) => Number(PatAmt)))),
      SignatureText: plan.SignatureText ?? '',
      SignaturePracticeText: plan.SignaturePracticeText ?? '',
      DateTSigned: timeOf(sides.patient),
      DateTPracticeSigned: timeOf(sides.practice),
    },
    legend: [],
    lines: planTable(lines.map(lineOf), choicesOf(plan), COLUMNS),
    signature: markOf(sides.patient),
    signaturePractice: markOf(sides.practice),
    evidence: {
      signatures: records.map(factsOf),
      chainHead: chain.head,
      chainRecords: chain.records,
      howToVerify: [
        ...warnings,
        `The signed text, of which ${shown.digest} is the SHA-256 (each line ends with a line feed):`,
        ...linesOf(shown.text!.trimEnd()),
      ],
    },
    footer: `${told} · ${name}`,
  };
}

const choicesOf = ({ TPType }: PrintedFields) => ({
  isDiscountPlan: TPType === 'Discount',
  isItemized: true,
  showDiscount: true,
  showFees: true,
  showIns: true,
  showSubTotals: false,
  showTotals: true,
});

/** What the records know; whether a line was done, and the word for its priority, stand in the practice alone. */
const COLUMNS = 'Tth,Surf,Code,Description,Fee,Allowed,Pri Ins,Sec Ins,DPlan,Discount,Tax Est,Pat'
  .split(',')
  .map((name) => ({ name, caption: '', width: 0 }));

const isAboutSignature = ({ kind }: EvidenceRecord) => kind === 'signed' || kind === 'renewed' || kind === 'withdrawn';

/** Whether a record ends what another one began: it cleared that signature, or removed the plan. */
const isLaterEnd = ({ number, kind, side }: EvidenceRecord, shown: EvidenceRecord) =>
  number > shown.number && (kind === 'deleted' || (kind === 'withdrawn' && side === shown.side));

const endOf = ({ number, meaning, at }: EvidenceRecord) => `Later ${meaning}: record ${number}, ${at}.`;

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

const timeOf = (record: EvidenceRecord | undefined) =>
  record && record.kind !== 'withdrawn' ? shortDateTime(record.at) : '';

function lineOf(line: PrintedFields): PrintedLine {
  const text = (name: string) => line[name] ?? '';
  const amount = (name: string) => Number(line[name] ?? 0);
  return {
    priorityKey: text('Priority'),
    priority: '',
    color: '#000000',
    isDone: false,
    tooth: text('ToothNumTP'),
    surf: text('Surf'),
    code: text('ProcCode'),
    isSubstituted: false,
    description: text('Descript'),
    fee: amount('FeeAmt'),
    allowed: amount('FeeAllowed'),
    priIns: amount('PriInsAmt'),
    secIns: amount('SecInsAmt'),
    discount: amount('Discount'),
    pat: amount('PatAmt'),
    tax: amount('TaxAmt'),
    catPercUcr: amount('CatPercUCR'),
    prognosis: text('Prognosis'),
    dx: text('Dx'),
    abbr: text('ProcAbbr'),
    prov: '',
    dateTP: text('DateTP'),
    clinic: '',
  };
}

/** What stands in the box of a signature. A stamp is in no record, only who made it. */
function markOf(record: EvidenceRecord | undefined): SignatureMark {
  if (!record) return { kind: 'empty' };
  if (record.kind === 'withdrawn') return { kind: 'remark', text: `Cleared ${shortDateTime(record.at)}` };
  const drawing = drawingOf(record.strokes);
  if (drawing) return { kind: 'drawing', ...drawing };
  return { kind: 'remark', text: `${record.signerName ?? record.developer}\n${METHODS[record.method ?? '']}` };
}

function factsOf(record: EvidenceRecord): EvidenceOfSignature {
  const { number, side, signerName, relation, method, at, developer, key, address, agent, digest } = record;
  return {
    heading: `Record ${number}${side ? `: ${side}` : ''}`,
    signerName: signerName ?? '',
    relation: relation ?? '',
    method: METHODS[method ?? ''] ?? '',
    signedAt: at,
    developer: [developer, key === null ? '' : `key ${key}`, address, agent].filter(Boolean).join(', '),
    state: record.meaning,
    digest: digest ?? '',
    consent: record.consentText ?? '',
    record: `${number}, ${record.hash}`,
  };
}
