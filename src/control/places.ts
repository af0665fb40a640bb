import { accessSync, closeSync, constants, lstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileTrouble, toldPath } from '../file-words.ts';
import { SettingError } from '../settings/read-config.ts';

/**
 * The checks of the files and folders that a person names. They write nothing, and look before anything is opened: a pipe
 * that is opened may wait for ever. What they refuse is told with the flag, or another `name` for the person.
 */

/** Most bytes of the last part of a path, so that a database's own files and our copies find room for their endings. */
const LONGEST_NAME = 230;

/** Refuses what stands at this path and is no file. False if nothing is there; whether it could be made is not asked. */
export function requireFile(name: string, path: string): boolean {
  const found = lookAt(name, path);
  if (found && !found.isFile()) throw problem(name, path, `is ${kindOf(found)}. Name a file.`);
  return found !== undefined;
}

/** A file to read from: it must be there. */
export function requireReadable(name: string, path: string): void {
  if (!requireFile(name, path)) throw problem(name, path, 'is not there. Name a file.');
  requireAccess(name, path, constants.R_OK);
}

/** A file to write to: either this account may do so, or the file could be made. True if it is there. */
export function requireWritable(name: string, path: string): boolean {
  const isThere = requireFile(name, path);
  if (isThere) requireAccess(name, path, constants.R_OK | constants.W_OK);
  else requireRoom(name, path);
  return isThere;
}

/** A folder to keep files in: it is there, or could be made. */
export function requireFolder(name: string, path: string): void {
  const found = lookAt(name, path);
  if (!found) requireRoom(name, path);
  else if (!found.isDirectory()) throw problem(name, path, `is ${kindOf(found)}. Name a folder.`);
  else requireAccess(name, path, constants.R_OK | constants.X_OK);
}

/** The first bytes of a file, as Latin-1. */
export function beginningOf(name: string, path: string, length: number): string {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(file, bytes));
  } catch (error) {
    throw troubleWith(name, path, error);
  } finally {
    closeSync(file);
  }
}

/** The folder that a file is in: SQLite and we make others beside it. */
export function requireWritableFolderOf(name: string, path: string): void {
  const folder = dirname(path);
  if (!mayUse(folder, constants.W_OK | constants.X_OK)) throw noRoomIn(name, path, folder);
}

/** Whether something could be made at a path where nothing is. */
function requireRoom(name: string, path: string): void {
  let folder = path;
  let found: Stats | undefined;
  while (!found) {
    if (Buffer.byteLength(basename(folder)) > LONGEST_NAME)
      throw problem(name, path, `has a name of more than ${LONGEST_NAME} bytes. Name a shorter one.`);
    folder = dirname(folder);
    found = lookAt(name, folder);
  }
  if (!found.isDirectory())
    throw problem(name, path, `lies below ${toldPath(folder)}, which is no folder. Name another place.`);
  if (!mayUse(folder, constants.W_OK | constants.X_OK)) throw noRoomIn(name, path, folder);
}

/** What stands at a path, links followed; undefined if nothing does. */
function lookAt(name: string, path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Which part of the path is a file is found on the way up.
    if (code === 'ENOTDIR') return undefined;
    if (code !== 'ENOENT') throw troubleWith(name, path, error);
  }
  // A disk that is not mounted looks like this, and nobody wants a new practice in its place.
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
    throw problem(name, path, 'is a link to something that is not there. Make that, or remove the link.');
  return undefined;
}

function requireAccess(name: string, path: string, mode: number): void {
  if (mayUse(path, mode)) return;
  const deed = mode & constants.W_OK ? 'written to' : 'read';
  throw problem(name, path, `may not be ${deed} by this account. Change who may, or name another one.`);
}

function mayUse(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

const noRoomIn = (name: string, path: string, folder: string) =>
  problem(
    name,
    path,
    `cannot be used: this account may not write to the folder ${toldPath(folder)}. Name another place.`,
  );

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  if (found.isSocket()) return 'a socket';
  return found.isFile() ? 'a file' : 'a device';
}

const troubleWith = (name: string, path: string, error: unknown) =>
  new SettingError(fileTrouble(error, `${name} ${toldPath(path)}`) ?? String(error));

const problem = (name: string, path: string, words: string) => new SettingError(`${name} ${toldPath(path)} ${words}`);
