import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { isDatabaseUrl } from '../db/database-url.ts';
import { parseWriteMode } from '../db/office/write-mode.ts';
import type { Config } from '../settings/config.ts';
import { isLoopback, SettingError } from '../settings/read-config.ts';
import { practicesOf } from './key-store.ts';

/**
 * Checks whether a control file can be opened or made, without doing so: a start that is refused must not have written
 * anything. Throws an Error that names the file.
 */
export function requireControl(path: string): void {
  if (path === ':memory:') return;
  if (existsSync(path)) practicesOf(path);
  else requirePlace(path);
}

/** Checks whether something could be made at this path. */
function requirePlace(path: string): void {
  let folder = dirname(path);
  while (!existsSync(folder)) folder = dirname(folder);
  const problem = (code: string) => Object.assign(new Error(code), { code, path: folder });
  if (!statSync(folder).isDirectory()) throw problem('ENOTDIR');
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw problem('EACCES');
  }
}

/**
 * Checks the other places that a server writes to. A file that is there already and was not made for this purpose is
 * left alone: a recording begins anew, and a ready file is removed at the end.
 */
export function requirePlaces({ database, documents, record, readyFile }: Config): void {
  if (database !== ':memory:' && !isDatabaseUrl(database) && !existsSync(database)) requirePlace(database);
  if (documents !== '') {
    const isThere = existsSync(documents);
    if (isThere && !statSync(documents).isDirectory())
      throw new SettingError(`--documents ${documents} is a file. Name a folder.`);
    if (!isThere) requirePlace(documents);
  }
  if (record !== '') requireOwnFile('--record', record, /^(\{"method":|$)/, 'a recording of requests');
  if (readyFile !== '') requireOwnFile('--ready-file', readyFile, /^(\{"url":|$)/, 'a ready file');
}

/** `beginning`: how a file of that kind begins. */
function requireOwnFile(flag: string, path: string, beginning: RegExp, kind: string): void {
  if (!existsSync(path)) {
    requirePlace(path);
    return;
  }
  if (statSync(path).isDirectory()) throw new SettingError(`${flag} ${path} is a folder. Name a file.`);
  const file = openSync(path, 'r+');
  const bytes = Buffer.alloc(20);
  const length = readSync(file, bytes);
  closeSync(file);
  if (!beginning.test(bytes.toString('latin1', 0, length)))
    throw new SettingError(`${flag} ${path} is there already and is not ${kind}. Name another file.`);
}

/**
 * Takes the port for a moment, also if several processes share it. Rejects with the system's error if another program
 * has the port or it is not allowed.
 */
export function tryPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen({ port, host, exclusive: true }, () => server.close(() => resolve()));
  });
}

/** Checks that the SFTP library is there: the built package leaves it out, since few servers need it. */
export async function requireSftpLibrary({ sftpHosts }: Pick<Config, 'sftpHosts'>): Promise<void> {
  if (sftpHosts.trim() === '') return;
  try {
    await import('ssh2');
  } catch {
    throw new SettingError('--sftp-hosts needs the package ssh2 beside this one: npm install ssh2.');
  }
}

/** Refuses our own address as the service that writes are handed on to: they would be handed on for ever. */
export function refuseOwnAddress({ writes, host, port }: Config): void {
  const mode = parseWriteMode(writes);
  if (mode?.kind !== 'through') return;
  const service = new URL(mode.url);
  const name = service.hostname.replace(/[[\]]/g, '');
  const isHere = isLoopback(name) || [host, hostname()].includes(name);
  if (isHere && Number(service.port || (service.protocol === 'https:' ? 443 : 80)) === port) {
    throw new SettingError(
      '--writes through=URL names this server itself. Name the office’s own API service, or choose another --port.',
    );
  }
}
