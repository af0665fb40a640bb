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
  const mark = randomBytes(6).toString('hex');
  const part = `${folder}/.${mark}.part`;
  try {
    await done((back) => files.writeFile(part, Buffer.from(bytes), back));
    await replace(files, part, path, `${path}.${mark}.old`);
  } catch (error) {
    await done((back) => files.unlink(part, back)).catch(() => {});
    throw error;
  }
}

/** Replaces a file in one step, which most servers can do. */
async function replace(files: SFTPWrapper, part: string, path: string, aside: string): Promise<void> {
  try {
    await done((back) => files.ext_openssh_rename(part, path, back));
  } catch (error) {
    if (!isUnsupported(error as Error)) throw error;
    await replaceInSteps(files, part, path, aside);
  }
}

/** OP_UNSUPPORTED of the server, or what the library throws where the server has not named the request. */
const isUnsupported = ({ code, message }: Error & { code?: number }) =>
  code === 8 || message === 'Server does not support this extended request';

/** Renames the earlier file, and deletes it once the new one is in its place. If that fails, its name is given back. */
async function replaceInSteps(files: SFTPWrapper, part: string, path: string, aside: string): Promise<void> {
  const rename = (from: string, to: string) => done((back) => files.rename(from, to, back));
  try {
    await rename(part, path);
    return;
  } catch (refused) {
    await rename(path, aside).catch(() => Promise.reject(refused));
  }
  try {
    await rename(part, path);
  } catch (error) {
    await rename(aside, path).catch(() => {});
    throw error;
  }
  await done((back) => files.unlink(aside, back)).catch(() => {});
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

/** Bytes of one piece. A server may send them one by one; a piece is kept when it is full. */
const PIECE = 256 * 1024;

/** The content of a file; 400 for one that is larger than allowed, even if the server states a smaller size. */
export async function takeFile(files: SFTPWrapper, path: string, most: number): Promise<Uint8Array> {
  const handle = await done<Buffer>((back) => files.open(path, 'r', back as never));
  const pieces: Buffer[] = [];
  let piece = Buffer.allocUnsafe(PIECE);
  let filled = 0;
  let length = 0;
  try {
    for (;;) {
      const read = await done<number>((back) =>
        files.read(handle, piece, filled, PIECE - filled, length, back as never),
      ).catch(atEnd);
      if (read === 0) return Buffer.concat([...pieces, piece], length);
      length += read;
      filled += read;
      if (length > most) throw badRequest(`The file is larger than ${Math.floor(most / 1_000_000)} MB.`);
      if (filled < PIECE) continue;
      pieces.push(piece);
      piece = Buffer.allocUnsafe(PIECE);
      filled = 0;
    }
  } finally {
    await done((back) => files.close(handle, back)).catch(() => {});
  }
}

/** The server reports the end of a file as an error. */
function atEnd(error: { code?: number }): number {
  if (error.code === 1) return 0;
  throw error;
}
