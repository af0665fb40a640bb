import type { Handle } from '../../db/handle.ts';
import { badRequest } from '../../domain/refusal.ts';
import type { SftpLogin } from '../../sftp/place.ts';
import type { Asking } from '../lasting.ts';

/** A file that came from another server. Of its name there only the ending is used. */
export interface FetchedFile {
  /** With its dot, in lower case: letters and digits only. */
  readonly ending: string;
  readonly bytes: Uint8Array;
}

/** Fetches a file, after `check` has refused what could not be kept anyway. */
export async function fetchOverSftp(
  { look, sftp }: Asking,
  login: SftpLogin,
  check: (handle: Handle) => Promise<void>,
): Promise<FetchedFile> {
  const place = await look(async (handle) => {
    await check(handle);
    return sftp.placeOf(login);
  });
  const ending = /\.[a-z0-9]{1,10}$/i.exec(place.name)?.[0].toLowerCase();
  if (!ending) throw badRequest('SftpAddress must end with the name of a file, such as picture.jpg.');
  return { ending, bytes: await sftp.fetch(place) };
}
