import type { Handle } from '../../db/handle.ts';
import { requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Call, Reply } from '../../http/operation.ts';
import type { FoundFile } from '../../http/over-sftp/send.ts';
import { fileReply } from '../../http/reply/file-reply.ts';
import { storedFile } from '../../practice/plans/printed/stored-file.ts';

/** Types of files by their endings; a file with any other ending is sent as bytes to be saved. */
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

/** What a document may be answered as, besides bytes to be saved. */
export const FILE_TYPES: readonly string[] = [...new Set(Object.values(TYPES).map((type) => type.replace(/;.*/, '')))];

/** The file of a document as it is kept. */
export async function documentFile(
  handle: Handle,
  { id }: Pick<Call<Record<never, never>, Record<never, never>>, 'id'>,
): Promise<Reply> {
  const document = await requireDocument(handle, id);
  const bytes = await requireContent(handle, document);
  const name = document.FileName ?? '';
  const ending = /\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? '';
  const type = TYPES[ending];
  return fileReply(bytes, {
    contentType: type ?? 'application/octet-stream',
    name: name || `Document-${id}`,
    isShown: type !== undefined,
  });
}

/** The file of a document, to be sent elsewhere under its own name. */
export async function documentToSend(handle: Handle, docNum: Key): Promise<FoundFile> {
  const document = await requireDocument(handle, docNum);
  return {
    name: document.FileName || `Document-${docNum}`,
    content: (reader) => requireContent(reader, document),
    about: { permission: 'ImageExport', patNum: document.PatNum, key: docNum },
  };
}

async function requireDocument(handle: Handle, docNum: Key): Promise<Row<'document'>> {
  return requireRow(handle, 'document', docNum, 'Document');
}

async function requireContent(handle: Handle, document: Row<'document'>): Promise<Uint8Array> {
  const bytes = await storedFile(handle, document);
  if (!bytes) throw new Refusal(404, 'The file of this document is not there.');
  return bytes;
}
