import type { Handle } from '../../db/handle.ts';
import { requireRow, rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import type { Asking } from '../../http/lasting.ts';
import type { Reply } from '../../http/operation.ts';
import { type FoundFile, recordSent, said } from '../../http/over-sftp/send.ts';
import type { MountedPicture, MountJob } from '../../pictures/jobs.ts';
import { storedFile } from '../../practice/plans/printed/stored-file.ts';
import type { SftpLogin } from '../../sftp/place.ts';
import { isPicture, type OutgoingPicture, sentPictures } from './picture-files.ts';

/** Most pixels of a mount on either side; a larger one is a mistake. */
const LARGEST = 8000;
/** Most bytes of all pictures of a mount together. */
const LARGEST_TOGETHER = 200_000_000;
/** Most pictures of one mount. */
const MOST_PICTURES = 100;

export const NO_MOUNT_PICTURES = 'No mount images could be downloaded.';
const NOT_MADE = 'No picture can be made of this mount.';

async function requireMount(handle: Handle, mountNum: Key): Promise<Row<'mount'>> {
  return requireRow(handle, 'mount', mountNum, 'Mount');
}

interface Mounted {
  readonly item: Row<'mountitem'>;
  readonly document: Row<'document'>;
}

/** The pictures of a mount with their places, in the order of the places. */
async function picturesOf(handle: Handle, mountNum: Key): Promise<Mounted[]> {
  const items = await rowsWhere(handle, 'mountitem', 'MountNum', mountNum);
  if (items.length === 0) return [];
  const byKey = new Map(items.map((item) => [item.MountItemNum, item]));
  const documents = await handle.db
    .selectFrom('document')
    .selectAll()
    .where('MountItemNum', 'in', [...byKey.keys()])
    .orderBy('DocNum')
    .limit(MOST_PICTURES)
    .execute();
  return documents
    .filter(isPicture)
    .map((document) => ({ document, item: byKey.get(document.MountItemNum)! }))
    .sort((one, other) => one.item.ItemOrder - other.item.ItemOrder);
}

/** The files of pictures that exist; 400 if they are too large to be held together. */
async function contentsOf(handle: Handle, mounted: readonly Mounted[]): Promise<(readonly [Mounted, Uint8Array])[]> {
  const found: (readonly [Mounted, Uint8Array])[] = [];
  let length = 0;
  for (const one of mounted) {
    const bytes = await storedFile(handle, one.document);
    length += bytes?.length ?? 0;
    if (length > LARGEST_TOGETHER) throw badRequest('The pictures of this mount are too large to be sent together.');
    if (bytes) found.push([one, bytes]);
  }
  return found;
}

/**
 * The whole mount as one picture, made of its pictures as they are shown there (Documents page, POST DownloadSftp).
 */
export async function wholeMount(handle: Handle, mountNum: Key): Promise<FoundFile> {
  const mount = await requireMount(handle, mountNum);
  const { PatNum: patNum, Width, Height } = mount;
  return {
    name: `Mount${mountNum}.jpg`,
    about: { permission: 'ImageExport', patNum, key: mountNum },
    content: async (reader) => {
      if (!(Width > 0 && Height > 0 && Width <= LARGEST && Height <= LARGEST)) throw badRequest(NOT_MADE);
      const loaded = await contentsOf(reader, await picturesOf(reader, mountNum));
      const pictures = loaded.map(([mounted, bytes]) => asMounted(mounted, bytes));
      const background = colourOf(mount.ColorBack);
      const job: MountJob = { kind: 'mount', width: Width, height: Height, background, pictures };
      return async () => {
        const bytes = await reader.documents.picture(job);
        if (!bytes) throw badRequest(NOT_MADE);
        return bytes;
      };
    },
  };
}

/** Red, green and blue of a stored ARGB number. */
const colourOf = (argb: number) => [(argb >> 16) & 255, (argb >> 8) & 255, argb & 255] as const;

function asMounted({ item, document }: Mounted, bytes: Uint8Array): MountedPicture {
  const { CropX, CropY, CropW, CropH, DegreesRotated, IsFlipped } = document;
  return {
    bytes,
    place: { x: item.Xpos, y: item.Ypos, width: Math.max(1, item.Width), height: Math.max(1, item.Height) },
    crop: { x: CropX, y: CropY, width: CropW, height: CropH },
    degrees: DegreesRotated,
    isFlipped: IsFlipped !== 0,
  };
}

/** Sends each picture of a mount as it is stored (Documents page, POST DownloadMount). */
export async function sendMountPictures(asking: Asking, login: SftpLogin, mountNum: Key): Promise<Reply> {
  const found = await asking.look(async (handle) => {
    const { PatNum } = await requireMount(handle, mountNum);
    const mounted = await picturesOf(handle, mountNum);
    return mounted.length === 0 ? undefined : { place: asking.sftp.placeOf(login), mounted, patNum: PatNum };
  });
  if (!found) return said(NO_MOUNT_PICTURES);
  const { place, mounted, patNum } = found;
  let files: readonly OutgoingPicture[] = [];
  const load = async () => {
    const loaded = await asking.look((handle) => contentsOf(handle, mounted));
    files = loaded.map(([{ document }, bytes]) => ({ DocNum: document.DocNum, name: document.FileName!, bytes }));
    return files;
  };
  const about = { permission: 'ImageExport', patNum, key: mountNum } as const;
  await asking.sftp.send(place, load, () => recordSent(asking, place, about));
  if (files.length === 0) return said(NO_MOUNT_PICTURES);
  return sentPictures(files);
}
