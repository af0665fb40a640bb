import type { Handle } from '../../db/practice.ts';
import { findRow } from '../../db/rows.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { fileReply } from '../../http/file-reply.ts';
import type { Call, Reply } from '../../http/operation.ts';
import { storedFile } from '../../practice/plans/printed/stored-file.ts';

/** Types of files by their endings; what is not here is sent as bytes to be saved. */
const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.bmp': 'image/bmp',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.txt': 'text/plain; charset=utf-8',
};

/** The file of a document as it is kept. */
export async function documentFile(
  handle: Handle,
  { id }: Pick<Call<Record<never, never>, Record<never, never>>, 'id'>,
): Promise<Reply> {
  const document = await findRow(handle, 'document', id);
  if (!document) throw notFound('Document');
  const bytes = await storedFile(handle, document);
  if (!bytes) throw new Refusal(404, 'The file of this document is not there.');
  const name = document.FileName ?? '';
  const ending = /\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? '';
  const type = TYPES[ending];
  return fileReply(bytes, {
    contentType: type ?? 'application/octet-stream',
    name: name || `Document-${id}`,
    isShown: type !== undefined,
  });
}
