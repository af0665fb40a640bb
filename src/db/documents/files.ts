import { access, constants, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import { diskFull, NOTHING_STORED, needsAdministrator } from '../trouble.ts';
import { type FilePlace, FileProblem, type NewFile } from './documents.ts';
import type { Rights } from './folder.ts';

/** Names a database may hold that would lead out of the folder, or to a file of ours. */
const isPlainName = (name: string) =>
  name !== '' && !name.startsWith('.') && !/[\\/\0:]/.test(name) && name.length <= 255;

/** The path of a patient's file, or undefined when its names are no plain names. */
export function pathOfFile(root: string, { folder, name, shelf }: FilePlace): string | undefined {
  if (shelf !== undefined) return isPlainName(name) ? join(root, shelf, name) : undefined;
  if (!isPlainName(folder) || !isPlainName(name)) return undefined;
  return join(root, [...folder][0]!.toUpperCase(), folder, name);
}

/** The small picture that the desktop program keeps of a file. */
function thumbnailOf(root: string, place: FilePlace): string | undefined {
  const path = pathOfFile(root, place);
  return path && join(dirname(path), 'Thumbnails', place.name);
}

/** The largest file that is read into memory, in bytes. */
const LARGEST = 200_000_000;

export async function readDocument(root: string, place: FilePlace, atMost = LARGEST): Promise<Uint8Array | undefined> {
  return readUpTo(root, pathOfFile(root, place), atMost);
}

/** Beside the patients' folders: what the office's sheets show. */
const SHEET_PICTURES = 'SheetImages';

export async function readSheetPicture(root: string, name: string, atMost: number): Promise<Uint8Array | undefined> {
  return readUpTo(root, isPlainName(name) ? join(root, SHEET_PICTURES, name) : undefined, atMost);
}

const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

/**
 * Whoever may write to an office's folder may lay a link there to any file that our account may read, such as that of the keys:
 * one that leads out of the folder is not followed, also if it is laid only now, and a pipe is not waited for.
 */
async function readUpTo(root: string, path: string | undefined, atMost: number): Promise<Uint8Array | undefined> {
  if (!path) return undefined;
  try {
    const [whole, real] = await Promise.all([realpath(root), realpath(path)]);
    if (!isWithin(whole, real) || !(await stat(real)).isFile()) return undefined;
    const file = await open(real, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const found = await file.stat();
      if (!found.isFile() || found.size > atMost || (await realpath(path)) !== real) return undefined;
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isWithin(whole: string, path: string): boolean {
  const way = relative(whole, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/** Names tried before giving up; a patient has few documents of one number. */
const MOST_NAMES = 50;

/**
 * Takes a name for a new file, `x` added until it is free. The empty file holds the name against other servers;
 * `before` hears of it first, so that an interruption is noticed.
 */
export async function takeName(
  root: string,
  file: Omit<NewFile, 'bytes'>,
  before: (name: string) => Promise<void>,
  rights: Rights,
): Promise<string> {
  for (let tries = 0; tries < MOST_NAMES; tries++) {
    const name = `${file.name}${'x'.repeat(tries)}${file.ending}`;
    const path = pathOfFile(root, { ...file, name });
    if (!path) throw new FileProblem(NO_NAME);
    await mkdir(dirname(path), { recursive: true, mode: rights.folder });
    if (await isThere(path)) continue;
    await before(name);
    try {
      await (await open(path, 'wx', rights.file)).close();
      return name;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  throw new FileProblem('there are too many files of this name');
}

/** Writes beside the file, flushes, renames, and flushes the folder: after a crash the file is whole or was never there. */
export async function writeWhole(path: string, bytes: Uint8Array | string, rights: Rights): Promise<void> {
  const part = `${path}.part`;
  // What an interruption left, or a link that somebody laid there who may write to an office's folder: it is not followed.
  await rm(part, { force: true });
  const file = await open(part, 'wx', rights.file);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
  await syncFolder(dirname(path));
}

async function removeFile(path: string): Promise<void> {
  await rm(`${path}.part`, { force: true });
  await rm(path, { force: true });
}

/** Removes a patient's file and the small picture of it; what is not there is no failure. */
export async function removeFileOf(root: string, place: FilePlace): Promise<void> {
  const path = pathOfFile(root, place);
  if (path) await removeFile(path);
  const thumbnail = thumbnailOf(root, place);
  if (thumbnail) await removeFile(thumbnail);
}

/** Whether a file is there to be removed. Throws where its folder may not be written to. */
export async function mayRemove(path: string): Promise<boolean> {
  if (!(await isThere(path))) return false;
  await access(dirname(path), constants.W_OK);
  return true;
}

/** Not every system lets a folder be flushed; there the rename itself is what there is. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES', 'ENOTSUP'].includes(codeOf(error))) throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** A name that is too long for the system, or a link that leads back to itself, is no file either. */
const MISSING = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'];

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';

const isMissing = (error: unknown) => MISSING.includes(codeOf(error));

const NO_FOLDER = 'the documents folder is no folder';
const NOT_WRITABLE = 'the documents folder may not be written to';
const NO_NAME = "the patient's image folder has no usable name";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: NOT_WRITABLE,
  EPERM: NOT_WRITABLE,
  ENOENT: 'the documents folder is not there',
  ENOTDIR: NO_FOLDER,
  EEXIST: NO_FOLDER,
  ENAMETOOLONG: NO_NAME,
  ELOOP: NO_FOLDER,
};

/** What went wrong with a file, without naming any folder. A fault of the disk is told as one of the database's disk is. */
export function fileProblem(error: unknown): FileProblem | Refusal {
  if (error instanceof FileProblem || error instanceof Refusal) return error;
  const code = codeOf(error);
  if (['ENOSPC', 'EDQUOT'].includes(code))
    return diskFull(`The disk of the documents folder is full.${NOTHING_STORED}`, error);
  if (['EIO', 'EROFS', 'EFBIG'].includes(code))
    return needsAdministrator(`The disk of the documents folder failed.${NOTHING_STORED}`, error);
  const reason = REASONS[code];
  if (!reason) throw error;
  return new FileProblem(reason);
}
