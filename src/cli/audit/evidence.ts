import { closeSync, existsSync, openSync, readSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { requireFile, requireWritable } from '../../control/places.ts';
import { openEvidenceStore } from '../../db/evidence/store.ts';
import { evidenceFile, fontFiles } from '../../settings/config-files.ts';
import { readConfig, SettingError } from '../../settings/read-config.ts';
import type { ChainState } from '../../signing/evidence/chain.ts';
import { heldInFile } from '../../signing/evidence/file.ts';
import type { KnownRecord } from '../../signing/evidence/proof.ts';
import { readTextFile } from '../../text-file.ts';
import { addSettings, givenSettings } from '../flags/setting-options.ts';
import { plainText } from '../terminal/plain-text.ts';
import { CommandProblem } from '../terminal/problems.ts';
import { type FoundPlan, fileWords, listWords, plansIn, recordsText } from './evidence-words.ts';

/**
 * `bitewing evidence …`: what was signed, told by the file of evidence alone, or by the evidence of one plan as it was
 * downloaded. Neither the practice nor its control file is opened. Exit status as of `verify`.
 */
export function evidenceCommands(): readonly Command[] {
  return [listCommand(), printCommand()];
}

const FILE = [
  '--file <path>',
  'the file of evidence, or the evidence of a plan as it was downloaded; else that of the database',
] as const;

function listCommand(): Command {
  const command = new Command('list')
    .summary('list the plans in an evidence file')
    .description('Lists the plans recorded in an evidence file. Needs no database.')
    .option(...FILE)
    .addHelpText('after', '\nExample:\n  bitewing evidence list --file backups/monday-evidence.db');
  return addSettings(command, ['database', 'control']).action(({ file, ...flags }) =>
    tellEvidence(file, flags, async ({ path, plans }) => listWords(path, plans)),
  );
}

function printCommand(): Command {
  const command = new Command('print')
    .summary('print a signed plan from an evidence file')
    .description('Prints what was signed, by whom, when and how, from an evidence file. Needs no database.')
    .argument('<plan>', 'TreatPlanNum of the plan')
    .option('--to <path>', 'write it as a PDF to this file, with the signature as it was drawn')
    .option('--record <number>', 'print this record instead of the last signature')
    .option(...FILE)
    .addHelpText(
      'after',
      '\nExample:\n  bitewing evidence print 11406 --to signed.pdf --file backups/monday-evidence.db',
    );
  return addSettings(command, ['database', 'control', 'fonts']).action((plan: string, { file, to, record, ...flags }) =>
    tellEvidence(file, flags, async ({ path, plans, chain }) => {
      const found = chosenPlan(plans, plan, record);
      const remarks = fileWords(path, chain);
      if (to === undefined) return recordsText(found, remarks);
      if (requireWritable('--to', to)) throw new CommandProblem(`${to} exists; name another file.`);
      const { printRecords } = await import('../../server.ts');
      const fonts = fontFiles(readConfig(givenSettings(flags)));
      const bytes = await printRecords({ ...found, chain, remarks }, fonts);
      if (!bytes) throw new CommandProblem(`Record ${found.shown.number} holds no plan.`, 2);
      writeFileSync(to, bytes, { flag: 'wx', mode: 0o600 });
      return `Plan ${plan} is in ${to}, as record ${found.shown.number} has it.\n`;
    }),
  );
}

/** What a file of evidence holds. */
interface Held {
  readonly path: string;
  readonly plans: readonly FoundPlan[];
  readonly chain: ChainState;
}

/** A chain that is damaged is told after the work: what is there may be wanted all the more. */
async function tellEvidence(
  file: string | undefined,
  flags: Parameters<typeof givenSettings>[0],
  wordsOf: (held: Held) => Promise<string>,
): Promise<void> {
  const path = file ?? evidenceFile(readConfig(givenSettings(flags)));
  requireFile('--file', path);
  if (!existsSync(path)) throw new CommandProblem(`There is no evidence: ${path} does not exist.`, 2);
  const { records, chain } = isDownloaded(path) ? downloaded(path) : await kept(path);
  if (records.length === 0) throw new CommandProblem(`${path} holds no record of a signature.`, 2);
  const told = await wordsOf({ path, plans: plansIn(records), chain });
  process.stdout.write(process.stdout.isTTY ? plainText(told) : told);
  if (chain.damage !== undefined) throw new CommandProblem(chain.damage);
}

interface Records {
  readonly records: readonly KnownRecord[];
  readonly chain: ChainState;
}

async function kept(path: string): Promise<Records> {
  const store = openEvidenceStore(path, { readOnly: true });
  try {
    return { records: store.every(), chain: await store.chain() };
  } finally {
    store.close();
  }
}

function downloaded(path: string): Records {
  const { records, chain } = heldInFile(readTextFile(path));
  return { records: records.map((record) => ({ record, isInFlight: false })), chain };
}

/** Whether it is JSON instead of a database. */
function isDownloaded(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const begin = Buffer.alloc(16);
    readSync(file, begin);
    return /^\uFEFF?\s*\{/.test(begin.toString());
  } finally {
    closeSync(file);
  }
}

/** Several practices may have a plan of this number; a record is of one of them. */
function chosenPlan(plans: readonly FoundPlan[], plan: string, record: string | undefined): FoundPlan {
  const named = plans
    .filter(({ shown }) => String(shown.TreatPlanNum) === plan)
    .flatMap((found) => {
      const shown = record === undefined ? found.shown : found.records.find(({ number }) => String(number) === record);
      return shown ? { ...found, shown } : [];
    });
  if (named.length > 1)
    throw new SettingError('Several practices have a plan of this number: name a --record, as the list has it.');
  if (named[0]) return named[0];
  throw new CommandProblem(`The evidence has no such record of a plan ${plan}. "evidence list" names them.`, 2);
}
