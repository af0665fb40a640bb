import type { Key } from '../../domain/key.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { FileSigner } from '../../signing/evidence/file.ts';
import { isShown } from '../../signing/evidence/proof.ts';
import type { EvidenceLog, EvidenceWriter } from '../evidence-log.ts';
import type { Handle, Transaction } from '../handle.ts';
import type { Practice } from '../practice.ts';
import { readingWith } from '../rows/reading-with.ts';
import { findRow } from '../rows/rows.ts';
import { asFileTrouble } from '../sqlite/trouble.ts';
import { OutcomeUnknown, unavailable } from '../trouble.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { ensurePracticeName, practiceName } from './practice-name.ts';
import type { EvidenceStore, InFlight } from './store.ts';

interface Evidence {
  readonly store: EvidenceStore;
  readonly signer: FileSigner;
  /** An office's database, which gets no row of ours. */
  readonly isOffice: boolean;
}

/**
 * A practice whose units of work can leave evidence. The evidence is a file of its own, so two commits must agree:
 *
 * 1. a record is appended and flushed before the practice's COMMIT, and noted as in flight;
 * 2. after COMMIT the note goes, before anybody hears of it: every acknowledged signature has its record;
 * 3. a unit that failed is followed by a record that says so; one that was cut short stays noted, counts only where the
 *    practice shows its effect, and is looked at when the server starts or the plan is written next, under the
 *    patient's lock.
 */
export function withEvidence(practice: Practice, evidence: Evidence): Practice {
  return {
    ...practice,
    read: readingWith(practice, 'evidence', (handle) => new Log(handle, evidence)),
    async write(work, unit) {
      const appended: number[] = [];
      let now = '';
      const result = await practice
        .write((tx) => {
          now = tx.now;
          return work({ ...tx, evidence: writerOf(tx, evidence, appended) });
        }, unit)
        .catch((error: unknown) => {
          if (appended.length > 0 && !(error instanceof OutcomeUnknown))
            quietly(() => evidence.store.undo(appended, now));
          throw error;
        });
      if (appended.length > 0) quietly(() => evidence.store.confirm(appended));
      return result;
    },
    requireEvidence: () => evidence.store.requireInPlace(),
    async close() {
      await practice.close();
      evidence.store.close();
    },
  };
}

/**
 * Looks at what the last run of a server left in flight. Where that cannot be found out now, the records stay in flight
 * and are looked at again.
 */
export async function settleEvidence(practice: Practice, { store }: Evidence): Promise<void> {
  for (const { records } of store.inFlight()) {
    const plans = records.map(({ TreatPlanNum }) => TreatPlanNum);
    const patients = [...new Set(records.map(({ PatNum }) => PatNum))];
    await unitOfWork(practice, (tx) => tx.evidence.settle(plans), { patients }).catch(() => {});
  }
}

/** A class, so that a handle costs one object: most reads ask for no evidence. */
class Log implements EvidenceLog {
  readonly signer: FileSigner;
  readonly #handle: Handle;
  readonly #evidence: Evidence;

  constructor(handle: Handle, evidence: Evidence) {
    this.signer = evidence.signer;
    this.#handle = handle;
    this.#evidence = evidence;
  }

  async recordsOf(treatPlanNum: Key) {
    return this.#evidence.store.recordsOf(await this.#practiceName(), treatPlanNum);
  }

  async all() {
    return this.#evidence.store.all(await this.#practiceName());
  }

  async ofOthers() {
    const own = await this.#practiceName();
    return this.#evidence.store.every().flatMap(({ record }) => (record.practice === own ? [] : record));
  }

  async isStranger() {
    const { store, isOffice } = this.#evidence;
    const practice = await this.#practiceName();
    // An office's database holds no name, so the one that stands for it says nothing.
    return practice !== '' && !isOffice && !store.knows(practice);
  }

  chain() {
    return this.#evidence.store.chain();
  }

  async findHandover(tokenHash: string) {
    const found = this.#evidence.store.handovers.find(tokenHash);
    return found?.practice === (await this.#practiceName()) ? found : undefined;
  }

  #practiceName() {
    return practiceName(this.#handle, this.#evidence.isOffice);
  }
}

function writerOf(tx: Transaction, evidence: Evidence, appended: number[]): EvidenceWriter {
  const { store, isOffice } = evidence;
  const added: Omit<EvidenceWriter, keyof EvidenceLog> = {
    async append(drafts, tokenHash = '') {
      if (drafts.length === 0) return [];
      const practice = await ensurePracticeName(tx, isOffice);
      const records = stored(() => store.append(practice, drafts, tokenHash));
      appended.push(...records.map(({ number }) => number));
      return records;
    },
    async settle(treatPlanNums) {
      const inFlight = store.inFlight();
      // The file may be shared by practices, and each can tell only of its own.
      const own = inFlight.length > 0 ? await practiceName(tx, isOffice) : undefined;
      for (const batch of inFlight) {
        const isAbout = batch.records.some(
          ({ practice, TreatPlanNum }) => practice === own && treatPlanNums.includes(TreatPlanNum),
        );
        if (!isAbout || batch.numbers.some((number) => appended.includes(number))) continue;
        if (await tookEffect(tx, batch)) store.confirm(batch.numbers);
        else store.undo(batch.numbers, tx.now);
      }
    },
    async handOver(handover) {
      const practice = await ensurePracticeName(tx, isOffice);
      stored(() => store.handovers.issue({ ...handover, practice }));
    },
    async withdrawHandover(treatPlanNum) {
      const practice = await practiceName(tx, isOffice);
      return stored(() => store.handovers.withdraw(practice, treatPlanNum));
    },
  };
  return Object.assign(new Log(tx, evidence), added);
}

/** Records appended together are of one unit of work: it is stored when the practice shows what each of them did. */
async function tookEffect(tx: Transaction, { records }: InFlight): Promise<boolean> {
  for (const record of records) {
    if (!isShown(record, await findRow(tx, 'treatplan', record.TreatPlanNum as Key))) return false;
  }
  return true;
}

function stored<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    const told = asFileTrouble(error, 'file of the evidence');
    if (told instanceof Refusal) throw told;
    throw unavailable('The evidence could not be stored, so nothing was. Try again in a moment.');
  }
}

/** A note that could not be taken away counts for little: the record stays in flight and is looked at later. */
function quietly(write: () => void): void {
  try {
    write();
  } catch {
    // The next write of the plan, or the next start, looks again.
  }
}
