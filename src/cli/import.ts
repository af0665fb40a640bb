import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { systemClock } from '../clock.ts';
import { isDatabaseUrl, readConfig, SettingError } from '../config.ts';
import { CommandProblem } from './problems.ts';
import { addSettings, givenSettings } from './setting-options.ts';
import { whileWaiting } from './waiting.ts';

/** `bitewing import codes FILE.csv`: the office's own licensed table of procedure codes. */
export function importCodesCommand(): Command {
  const command = new Command('codes')
    .summary('load procedure codes from a CSV file')
    .description(
      'Loads the procedure codes an office is licensed for: new ones are added, known ones brought up to date.',
    )
    .argument('<file>', 'CSV file with a header line')
    .addHelpText('after', '\nExample:\n  bitewing import codes our-codes.csv --database data/bitewing.db');
  return addSettings(command, ['database']).action(async (file: string, flags) => {
    const { database } = readConfig(givenSettings(flags));
    if (database === ':memory:') throw new SettingError('A practice in memory keeps no codes. Name a --database file.');
    if (!isDatabaseUrl(database) && !existsSync(database)) {
      throw new CommandProblem(`There is no practice at ${database}. Start the server once, and it makes one.`);
    }
    const text = decodeText(await readFile(file));
    const { importCodes } = await import('./import-codes.ts');
    const { openPractice } = await import('../db/open.ts');
    const { practice } = await openPractice(database, systemClock);
    try {
      const counts = await whileWaiting('Loading codes', () => importCodes(practice, text));
      process.stdout.write(`${counts.added} added, ${counts.changed} changed, ${counts.unchanged} unchanged.\n`);
    } finally {
      await practice.close();
    }
  });
}

/** UTF-8, or the Windows encoding older spreadsheets save. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
