import type { Handle } from '../../../db/handle.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';

/**
 * The file of a document: from its own row if the office keeps files in the database, else from the folder. Undefined
 * if it is not there, or is larger than the caller wants.
 */
export async function storedFile(
  handle: Handle,
  document: Row<'document'>,
  atMost?: number,
): Promise<Uint8Array | undefined> {
  if (document.RawBase64) {
    const isWanted = atMost === undefined || document.RawBase64.length * 0.75 <= atMost;
    return isWanted ? Buffer.from(document.RawBase64, 'base64') : undefined;
  }
  const patient = await findRow(handle, 'patient', document.PatNum);
  if (!patient?.ImageFolder || !document.FileName) return undefined;
  return handle.documents.read({ folder: patient.ImageFolder, name: document.FileName }, atMost);
}
