import { existsSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { isDatabaseUrl } from '../db/database-url.ts';
import { parseWriteMode } from '../db/office/write-mode.ts';
import type { Config } from '../settings/config.ts';
import { isLoopback, SettingError } from '../settings/read-config.ts';
import { practicesOf } from './key-store.ts';
import { beginningOf, requireFolder, requireReadable, requireWritable, requireWritableFolderOf } from './places.ts';

/** How SQLite's files begin; one that was never written to is empty. */
const DATABASE = /^(SQLite format 3\0|$)/;

/**
 * Checks the files and folders that a server writes to, and writes nothing. A file that is there already and was not made
 * for this purpose is left alone: a recording begins anew, and a ready file is removed at the end. Throws SettingError.
 */
export function requirePlaces(config: Config): void {
  const { database, control, documents, record, readyFile, tlsCert, tlsKey } = config;
  if (database !== ':memory:' && !isDatabaseUrl(database)) requireDatabase('--database', database);
  if (control !== ':memory:') {
    requireDatabase('--control', control);
    // Refuses the database of something else.
    practicesOf(control);
    if (isSameFile(database, control))
      throw new SettingError('--database and --control lead to the same file. Name another one for each.');
  }
  if (documents !== '') requireFolder('--documents', documents);
  if (record !== '') requireOwnFile('--record', record, /^(\{"method":|$)/, 'a recording of requests');
  if (readyFile !== '') {
    requireOwnFile('--ready-file', readyFile, /^(\{"url":|$)/, 'a ready file');
    if (existsSync(readyFile)) requireWritableFolderOf('--ready-file', readyFile);
  }
  // They are read again when they are renewed, which only files can be.
  if (tlsCert !== '') requireReadable('--tls-cert', tlsCert);
  if (tlsKey !== '') requireReadable('--tls-key', tlsKey);
}

function requireDatabase(flag: string, path: string): void {
  if (!requireWritable(flag, path)) return;
  requireWritableFolderOf(flag, path);
  if (!DATABASE.test(beginningOf(flag, path, 16)))
    throw new SettingError(`${flag} ${path} is no database. Name one, or a file that does not exist yet.`);
}

/** By whatever names, links and folders. */
const isSameFile = (one: string, other: string) =>
  existsSync(one) && existsSync(other) && realpathSync(one) === realpathSync(other);

/** `beginning`: how a file of that kind begins. */
function requireOwnFile(flag: string, path: string, beginning: RegExp, kind: string): void {
  if (requireWritable(flag, path) && !beginning.test(beginningOf(flag, path, 20)))
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
    throw new SettingError(
      '--sftp-hosts needs the package ssh2 beside this one: npm install ssh2, with --global where bitewing was installed so.',
    );
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
