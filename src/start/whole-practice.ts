import { systemClock } from '../clock.ts';
import type { KeyStore } from '../control/key-store.ts';
import { keysOf } from '../control/keys-of.ts';
import { practiceSigner } from '../control/practice-key.ts';
import { isDatabaseUrl } from '../db/database-url.ts';
import { homeOf } from '../db/documents/unfinished.ts';
import { settleDocuments, withDocuments } from '../db/documents/with-documents.ts';
import { passKnownPlans } from '../db/evidence/pass-known-plans.ts';
import { openEvidenceStore } from '../db/evidence/store.ts';
import { settleEvidence, withEvidence } from '../db/evidence/with-evidence.ts';
import { parseWriteMode } from '../db/office/write-mode.ts';
import { openPractice, openPracticeOfAnother } from '../db/opening/open.ts';
import type { Clock, Practice } from '../db/practice.ts';
import { foundPractice } from '../demo/found.ts';
import { isDemoPractice } from '../demo/marker.ts';
import { startPrinter } from '../printing/printer.ts';
import type { Config } from '../settings/config.ts';
import { evidenceFile, watchOptions } from '../settings/config-files.ts';
import type { Part } from '../workers/part.ts';
import { chooseFolder, folderWarnings } from './documents-folder.ts';

interface WholeOf {
  readonly config: Config;
  readonly part: Part | undefined;
  /** For tests that travel in time. */
  readonly clock: Clock | undefined;
  /** Font files, each of which can be read. */
  readonly fonts: string[];
  /** Told of a document that could not be printed. */
  readonly remark: (text: string) => void;
}

/** A practice with all that stands beside its database: signatures' evidence, patients' files, keys. */
export interface WholePractice {
  readonly practice: Practice;
  readonly evidence: ReturnType<typeof openEvidenceStore>;
  /** 32 bytes for a purpose, which only this practice's servers know. */
  readonly secret: (purpose: string) => Buffer;
  readonly keys: KeyStore;
  readonly practiceId: string;
  /** Key pairs of the control file that belong to other practices. */
  readonly foreignKeys: number;
  /** This process writes the database, or several may. */
  readonly writesItself: boolean;
  readonly isOffice: boolean;
  readonly isDemo: boolean;
  readonly warnings: readonly string[];
}

/**
 * Opens a practice, founds one where there is none, and settles what an earlier process left unfinished. `into` closes
 * what was opened. Throws an Error with a sentence for the person who chose the database.
 */
export async function openWhole(of: WholeOf, into: AsyncDisposableStack): Promise<WholePractice> {
  const { config, part, clock, fonts, remark } = of;
  const leads = part?.role.kind !== 'other';
  // Only one process writes a database file; any number may write to a database server.
  const writesItself = leads || isDatabaseUrl(config.database);
  const watch = leads ? watchOptions(config) : undefined;
  const office = { writes: parseWriteMode(config.writes)!, control: config.control, watch };
  const { practice, officeVersion, warnings } = writesItself
    ? await openPractice(config.database, systemClock, clock, office, config.changesKept)
    : openPracticeOfAnother(config.database, systemClock, config.changesKept);
  const isOffice = officeVersion !== undefined;
  const evidence = {
    store: openEvidenceStore(evidenceFile(config)),
    signer: into.adopt(practiceSigner(config.control), (signer) => signer.close()),
    isOffice,
  };
  const printer = into.adopt(startPrinter(fonts, remark), (running) => running.close());
  const folder = await chooseFolder(practice, config, isOffice);
  const documents = { folder, printer, home: homeOf(config.database) };
  const whole = withDocuments(withEvidence(practice, evidence), documents);
  into.defer(() => whole.close());
  if (leads) {
    await settleEvidence(whole, evidence);
    await settleDocuments(whole, documents);
    if (!isOffice) {
      await foundPractice(whole, config.empty);
      await passKnownPlans(whole, evidence.store);
    }
  }
  const isDemo = !isOffice && (await whole.read(isDemoPractice));
  const stored = await keysOf(config, leads);
  const keys = into.adopt(stored.keys, (store) => store.close());
  return {
    practice: whole,
    evidence: evidence.store,
    secret: (purpose) => evidence.signer.secret(purpose),
    keys,
    practiceId: stored.practice.id,
    foreignKeys: leads ? keys.serve() : 0,
    writesItself,
    isOffice,
    isDemo,
    warnings: leads ? [...warnings, ...(await folderWarnings(whole, config))] : warnings,
  };
}
