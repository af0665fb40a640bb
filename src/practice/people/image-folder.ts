import { FileProblem } from '../../db/documents/documents.ts';
import type { Transaction } from '../../db/practice.ts';
import { findRow, updateRow } from '../../db/rows.ts';
import type { Key } from '../../domain/key.ts';
import { preference } from '../office/preferences.ts';

/** `AtoZfolderUsed`: where the office keeps files. The rest are cloud stores. */
const IN_DATABASE = '0';
const IN_FOLDER = '1';
/** `document.Description` and FileName have 255 characters, `patient.ImageFolder` 100. */
const LONGEST_FOLDER_NAME = 60;

/**
 * The name of the patient's folder, chosen and stored if there is none yet; undefined if files are kept in the
 * database.
 */
export async function imageFolderOf(tx: Transaction, patNum: Key): Promise<string | undefined> {
  const used = (await preference(tx, 'AtoZfolderUsed')).trim();
  if (used === IN_DATABASE) return undefined;
  if (used !== IN_FOLDER) throw new FileProblem('this server does not reach the cloud store of the practice');
  const patient = await findRow(tx, 'patient', patNum);
  if (!patient) throw new FileProblem('the patient is not there');
  if (patient.ImageFolder) return patient.ImageFolder;
  const letters = `${patient.LName ?? ''}${patient.FName ?? ''}`.replace(/[^A-Za-z]/g, '');
  const ImageFolder = `${letters.slice(0, LONGEST_FOLDER_NAME)}${patNum}`;
  await updateRow(tx, 'patient', patient, { ImageFolder });
  return ImageFolder;
}
