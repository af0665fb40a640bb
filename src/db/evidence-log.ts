import type { Key } from '../domain/key.ts';
import { type ChainState, EMPTY_CHAIN } from '../signing/evidence/chain.ts';
import type { FileSigner } from '../signing/evidence/file.ts';
import type { KnownRecord } from '../signing/evidence/proof.ts';
import type { EvidenceRecord, RecordDraft } from '../signing/evidence/record.ts';

/** A tablet handed to a patient: the right to look at one plan and to sign it once. */
export interface Handover {
  /** SHA-256 of the token; the token itself is kept nowhere. */
  readonly tokenHash: string;
  readonly practice: string;
  readonly treatPlanNum: Key;
  /** Other plans of the patient that may be looked at. */
  readonly alternatives: readonly Key[];
  /** The office's local time, `yyyy-MM-dd HH:mm:ss`. */
  readonly expires: string;
  /** Why it is over; `''` while it is open, even if its time has passed. */
  readonly ended: '' | 'used' | 'withdrawn' | 'replaced';
  /** Who handed over. */
  readonly developer: string;
  readonly key: number | null;
  /** The plan that was signed with it. It is not the plan that was handed over if the patient declined some lines. */
  readonly signed: Key | null;
}

/** What is known of one when it begins. */
export type NewHandover = Omit<Handover, 'ended' | 'signed'>;

/** What may be read of the evidence: part of every handle. */
export interface EvidenceLog {
  /** The records of a plan by number. */
  recordsOf(treatPlanNum: Key): Promise<KnownRecord[]>;
  /** Every record of this practice by number. */
  all(): Promise<KnownRecord[]>;
  /** Every record of other practices by number: the file may have some, or this one got another name. */
  ofOthers(): Promise<EvidenceRecord[]>;
  /** The practice has a name for its records, which it gets with the first one, and the file knows nothing of it. */
  isStranger(): Promise<boolean>;
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
   * Appends records and flushes the file before it answers. They count once the unit of work is stored; if it fails,
   * a record of kind `undone` follows. Call it as the last thing of a unit, so that few units fail afterwards. The
   * token of `tokenHash` cannot be used again. Throws 503 when the file cannot be written.
   */
  append(drafts: readonly RecordDraft[], tokenHash?: string): Promise<EvidenceRecord[]>;
  /**
   * A unit of work that was cut short may have left records of these plans: finds out whether it was stored. The
   * patient must be locked.
   */
  settle(treatPlanNums: readonly Key[]): Promise<void>;
  /** Ends the plan's earlier handovers and keeps this one. */
  handOver(handover: Omit<NewHandover, 'practice'>): Promise<void>;
  /**
   * Ends the open handover of a plan, and with it the patient's right to read what was signed. False when there was
   * none.
   */
  withdrawHandover(treatPlanNum: Key): Promise<boolean>;
}

const nothing = () => {
  throw new Error('This practice was opened without its evidence.');
};

/** For practices that are opened to be founded, looked at or filled: nobody signs there. */
export const noEvidence: EvidenceWriter = {
  recordsOf: async () => [],
  all: async () => [],
  ofOthers: async () => [],
  isStranger: async () => false,
  chain: async () => EMPTY_CHAIN,
  findHandover: async () => undefined,
  append: nothing,
  settle: nothing,
  handOver: nothing,
  withdrawHandover: nothing,
  signer: { publicKey: '', sign: nothing },
};
