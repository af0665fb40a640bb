import type { Handle } from '../../../db/practice.ts';
import { findRow } from '../../../db/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';

/** The file of a document: out of its own row where the office keeps files in the database, else out of the folder. */
export async function storedFile(handle: Handle, document: Row<'document'>): Promise<Uint8Array | undefined> {
  if (document.RawBase64) return Buffer.from(document.RawBase64, 'base64');
  const patient = await findRow(handle, 'patient', document.PatNum);
  if (!patient?.ImageFolder || !document.FileName) return undefined;
  return handle.documents.read({ folder: patient.ImageFolder, name: document.FileName });
}
