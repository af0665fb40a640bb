import type { AuditEntry } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import { badRequest } from '../../domain/refusal.ts';
import type { SftpLogin, SftpPlace } from '../../sftp/place.ts';
import type { OutgoingFile } from '../../sftp/tasks.ts';
import type { Asking } from '../lasting.ts';
import type { Reply } from '../operation.ts';
import { recordAsked } from './record-asked.ts';

/** A file that is to be sent. Its content is read once it may go where the caller wants it, and when it is its turn. */
export interface FoundFile {
  /** Used where the address has none. */
  readonly name: string;
  /** The content, or how it is made where that takes long; a refusal where there is none. */
  readonly content: (handle: Handle) => Promise<Uint8Array | (() => Promise<Uint8Array>)>;
  /** What the audit row says of it. */
  readonly about: Pick<AuditEntry, 'permission' | 'patNum' | 'key'>;
}

/**
 * Finds a file by the rules of its resource, sends it where the caller wants it, and tells its full path there. What is
 * wrong with the request is told before what is wrong with the place (`companions-people.md` 10.6).
 */
export async function sendOverSftp(
  asking: Asking,
  login: SftpLogin,
  find: (handle: Handle) => Promise<FoundFile>,
): Promise<Reply> {
  const { place, file } = await asking.look(async (handle) => {
    const found = await find(handle);
    const where = asking.sftp.placeOf(login);
    requireSameEnding(where.name, found.name);
    return { place: where, file: found };
  });
  const name = place.name || file.name;
  const load = async () => {
    const content = await asking.look(file.content);
    return [{ name, bytes: typeof content === 'function' ? await asking.inTurn(content) : content }];
  };
  await asking.sftp.send(place, load, () => recordSent(asking, place, file.about));
  return sent(place, { name });
}

/** The answer to a file that was sent. */
export const sent = (place: SftpPlace, { name }: Pick<OutgoingFile, 'name'>): Reply => ({
  status: 201,
  body: '',
  headers: { location: headerText(`${place.shown}/${name}`) },
});

/** What is answered where there is nothing to send. */
export const said = (sentence: string): Reply => ({ status: 200, body: sentence, contentType: TEXT });

const TEXT = 'text/plain; charset=utf-8';

/** Who sent whose files where: the folder, since a file's name may be a patient's. */
export const recordSent = (asking: Asking, { shown }: SftpPlace, about: FoundFile['about']) =>
  recordAsked(asking, { ...about, action: 'Sent', detail: `To ${shown}` });

/** A header holds no other letters. */
const headerText = (text: string) => text.replace(/[^\x20-\x7e]+/gu, encodeURIComponent);

/** A name that says something else than the content would mislead whoever opens the file. */
function requireSameEnding(asked: string, real: string): void {
  if (asked === '' || endingOf(asked) === endingOf(real)) return;
  throw badRequest(`SftpAddress must end with ${/\.[^.]*$/.exec(real)?.[0] ?? 'no ending'}, as the file does.`);
}

const ALIKE: Readonly<Record<string, string>> = { jpeg: 'jpg', tiff: 'tif' };

function endingOf(name: string): string {
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return ALIKE[ending] ?? ending;
}
