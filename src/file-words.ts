import { dirname } from 'node:path';

/** Characters of a path that are told. */
const LONGEST_PATH = 300;

/** A path as it is told: a very long one is cut, and an empty one is seen. */
export const toldPath = (path: string): string =>
  path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path || '""';

/** What the system says of a file or folder, by its code: the rest of a sentence that begins with the path. */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be used by this account',
  EPERM: 'may not be used by this account',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'lies below a file, not in a folder',
  EEXIST: 'is a file where a folder is needed',
  ENXIO: 'is a device or a socket, not a file',
  ENOSPC: 'is on a disk that is full',
  EROFS: 'is on a disk that is read-only',
  EIO: 'cannot be read or written: the system reports an error',
  ELOOP: 'leads in a circle of symbolic links',
  ENAMETOOLONG: 'is too long a path',
};

/** The same where the system names no file, as when it writes to one that is open. */
const OF_NO_PATH: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EIO: 'The system reports an error.',
};

/**
 * What the system says of a person's file, as a sentence that begins with its name or path; undefined if the error is of
 * another kind.
 */
export function fileTrouble(error: unknown, name?: string): string | undefined {
  const { code = '', path, syscall } = error as NodeJS.ErrnoException;
  // Of a temporary folder that cannot be made, what is told is the place where it was to be.
  const isTemporary = syscall === 'mkdtemp' && path !== undefined;
  const subject = name ?? (path === undefined ? undefined : toldPath(isTemporary ? dirname(path) : path));
  if (subject === undefined && code in OF_NO_PATH) return OF_NO_PATH[code];
  const words = WORDS[code];
  return (
    words && `${subject ?? 'A file'} ${words}.${isTemporary ? ' TMPDIR names the folder for temporary files.' : ''}`
  );
}
