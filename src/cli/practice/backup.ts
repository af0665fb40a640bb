import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { requireFolder, requireWritable } from '../../control/places.ts';
import { isDatabaseUrl } from '../../db/database-url.ts';
import { makePrivateFolder } from '../../db/private-folder.ts';
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
    const { database, control, documents } = config;
    if (!isPlainPath(file))
      throw new SettingError('The copy needs a name without line breaks and other control characters.');
    if (documents !== '') requireFolder('--documents', documents);
    const isOnServer = isDatabaseUrl(database);
    if (isOnServer && !existsSync(control)) throw new SettingError(`backup copies a practice file. ${DUMP}`);
    if (!isOnServer) {
      if (database === ':memory:' || !existsSync(database))
        throw new CommandProblem(`There is no practice at ${database}. Name one with --database.`);
      const { kindOfFileAt } = await import('../../db/sqlite/shape.ts');
      if (kindOfFileAt(database) !== 'own') throw new CommandProblem(`${database} is not a practice.`);
      // The copy has the same keys wherever it is put.
      if (existsSync(control)) await withKeys(flags, () => {});
    }
    const copy = { database: resolve(file), control: controlBeside(resolve(file)) };
    if (!existsSync(copy.database)) requireWritable('The copy', copy.database);
    const evidence = evidenceFile({ database, control });
    const copiedEvidence = evidenceFile(copy);
    // After the practice: a signature in the copy has its record in the copy.
    const beside: [from: string, to: string][] = [
      [control, copy.control],
      [evidence, copiedEvidence],
    ];
    const practice: typeof beside = isOnServer ? [] : [[database, copy.database]];
    const files = [...practice, ...beside];
    for (const [, to] of files) if (existsSync(to)) throw new CommandProblem(`${to} exists; name another file.`);
    makePrivateFolder(dirname(copy.database));
    const { copyFile } = await import('../../db/sqlite/copy.ts');
    const { reopenInCopy, settledIn } = await import('../../db/evidence/copied.ts');
    const copies: typeof files = [];
    await whileWaiting('Copying the practice', async () => {
      const settled = settledIn(evidence);
      try {
        for (const [from, to] of files) {
          // The first signature may have made the evidence while the practice was copied.
          if (!existsSync(from)) continue;
          copyFile(from, to);
          copies.push([from, to]);
        }
        if (!isOnServer && existsSync(copiedEvidence)) reopenInCopy(copiedEvidence, settled);
      } catch (error) {
        // A part looks like a backup, and would keep the next one from its name.
        for (const [, to] of copies) rmSync(to, { force: true });
        throw error;
      }
    });
    const lines = copies.map(([from, to]) => `${from} is copied to ${to}.\n`);
    if (isOnServer) lines.push(`The database itself is not copied. ${DUMP} Dump it before this copy.\n`);
    const folder = documentsFolder(config);
    // They may be far larger than the practice, and other tools copy only those that are new.
    if (folder && existsSync(folder) && readdirSync(folder).length > 0)
      lines.push(`${folder} has patients’ documents and is not copied: copy that folder as well.\n`);
    process.stdout.write(lines.join(''));
  });
}
