import { noteAudit, readAuditNote } from '../control/audit-note.ts';
import { chainEnd } from '../db/audit-chain/extend.ts';
import { holdsLink } from '../db/audit-chain/verify.ts';
import type { Practice } from '../db/practice.ts';

/** Milliseconds between two times that a practice is tidied. */
const EVERY_MS = 600_000;

interface TidyingOf {
  readonly practice: Practice;
  /** Where the end of the chain of audit rows is noted; undefined for a practice that may be put back at any time. */
  readonly notes?: { readonly control: string; readonly practiceId: string } | undefined;
  readonly onFault: (error: unknown) => void;
}

/**
 * Does what must happen even if nobody asks: numbers changes and lets old ones go, chains audit rows, and notes the end
 * of their chain in the control file, now and then and at the stop. Kept answers, which hold rows of patients, go now and then.
 */
export async function startTidying({ practice, notes, onFault }: TidyingOf) {
  const feed = practice.feed?.own;
  if (!feed) return { warnings: [], stop: async () => {} };

  async function note(): Promise<string | undefined> {
    if (!notes) return undefined;
    const { control, practiceId } = notes;
    const noted = readAuditNote(control, practiceId);
    const [holds, end] = await practice.read(async (handle) => [
      !noted || (await holdsLink(handle, noted)),
      await chainEnd(handle),
    ]);
    // A chain that no longer fits never replaces the note of one that did.
    if (!holds) return CUT_OFF;
    if (end.number > (noted?.number ?? 0)) noteAudit(control, practiceId, end);
    return undefined;
  }

  async function tidy(): Promise<void> {
    try {
      await feed!.tidy();
      const problem = await note();
      if (problem) onFault(new Error(problem));
    } catch {
      // A database that is away now is tidied the next time.
    }
  }

  const timer = setInterval(() => {
    practice.answers.tidy(practice).catch(() => {});
    void tidy();
  }, EVERY_MS).unref();
  const problem = await note();
  return {
    warnings: problem ? [problem] : [],
    async stop() {
      clearInterval(timer);
      if (notes) await tidy();
    },
  };
}

const CUT_OFF =
  'The chain of audit rows no longer holds what was noted of it: rows were removed, or an older backup was put back. ' +
  'The command "audit verify" for this practice tells more.';
