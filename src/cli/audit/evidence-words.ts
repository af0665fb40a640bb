import type { ChainState } from '../../signing/evidence/chain.ts';
import { exactJson } from '../../signing/evidence/exact-json.ts';
import type { KnownRecord } from '../../signing/evidence/proof.ts';
import type { EvidenceRecord, Side } from '../../signing/evidence/record.ts';
import { plainCell } from '../terminal/plain-text.ts';
import { textTable } from '../terminal/table.ts';
import { chainWords } from './verify-words.ts';

/** The records of one plan, without those of which another one says that they never took effect. */
export interface FoundPlan {
  readonly records: readonly EvidenceRecord[];
  /** What is printed: the last signature of the patient, else of the practice, else the last record. */
  readonly shown: EvidenceRecord;
  /** Numbers of those of which only the practice could tell whether they took effect. */
  readonly open: readonly number[];
}

/** By practice and number of the plan. */
export function plansIn(known: readonly KnownRecord[]): FoundPlan[] {
  const undone = new Set(known.flatMap(({ record }) => record.undoes ?? []));
  const counted = known.filter(({ record }) => record.kind !== 'undone' && !undone.has(record.number));
  const groups = Map.groupBy(counted, ({ record }) => `${record.practice} ${record.TreatPlanNum}`);
  return [...groups.values()].map((group) => {
    const records = group.map(({ record }) => record);
    const shown = lastSigned(records, 'patient') ?? lastSigned(records, 'practice') ?? records.at(-1)!;
    return { records, shown, open: group.flatMap(({ record, isInFlight }) => (isInFlight ? record.number : [])) };
  });
}

const lastSigned = (records: readonly EvidenceRecord[], side: Side) =>
  records.findLast((record) => record.side === side && (record.kind === 'signed' || record.kind === 'renewed'));

export function listWords(path: string, plans: readonly FoundPlan[]): string {
  const rows = plans.map(({ records, shown }) => [
    String(shown.TreatPlanNum),
    plainCell(shown.patientName ?? ''),
    lastOf(records, 'patient'),
    lastOf(records, 'practice'),
    records.map(({ number }) => number).join(', '),
  ]);
  return `${path}\n${textTable([['PLAN', 'PATIENT', 'BY THE PATIENT', 'BY THE PRACTICE', 'RECORDS'], ...rows])}`;
}

/** What was done last with the signature of one side. */
function lastOf(records: readonly EvidenceRecord[], side: Side): string {
  const last = records.findLast((record) => record.side === side || record.kind === 'deleted');
  return last ? `${last.kind} ${last.at}` : '-';
}

/** Where it was made from, and whether the chain of the whole file is unbroken. */
export const fileWords = (path: string, chain: ChainState): string[] => [
  `Made from the evidence in ${path} alone, not from the practice.`,
  ...chainWords(chain),
];

/** Everything that the records of a plan say. The signed text stands as it is, so that its digest fits. */
export function recordsText({ records, shown, open }: FoundPlan, remarks: readonly string[]): string {
  return [
    ...remarks,
    `Treatment plan ${shown.TreatPlanNum}, patient ${shown.patientName ?? ''} (PatNum ${shown.PatNum})`,
    ...records.flatMap((record) => factsOf(record, open.includes(record.number))),
    '',
    ...(shown.consentText ? [`The consent text of record ${shown.number}:`, '', shown.consentText, ''] : []),
    `The text of record ${shown.number}:`,
    '',
    shown.text ?? '',
  ].join('\n');
}

/** What a record says, by its own names; its text and strokes have a place of their own. */
function factsOf({ text, consentText, strokes, ...record }: EvidenceRecord, isOpen: boolean): string[] {
  const facts = { ...record, strokes: strokes?.length };
  return [
    '',
    `Record ${record.number}, ${record.at}: ${record.meaning}`,
    ...(isOpen ? ['  Whether it took effect, only the practice could tell.'] : []),
    ...Object.entries(facts).flatMap(([name, value]) => (value ? [`  ${name}: ${plainCell(told(value), 1000)}`] : [])),
  ];
}

const told = (value: unknown) => (typeof value === 'object' ? exactJson(value) : String(value));
