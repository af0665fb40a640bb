import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { type Config, isLoopback, SettingError } from '../config.ts';
import { parseWriteMode } from '../db/office/write-mode.ts';
import { practicesOf } from './key-store.ts';

/**
 * Checks whether a control file can be opened or made, without doing so: a start that is refused must not have written
 * anything. Throws an Error that names the file.
 */
export function requireControl(path: string): void {
  if (path === ':memory:') return;
  if (existsSync(path)) {
    practicesOf(path);
    return;
  }
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
