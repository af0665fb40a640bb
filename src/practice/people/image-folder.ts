import { FileProblem } from '../../db/documents/documents.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, updateRow } from '../../db/rows/rows.ts';
import type { Key } from '../../domain/key.ts';
import { preference } from '../office/preferences.ts';

/** `AtoZfolderUsed`: where the office keeps patients' files. */
export async function placeOfFiles(handle: Handle): Promise<'database' | 'folder' | 'cloud'> {
  const used = (await preference(handle, 'AtoZfolderUsed')).trim();
  return used === '0' ? 'database' : used === '1' ? 'folder' : 'cloud';
}

/** `document.Description` and FileName have 255 characters, `patient.ImageFolder` 100. */
const LONGEST_FOLDER_NAME = 60;

/**
 * The name of the patient's folder, chosen and stored if there is none yet; undefined if files are kept in the
 * database.
 */
export async function imageFolderOf(tx: Transaction, patNum: Key): Promise<string | undefined> {
  const place = await placeOfFiles(tx);
  if (place === 'database') return undefined;
  if (place === 'cloud') throw new FileProblem('this server does not reach the cloud store of the practice');
  const patient = await findRow(tx, 'patient', patNum);
  if (!patient) throw new FileProblem('the patient is not there');
  if (patient.ImageFolder) return patient.ImageFolder;
  const letters = `${patient.LName ?? ''}${patient.FName ?? ''}`.replace(/[^A-Za-z]/g, '');
  const ImageFolder = `${letters.slice(0, LONGEST_FOLDER_NAME)}${patNum}`;
  await updateRow(tx, 'patient', patient, { ImageFolder });
  return ImageFolder;
}
