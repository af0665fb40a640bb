import { randomBytes } from 'node:crypto';
import type { SFTPWrapper } from 'ssh2';
import { badRequest } from '../domain/refusal.ts';

/** Turns a call that ends with a callback into a promise. */
const done = <T = void>(call: (back: (error?: Error | null, value?: T) => void) => void): Promise<T> =>
  new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value as T))));

/**
 * Puts a file in place of what was there. It is written beside its name first, so that a transfer which fails leaves the
 * earlier file as it was and nothing else behind.
 */
export async function putFile(files: SFTPWrapper, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const path = `${folder}/${name}`;
  const part = `${folder}/.${randomBytes(6).toString('hex')}.part`;
  try {
    await done((back) => files.writeFile(part, Buffer.from(bytes), back));
    await replace(files, part, path);
  } catch (error) {
    await done((back) => files.unlink(part, back)).catch(() => {});
    throw error;
  }
}

/** Most servers know how to put a file in another's place in one step; for the rest the other goes first. */
async function replace(files: SFTPWrapper, part: string, path: string): Promise<void> {
  try {
    await done((back) => files.ext_openssh_rename(part, path, back));
  } catch {
    await done((back) => files.unlink(path, back)).catch(() => {});
    await done((back) => files.rename(part, path, back));
  }
}

/** Makes the folders of a path that are not there (Documents page: "Directory will be created if it does not exist"). */
export async function makeFolder(files: SFTPWrapper, folder: string): Promise<void> {
  let path = '';
  for (const part of folder.split('/').filter(Boolean)) {
    path = `${path}/${part}`;
    const found = await done<{ isDirectory(): boolean }>((back) => files.stat(path, back as never)).catch(
      () => undefined,
    );
    if (found?.isDirectory()) continue;
    await done((back) => files.mkdir(path, back));
  }
}

/** Bytes that are asked for at once. */
const PIECE = 256 * 1024;

/** The content of a file; 400 for one that is larger than allowed, whatever the server says of its size. */
export async function takeFile(files: SFTPWrapper, path: string, most: number): Promise<Uint8Array> {
  const handle = await done<Buffer>((back) => files.open(path, 'r', back as never));
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const read = await done<number>((back) => files.read(handle, piece, 0, PIECE, length, back as never)).catch(
        atEnd,
      );
      if (read === 0) return Buffer.concat(pieces, length);
      length += read;
      if (length > most) throw badRequest(`The file is larger than ${Math.floor(most / 1_000_000)} MB.`);
      pieces.push(piece.subarray(0, read));
    }
  } finally {
    await done((back) => files.close(handle, back)).catch(() => {});
  }
}

/** The end of a file comes as an error of its own. */
function atEnd(error: { code?: number }): number {
  if (error.code === 1) return 0;
  throw error;
}
