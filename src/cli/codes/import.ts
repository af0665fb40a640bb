import { Command } from 'commander';
import { toldPath } from '../../file-words.ts';
import { readSmallFile, refuseUtf16 } from '../../text-file.ts';
import { addSettings } from '../flags/setting-options.ts';
import { practiceAt, withPractice } from '../opening/practice-at.ts';
import { whileWaiting } from '../terminal/waiting.ts';

/** `bitewing import codes FILE.csv`: the office's own licensed table of procedure codes. */
export function importCodesCommand(): Command {
  const command = new Command('codes')
    .summary('load procedure codes from a CSV file')
    .description('Loads the procedure codes an office is licensed for: adds new ones and updates known ones.')
    .argument('<file>', 'CSV file whose first line names its columns')
    .addHelpText(
      'after',
      `
Columns, in any order; only the first two must be there, and an empty cell
changes nothing:
  ProcCode, Descript, AbbrDesc, LaymanTerm, ProcTime, ProcCat, TreatArea,
  AreaAlsoToothRange, NoBillIns, IsProsth, IsHygiene, IsTaxed, IsRadiology,
  PaintType, BaseUnits, MedicalCode, AlternateCode1, SubstitutionCode,
  SubstOnlyIf, DiagnosticCodes

Example:
  bitewing import codes our-codes.csv --database data/bitewing.db`,
    );
  return addSettings(command, ['database']).action(async (file: string, flags) => {
    const database = await practiceAt(flags, 'codes');
    const bytes = readSmallFile(file);
    refuseUtf16(toldPath(file), bytes);
    const text = decodeText(bytes);
    await withPractice(database, async ({ practice }) => {
      const { importCodes } = await import('./import-codes.ts');
      const counts = await whileWaiting('Loading codes', () => importCodes(practice, text));
      process.stdout.write(`${counts.added} added, ${counts.changed} changed, ${counts.unchanged} unchanged.\n`);
    });
  });
}

/** UTF-8, or the Windows encoding older spreadsheets save. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
