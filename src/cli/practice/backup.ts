import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { requireFolder, requireWritable } from '../../control/places.ts';
import { isDatabaseUrl } from '../../db/database-url.ts';
import { makePrivateFolder } from '../../db/private-folder.ts';
import type { Config } from '../../settings/config.ts';
import { documentsFolder, evidenceFile } from '../../settings/config-files.ts';
import { controlBeside } from '../../settings/control-place.ts';
import { isPlainPath, SettingError } from '../../settings/read-config.ts';
import { addSettings } from '../flags/setting-options.ts';
import { withKeys } from '../opening/control-file.ts';
import { namedPractice } from '../opening/named-practice.ts';
import { CommandProblem } from '../terminal/problems.ts';
import { whileWaiting } from '../terminal/waiting.ts';

const DUMP = 'For a database server use its own tool: mariadb-dump.';

/** `bitewing backup FILE`: a complete copy of a practice file, also while a server runs on it. */
export function backupCommand(): Command {
  const command = new Command('backup')
    .summary('copy the practice to a file, even while it is served')
    .description(
      'Copies a practice file at one moment, even while a server writes to it, and beside it the control file with the keys ' +
        'and the evidence of signatures. Copy the folder of patients’ documents yourself, afterwards. Of a practice on a ' +
        'database server only keys and evidence are copied: dump the database first.',
    )
    .argument('<file>', 'the copy; it must not exist yet')
    .addHelpText('after', '\nExample:\n  bitewing backup backups/monday.db');
  return addSettings(command, ['database', 'control', 'documents']).action(async (file: string, flags) => {
    const config = namedPractice(flags);
    if (!isPlainPath(file))
      throw new SettingError('The copy needs a name without line breaks and other control characters.');
    if (config.documents !== '') requireFolder('--documents', config.documents);
    await requireSource(config);
    // The copy has the same keys wherever it is put.
    if (!isDatabaseUrl(config.database) && existsSync(config.control)) await withKeys(flags, () => {});
    const copies = copiesOf(config, resolve(file));
    if (!existsSync(copies.place)) requireWritable('The copy', copies.place);
    for (const [, to] of copies.all) if (existsSync(to)) throw new CommandProblem(`${to} exists; name another file.`);
    makePrivateFolder(dirname(copies.place));
    const made = await whileWaiting('Copying the practice', () => copyAll(copies));
    process.stdout.write(told(made, config));
  });
}

async function requireSource({ database, control }: Config): Promise<void> {
  if (isDatabaseUrl(database)) {
    if (!existsSync(control)) throw new SettingError(`backup copies a practice file. ${DUMP}`);
    return;
  }
  if (database === ':memory:' || !existsSync(database))
    throw new CommandProblem(`There is no practice at ${database}. Name one with --database.`);
  const { kindOfFileAt } = await import('../../db/sqlite/shape.ts');
  if (kindOfFileAt(database) !== 'own') throw new CommandProblem(`${database} is not a practice.`);
}

type Copy = readonly [from: string, to: string];

/** What is copied, in this order, and the evidence among it. */
interface Copies {
  /** Of the practice, or where it would be. */
  readonly place: string;
  readonly all: readonly Copy[];
  readonly evidence: Copy;
  /** The practice is among them. */
  readonly isWhole: boolean;
}

function copiesOf({ database, control }: Config, place: string): Copies {
  const copy = { database: place, control: controlBeside(place) };
  const evidence: Copy = [evidenceFile({ database, control }), evidenceFile(copy)];
  const isWhole = !isDatabaseUrl(database);
  // The practice comes first: a signature in the copy has its record in the copy.
  const practice: readonly Copy[] = isWhole ? [[database, place]] : [];
  return { place, all: [...practice, [control, copy.control], evidence], evidence, isWhole };
}

/** Answers those that were made. */
async function copyAll({ all, evidence: [evidence, copied], isWhole }: Copies): Promise<Copy[]> {
  const { copyFile } = await import('../../db/sqlite/copy.ts');
  const { reopenInCopy, settledIn } = await import('../../db/evidence/copied.ts');
  const made: Copy[] = [];
  const settled = settledIn(evidence);
  try {
    for (const [from, to] of all) {
      // The first signature may have made the evidence while the practice was copied.
      if (!existsSync(from)) continue;
      copyFile(from, to);
      made.push([from, to]);
    }
    if (isWhole && existsSync(copied)) reopenInCopy(copied, settled);
  } catch (error) {
    // A part looks like a backup, and would keep the next one from its name.
    for (const [, to] of made) rmSync(to, { force: true });
    throw error;
  }
  return made;
}

function told(made: readonly Copy[], config: Config): string {
  const lines = made.map(([from, to]) => `${from} is copied to ${to}.\n`);
  if (isDatabaseUrl(config.database))
    lines.push(`The database itself is not copied. ${DUMP} Dump it before this copy.\n`);
  const folder = documentsFolder(config);
  // They may be far larger than the practice, and other tools copy only those that are new.
  if (folder && existsSync(folder) && readdirSync(folder).length > 0)
    lines.push(`${folder} has patients’ documents and is not copied: copy that folder as well.\n`);
  return lines.join('');
}
