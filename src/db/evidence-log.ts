import type { Key } from '../domain/key.ts';
import { type ChainState, EMPTY_CHAIN } from '../signing/evidence/chain.ts';
import type { FileSigner } from '../signing/evidence/file.ts';
import type { KnownRecord } from '../signing/evidence/proof.ts';
import type { EvidenceRecord, RecordDraft } from '../signing/evidence/record.ts';
import type { Handover, NewHandover } from './evidence/handovers.ts';

/** What may be read of the evidence: part of every handle. */
export interface EvidenceLog {
  /** The records of a plan by number. */
  recordsOf(treatPlanNum: Key): Promise<KnownRecord[]>;
  /** Every record of this practice by number. */
  all(): Promise<KnownRecord[]>;
  /** The whole chain, of every practice that the file has seen. */
  chain(): Promise<ChainState>;
  /** The token with this hash, as far as it belongs to this practice. */
  findHandover(tokenHash: string): Promise<Handover | undefined>;
  /** Signs files of evidence with the practice's own key. */
  readonly signer: FileSigner;
}

/** What a unit of work may add. */
export interface EvidenceWriter extends EvidenceLog {
  /**
   * Appends records and flushes the file before it answers. They count once the unit of work is stored; when it is not,
   * a record of kind `undone` says so. Call it last in a unit, so that few units fail after it. `tokenHash` is used up
   * with them. Throws 503 when the file cannot be written.
   */
  append(drafts: readonly RecordDraft[], tokenHash?: string): Promise<EvidenceRecord[]>;
  /** Finds out about records of these plans that an interrupted unit of work left behind. The patient is locked. */
  settle(treatPlanNums: readonly Key[]): Promise<void>;
  /** Ends the plan's earlier handovers and keeps this one. */
  handOver(handover: Omit<NewHandover, 'practice'>): Promise<void>;
  /** Ends what is open of a plan, the patient's copy of what was signed too; false when nothing was. */
  withdrawHandover(treatPlanNum: Key): Promise<boolean>;
}

const nothing = () => {
  throw new Error('This practice was opened without its evidence.');
};

/** For practices that are opened to be founded, looked at or filled: nobody signs there. */
export const noEvidence: EvidenceWriter = {
  recordsOf: async () => [],
  all: async () => [],
  chain: async () => EMPTY_CHAIN,
  findHandover: async () => undefined,
  append: nothing,
  settle: nothing,
  handOver: nothing,
  withdrawHandover: nothing,
  signer: { publicKey: '', sign: nothing },
};
