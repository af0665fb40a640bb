import { existsSync } from 'node:fs';
import { systemClock } from '../../clock.ts';
import { practiceSigner } from '../../control/practice-key.ts';
import { openEvidenceStore } from '../../db/evidence/store.ts';
import { withEvidence } from '../../db/evidence/with-evidence.ts';
import { openPracticeToLook } from '../../db/opening/open.ts';
import type { Practice } from '../../db/practice.ts';
import type { Key } from '../../domain/key.ts';
import { type Misplaced, misplacedRecords } from '../../practice/plans/evidence/misplaced.ts';
import { readEvidence } from '../../practice/plans/evidence/read-evidence.ts';
import { type VerifiedPlans, verifyAll } from '../../practice/plans/evidence/verify-all.ts';
import type { Config } from '../../settings/config.ts';
import { evidenceFile } from '../../settings/config-files.ts';
import { type ChainState, EMPTY_CHAIN } from '../../signing/evidence/chain.ts';
import type { Evidence } from '../../signing/evidence/evidence.ts';

/** The questions that a person may ask about a practice's evidence. The database is opened when a question needs it. */
interface PracticeToVerify extends AsyncDisposable {
  plan(treatPlanNum: Key): Promise<Evidence>;
  all(): Promise<VerifiedPlans>;
  misplaced(): Promise<Misplaced>;
  /** Throws an Error with a sentence when there is no evidence at all. */
  chain(): Promise<ChainState>;
  hasAnchor(hash: string): boolean;
  publicKey(): string;
  /** Where the evidence is, or would be. */
  readonly path: string;
}

export async function practiceToVerify(config: Pick<Config, 'database' | 'control'>): Promise<PracticeToVerify> {
  const path = evidenceFile(config);
  const store = openEvidenceStore(path, { readOnly: true });
  const signer = practiceSigner(config.control);
  let opened: Promise<Practice> | undefined;
  const practice = () => {
    opened ??= openPracticeToLook(config.database, systemClock).then(({ practice: found, officeVersion }) =>
      withEvidence(found, { store, signer, isOffice: officeVersion !== undefined }),
    );
    return opened;
  };
  return {
    path,
    plan: async (treatPlanNum) => (await practice()).read((handle) => readEvidence(handle, treatPlanNum)),
    all: async () => (await practice()).read(verifyAll),
    misplaced: async () => (await practice()).read(misplacedRecords),
    async chain() {
      if (!existsSync(path))
        throw new Error(`There is no evidence: ${path} does not exist. The first signature makes it.`);
      return store.chain();
    },
    hasAnchor(anchor) {
      const hash = anchor.trim().toLowerCase();
      return hash === EMPTY_CHAIN.head || store.has(hash);
    },
    publicKey: () => signer.publicKey,
    async [Symbol.asyncDispose]() {
      signer.close();
      // Closing a practice closes its evidence, too.
      if (opened) await opened.then((found) => found.close()).catch(() => store.close());
      else store.close();
    },
  };
}
