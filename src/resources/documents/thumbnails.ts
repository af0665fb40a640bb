import { findRow } from '../../db/rows/rows.ts';
import type { Key } from '../../domain/key.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Asking } from '../../http/lasting.ts';
import type { Reply } from '../../http/operation.ts';
import { recordSent, said } from '../../http/over-sftp/send.ts';
import { isReadable } from '../../pictures/readable.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { storedFile } from '../../practice/plans/printed/stored-file.ts';
import type { SftpLogin } from '../../sftp/place.ts';
import { type OutgoingPicture, sentPictures } from './picture-files.ts';

/** Most small pictures of one request, since each is made anew. */
const MOST = 500;

export const NO_THUMBNAILS = 'No documents could be made into thumbnails.';

/**
 * Makes a small picture of each picture of a patient and sends them all; files that are no JPEG or PNG are left out.
 * They are made one after the other, so that no more than one large picture is held at a time.
 */
export async function sendThumbnails(asking: Asking, login: SftpLogin, patNum: Key): Promise<Reply> {
  const found = await asking.look(async (handle) => {
    const { PatNum } = await requirePatient(handle, patNum);
    const documents = await handle.db
      .selectFrom('document')
      .select(['DocNum', 'FileName'])
      .where('PatNum', '=', PatNum)
      .where('MountItemNum', '=', 0)
      .orderBy('DocNum')
      .execute();
    if (documents.length === 0) throw new Refusal(404, 'No documents exist for this patient.');
    const pictures = documents.filter(({ FileName }) => isReadable(FileName ?? '')).slice(0, MOST);
    return pictures.length === 0 ? undefined : { pictures, place: asking.sftp.placeOf(login) };
  });
  if (!found) return said(NO_THUMBNAILS);
  const { place, pictures } = found;
  const made: OutgoingPicture[] = [];
  const load = async (ended: AbortSignal) => {
    for (const { DocNum, FileName } of pictures) {
      ended.throwIfAborted();
      const bytes = await smallPicture(asking, DocNum);
      if (bytes) made.push({ DocNum, name: FileName!, bytes });
    }
    return made;
  };
  await asking.sftp.send(place, load, () => recordSent(asking, place, { permission: 'ImageExport', patNum }));
  if (made.length === 0) return said(NO_THUMBNAILS);
  return sentPictures(made);
}

async function smallPicture({ look, inTurn }: Asking, docNum: Key): Promise<Uint8Array | undefined> {
  const make = await look(async (handle) => {
    const document = await findRow(handle, 'document', docNum);
    const bytes = document && (await storedFile(handle, document));
    if (!bytes) return undefined;
    return () => handle.documents.picture({ kind: 'thumbnail', bytes, name: document.FileName ?? '' });
  });
  return make && inTurn(make);
}
