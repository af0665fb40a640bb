import { Command } from 'commander';
import { noteAudit, readAuditNote } from '../../control/audit-note.ts';
import { type ChainPlace, chainEnd } from '../../db/audit-chain/extend.ts';
import {
  type AuditProblem,
  type AuditVerdict,
  holdsHash,
  holdsLink,
  verifyAudit,
} from '../../db/audit-chain/verify.ts';
import type { Handle } from '../../db/handle.ts';
import { practiceId } from '../../db/opening/practice-id.ts';
import type { Config } from '../../settings/config.ts';
import { readConfig } from '../../settings/read-config.ts';
import { addSettings, givenSettings } from '../flags/setting-options.ts';
import { practiceAt, withPracticeToLook } from '../opening/practice-at.ts';
import { plainText } from '../terminal/plain-text.ts';
import { CommandProblem } from '../terminal/problems.ts';
import { whileWaiting } from '../terminal/waiting.ts';
import { notVerified, requireAnchor } from './verify.ts';

/** `bitewing audit …`: checks whether the rows that say who did what are as they were stored. */
export function auditCommands(): readonly Command[] {
  return [verifyCommand(), noteCommand()];
}

type Flags = Parameters<typeof givenSettings>[0];

function verifyCommand(): Command {
  const command = new Command('verify')
    .summary('check every audit row')
    .description(
      'Checks the hash chain of the audit rows, and lists every row that was removed, changed, moved or inserted.',
    )
    .option('--anchor <hash>', 'an earlier Head that must still be in the chain')
    .option('--json', 'print the verdict as JSON')
    .addHelpText(
      'after',
      `
Exit status: 0 nothing is wrong; 1 something is; 2 it could not be verified. Nothing is changed.

Examples:
  bitewing audit verify
  bitewing audit verify --anchor 3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855f`,
    );
  return addSettings(command, ['database', 'control']).action(async ({ anchor, json, ...flags }) => {
    requireAnchor(anchor);
    const { verdict, missing } = await withAudit(flags, async (handle, { control }, id) => ({
      verdict: await whileWaiting('Checking the audit rows', (tell) =>
        verifyAudit(handle, (read, all) => tell(`${grouped(read)} of ${grouped(all)}`)),
      ),
      missing: await missingPlaces(handle, readAuditNote(control, id), anchor),
    })).catch(notVerified);
    process.stdout.write(json ? `${asJson(verdict, missing)}\n` : plainText(asText(verdict, missing)));
    const wrong = verdict.found + missing.length;
    if (wrong > 0) throw new CommandProblem('The audit rows are not as they were stored.', 1);
  });
}

/** 12,000, whatever the language of the machine is. */
const grouped = (number: number) => number.toLocaleString('en-US');

function noteCommand(): Command {
  const command = new Command('note')
    .summary('accept the audit rows as they are, after an older backup was restored')
    .description(
      'Records the current end of the audit chain in the control file, replacing what was recorded before. The server does ' +
        'this by itself; run it only after you restored an older backup.',
    )
    .addHelpText('after', '\nExample:\n  bitewing audit note');
  return addSettings(command, ['database', 'control']).action(async (flags) => {
    const end = await withAudit(flags, async (handle, { control }, id) => {
      const place = await chainEnd(handle);
      noteAudit(control, id, place);
      return place;
    });
    process.stdout.write(`Noted: ${chainLine(end.number, end.hash)}\n`);
  });
}

/** Opens the practice without changing it; one of Open Dental, which has no chain, is refused. */
async function withAudit<T>(
  flags: Flags,
  work: (handle: Handle, config: Config, practiceId: string) => Promise<T>,
): Promise<T> {
  const database = await practiceAt(flags, 'audit rows');
  return withPracticeToLook(database, async ({ practice, officeVersion }) => {
    if (officeVersion !== undefined) {
      throw new CommandProblem('A database that Open Dental created keeps its audit rows itself: there is no chain.');
    }
    const { id } = await practiceId(database);
    return practice.read((handle) => work(handle, readConfig(givenSettings(flags)), id));
  });
}

/** A sentence for each noted place that is not in the chain. */
async function missingPlaces(handle: Handle, noted: ChainPlace | undefined, anchor: string | undefined) {
  const missing: string[] = [];
  if (noted && !(await holdsLink(handle, noted))) {
    missing.push(
      `Link ${noted.number} is not what a server noted: the chain was cut off or made anew, or an older backup was put ` +
        'back. If it was a backup, "audit note" with the same flags takes it.',
    );
  }
  if (anchor !== undefined && !(await holdsHash(handle, anchor.trim().toLowerCase()))) {
    missing.push('The anchor is NOT in the chain: links were cut off or replaced.');
  }
  return missing;
}

/** Problems that get a line of their own; further ones are only counted. */
const MOST_LINES = 50;

function asText({ links, head, waiting, problems, found }: AuditVerdict, missing: readonly string[]): string {
  const more = found - Math.min(found, problems.length, MOST_LINES);
  const lines = [
    `Audit rows: ${chainLine(links, head)}`,
    ...(waiting > 0 ? [`  ${waiting} more get their link with the next look at the changes.`] : []),
    ...problems.slice(0, MOST_LINES).map((problem) => `  ${WORDS[problem.kind](problem)}`),
    ...(more > 0 ? [`  … and ${more} more.`] : []),
    ...missing.map((sentence) => `  ${sentence}`),
    ...(found + missing.length === 0 ? ['  All are as they were stored.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const chainLine = (links: number, head: string) => `${links} in the chain. Head: ${head || 'none'}`;

const WORDS: Readonly<Record<AuditProblem['kind'], (problem: AuditProblem) => string>> = {
  removed: ({ at }) => `Row ${at} was REMOVED.`,
  edited: ({ at }) => `Row ${at} was EDITED.`,
  moved: ({ at, from }) => `Row ${at} holds what row ${from} held: rows were REORDERED.`,
  added: ({ at }) => `Row ${at} was PUT IN by another program.`,
  link: ({ at }) => `Link ${at} of the chain does not fit the one before: one was REMOVED, EDITED or REORDERED.`,
};

function asJson({ links, head, waiting, problems, found }: AuditVerdict, missing: readonly string[]): string {
  const rows = problems.map(({ kind, at, from }) => ({
    kind,
    at: String(at),
    ...(from ? { from: String(from) } : {}),
  }));
  return JSON.stringify({ ok: found + missing.length === 0, links, head, waiting, found, problems: rows, missing });
}
