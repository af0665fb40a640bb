import type { Handle } from '../../db/handle.ts';
import { requireRow } from '../../db/rows/rows.ts';
import type { Key } from '../../domain/key.ts';
import type { FoundFile } from '../../http/over-sftp/send.ts';
import { sheetDocument } from '../../practice/sheets/sheet-document.ts';

/** A filled sheet as a PDF, to be sent elsewhere. */
export async function sheetToSend(handle: Handle, sheetNum: Key): Promise<FoundFile> {
  const sheet = await requireRow(handle, 'sheet', sheetNum, 'Sheet');
  return {
    name: 'sheet.pdf',
    about: { permission: 'ImageExport', patNum: sheet.PatNum, key: sheetNum },
    content: async (reader) => {
      const document = await sheetDocument(reader, sheet);
      return () => reader.documents.print(document);
    },
  };
}
